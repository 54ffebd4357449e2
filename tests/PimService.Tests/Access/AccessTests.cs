using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Pim.Domain.Access;
using Pim.V1;
using PimService.Access;
using PimService.Hosting;

namespace PimService.Tests.Access;

public sealed class AccessTests(AccessFixture service) : IClassFixture<AccessFixture>
{
    // A call that is let through would wait for what its caller does not send.
    private static DateTime Soon => TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(20);

    private readonly ProductService.ProductServiceClient _products = new(service.Channel);

    [Fact]
    public void Every_method_of_the_contract_asks_for_a_permission_and_the_standard_ones_for_none()
    {
        var methods = new MethodPermissions(service.Services.GetRequiredService<ServedServices>());
        foreach (var method in service.Services.GetRequiredService<ServedServices>().Descriptors.SelectMany(s => s.Methods))
        {
            var needed = methods.Of($"/{method.Service.FullName}/{method.Name}");
            Assert.Equal((method.FullName, method.File.Package == "pim.v1"), (method.FullName, needed != Permissions.None));
        }
    }

    [Theory]
    [InlineData("ContentService/GetContent", Permissions.Content)]
    [InlineData("ContentService/PreviewContent", Permissions.Catalog)]
    [InlineData("ProductService/GetProduct", Permissions.Catalog)]
    [InlineData("ChannelService/ListChannels", Permissions.Content | Permissions.Catalog | Permissions.Insights)]
    [InlineData("ChannelService/DeleteChannel", Permissions.Catalog)]
    [InlineData("AssetService/DownloadBlob", Permissions.Catalog)]
    [InlineData("EventService/WriteEvents", Permissions.Events)]
    [InlineData("EventService/EraseCustomer", Permissions.Customers)]
    [InlineData("InsightService/ListBuyAgain", Permissions.Events)]
    [InlineData("InsightService/GetCustomerInsight", Permissions.Customers)]
    [InlineData("InsightService/GetRetention", Permissions.Insights)]
    [InlineData("SegmentService/DeleteSegment", Permissions.Insights)]
    internal void A_permission_is_for_what_its_bearers_do(string method, Permissions needed) =>
        Assert.Equal(needed, new MethodPermissions(service.Services.GetRequiredService<ServedServices>()).Of($"/pim.v1.{method}"));

    [Fact]
    public async Task A_call_without_a_key_that_counts_is_refused_whatever_its_kind()
    {
        var contents = new ContentService.ContentServiceClient(service.Channel);
        Func<Metadata, Task>[] calls =
        [
            headers => _products.GetProductAsync(new() { Name = "products/a" }, headers).ResponseAsync,
            headers => contents.GetContentAsync(new() { Product = "products/a", Channel = "web", Locale = "en-US" }, headers).ResponseAsync,
            headers => contents.WatchChanges(new() { Channel = "web" }, headers).ResponseStream.MoveNext(default),
            headers => new TransferService.TransferServiceClient(service.Channel).ImportCatalog(headers, Soon).ResponseStream.MoveNext(default),
            headers => new AssetService.AssetServiceClient(service.Channel).UploadAsset(headers, Soon).ResponseAsync,
        ];
        (string Reason, Metadata Headers)[] tries =
        [
            ("KEY_REQUIRED", AccessFixture.Without),
            ("KEY_REQUIRED", service.With("all", scheme: "Basic ")),
            ("KEY_REQUIRED", service.With("all", scheme: "")),
            ("KEY_UNKNOWN", service.With("all", scheme: "Bearer x")),
            ("KEY_EXPIRED", service.With("old")),
        ];
        foreach (var (reason, headers) in tries)
        {
            foreach (var call in calls)
            {
                var refusal = await Refusal.OfAsync(() => call(headers));
                Assert.Equal((StatusCode.Unauthenticated, reason), (refusal.Code, refusal.Reason));
            }
        }
    }

    [Fact]
    public async Task A_key_allows_what_it_has_the_permission_for_and_nothing_else()
    {
        var create = new CreateProductRequest { Product = new() { Sku = "forbidden" } };

        var refusal = await Refusal.OfAsync(_products.CreateProductAsync(create, service.With("content")));

        Assert.Equal((StatusCode.PermissionDenied, "PERMISSION_REQUIRED"), (refusal.Code, refusal.Reason));
        Assert.Equal(("content", "catalog", "pim.v1.ProductService/CreateProduct"),
            (refusal.Facts["key"], refusal.Facts["permission"], refusal.Facts["method"]));
        var missing = await Refusal.OfAsync(_products.GetProductAsync(new() { Name = "products/forbidden" }, service.With("catalog")));
        Assert.Equal(StatusCode.NotFound, missing.Code);
    }

    [Fact]
    public async Task The_history_names_the_key_and_behind_it_whom_its_bearer_names()
    {
        await new FamilyService.FamilyServiceClient(service.Channel).CreateFamilyAsync(new() { Family = new() { Code = "lamps" } }, service.With("catalog"));
        var named = service.With("catalog", scheme: "bearer ");
        named.Add("pim-actor", "ann");

        await _products.CreateProductAsync(new() { Product = new() { Sku = "a", Family = "lamps" } }, named);
        await _products.CreateProductAsync(new() { Product = new() { Sku = "b", Family = "lamps" } }, service.With("catalog"));

        Assert.Equal("catalog/ann", await ActorAsync("products/a"));
        Assert.Equal("catalog", await ActorAsync("products/b"));
        Assert.Contains(service.Logs.Entries, entry => entry.Message.EndsWith("as catalog/ann", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Health_is_told_to_everybody() =>
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await new Grpc.Health.V1.Health.HealthClient(service.Channel).CheckAsync(new())).Status);

    private async Task<string> ActorAsync(string product) =>
        (await _products.ListProductRevisionsAsync(new() { Name = product }, service.With("catalog"))).Revisions[0].Actor;
}
