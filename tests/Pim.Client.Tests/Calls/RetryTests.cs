using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Pim.Client.Calls;
using Pim.V1;

namespace Pim.Client.Tests.Calls;

public sealed class RetryTests : ClientTests
{
    private ProductService.ProductServiceClient Client => new(Connection.Invoker);

    [Fact]
    public async Task A_read_is_tried_again_while_the_service_is_away_and_rests_longer_each_time()
    {
        Service.Products.Fail = call => call < 4 ? Away() : null;

        Assert.Equal("products/a", (await Client.GetProductAsync(new() { Name = "products/a" })).Name);

        Assert.Equal(4, Service.Products.Calls);
        Assert.Collection(Service.Time.Rests, r => Between(r, 200, 240), r => Between(r, 400, 480), r => Between(r, 800, 960));
    }

    [Fact]
    public async Task It_gives_up_after_four_tries_with_what_the_service_said()
    {
        Service.Products.Fail = _ => Away();
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.GetProductAsync(new() { Name = "products/a" }));
        Assert.Equal((StatusCode.Unavailable, "Away."), (error.StatusCode, error.Status.Detail));
        Assert.Equal(4, Service.Products.Calls);
    }

    [Fact]
    public async Task It_waits_as_long_as_the_service_asks()
    {
        Service.Products.Fail = call => call == 1
            ? TestService.Error(
                StatusCode.Unavailable, "STORE_AWAY", "Away.", new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(7)) }) : null;
        await Client.GetProductAsync(new() { Name = "products/a" });
        Assert.Equal([TimeSpan.FromSeconds(7)], Service.Time.Rests);
    }

    [Fact]
    public async Task A_rest_beyond_the_deadline_is_not_taken()
    {
        Service.Products.Fail = _ =>
            TestService.Error(StatusCode.Unavailable, "STORE_AWAY", "Away.", new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromMinutes(5)) });
        await Assert.ThrowsAsync<RpcException>(async () => await Client.GetProductAsync(new() { Name = "products/a" }));
        Assert.Equal(1, Service.Products.Calls);
    }

    [Theory]
    [InlineData("", false, 1)]
    [InlineData("5d1c4d5e-3c44-4a6e-9d55-0f63fcb2a6a1", false, 2)]
    [InlineData("", true, 2)]
    public async Task A_write_is_tried_again_only_where_twice_is_as_once(string requestId, bool isDryRun, int calls)
    {
        Service.Products.Fail = call => call == 1 ? Away() : null;
        var writing = async () => await Client.UpdateProductAsync(new() { Product = new() { Sku = "a" }, RequestId = requestId, ValidateOnly = isDryRun });
        if (calls == 1) await Assert.ThrowsAsync<RpcException>(writing);
        else await writing();
        Assert.Equal(calls, Service.Products.Calls);
    }

    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.DeadlineExceeded)]
    public async Task Any_other_error_is_final(StatusCode code)
    {
        Service.Products.Fail = _ => new RpcException(new Grpc.Core.Status(code, "No."));
        Assert.Equal(code, (await Assert.ThrowsAsync<RpcException>(async () => await Client.GetProductAsync(new() { Name = "products/a" }))).StatusCode);
        Assert.Equal(1, Service.Products.Calls);
    }

    [Fact]
    public async Task Calls_bring_the_key_name_the_actor_and_have_a_deadline()
    {
        await Client.GetProductAsync(new() { Name = "products/a" });
        Assert.Equal("Bearer pim_secret", Service.Products.Headers.GetValue("authorization"));
        Assert.Equal("Zo%C3%AB", Service.Products.Headers.GetValue("pim-actor"));
        Assert.InRange(Service.Products.Deadline - TimeProvider.System.GetUtcNow().UtcDateTime, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_listing_is_a_stream_over_all_its_pages()
    {
        Service.Products.Fail = call => call == 2 ? Away() : null;
        var skus = await Client.ListAllAsync(new ListProductsRequest { Filter = "x" }, default).Select(p => p.Sku).ToListAsync();
        Assert.Equal(["x0", "x1", "x2", "x3", "x4", "x5"], skus);
    }

    [Fact]
    public async Task Errors_are_told_with_their_reason_and_every_field()
    {
        var violations = new BadRequest { FieldViolations = { new BadRequest.Types.FieldViolation { Field = "product.sku", Description = "Is required." },
            new BadRequest.Types.FieldViolation { Field = "x", Description = "Is none." } } };
        Service.Products.Fail = _ => TestService.Error(StatusCode.InvalidArgument, "BAD_PRODUCT", "Wrong.", violations);
        var error = ServiceError.Of(await Assert.ThrowsAsync<RpcException>(async () => await Client.GetProductAsync(new())));
        Assert.Equal(("INVALID_ARGUMENT", "BAD_PRODUCT", "Wrong."), (error.Code, error.Reason, error.Message));
        Assert.Equal([new FieldViolation("product.sku", "Is required."), new FieldViolation("x", "Is none.")], error.Violations);
    }

    private static void Between(TimeSpan rest, int least, int most) => Assert.InRange(rest.TotalMilliseconds, least, most);

    private static RpcException Away() => new(new Grpc.Core.Status(StatusCode.Unavailable, "Away."));
}
