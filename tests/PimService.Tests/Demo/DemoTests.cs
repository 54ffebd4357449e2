using Microsoft.Extensions.DependencyInjection;
using Pim.Application.Products;
using Pim.V1;
using PimService.Demo;
using PimService.Hosting;
using PimService.Tests.Media;

namespace PimService.Tests.Demo;

public sealed class DemoTests(DemoFixture service) : IClassFixture<DemoFixture>
{
    [Fact]
    public async Task Empty_store_starts_with_the_demo_catalogue()
    {
        var products = await new ProductService.ProductServiceClient(service.Channel).ListProductsAsync(new ListProductsRequest());
        var families = await new FamilyService.FamilyServiceClient(service.Channel).ListFamiliesAsync(new ListFamiliesRequest());

        Assert.NotEmpty(products.Products);
        Assert.NotEmpty(families.Families);
        Assert.Contains(service.Logs.Entries, entry => entry.Message.StartsWith("Loaded the demo catalogue: ", StringComparison.Ordinal));
    }

    [ToolFact("vipsthumbnail", "libvips-tools")]
    public async Task Its_pictures_come_in_the_sizes_of_a_shop()
    {
        var media = await MediaAsync(service);

        Assert.Equal([("thumb", 160), ("card", 320), ("zoom", 480)], media.SelectMany(link => link.Renditions)
            .Select(rendition => (rendition.Name, rendition.Width)).Distinct());
        using var http = new HttpClient();
        var thumb = await http.GetByteArrayAsync(new Uri(service.Address, new Uri(media[0].Renditions[0].Url).AbsolutePath));
        Assert.Equal("WEBP"u8, thumb.AsSpan(8, 4));
    }

    [Fact]
    public async Task Where_no_renditions_can_be_made_it_offers_none()
    {
        var plain = new PlainDemoFixture();
        await plain.InitializeAsync();

        Assert.All(await MediaAsync(plain), link => Assert.Empty(link.Renditions));
        Assert.Contains(plain.Logs.Entries, entry => entry.Message.Contains("apt-get install libvips-tools", StringComparison.Ordinal));
        await plain.DisposeAsync();
    }

    [Fact]
    public async Task Store_with_something_in_it_is_left_alone()
    {
        var store = service.Services.GetRequiredService<IProductStore>();
        var before = await store.CountAsync(ProductQuery.All, default);
        var client = new ProductService.ProductServiceClient(service.Channel);
        var page = await client.ListProductsAsync(new ListProductsRequest { Filter = "type = PRODUCT", PageSize = 1 });
        await client.DeleteProductAsync(new DeleteProductRequest { Name = page.Products.Single().Name });

        await Loader().StartAsync(default);

        Assert.Equal(before - 1, await store.CountAsync(ProductQuery.All, default));
        Assert.Contains(service.Logs.Entries, entry => entry.Message == "The store is not empty: the demo catalogue is not loaded");
    }

    [Fact]
    public async Task Row_that_is_refused_stops_the_start_and_is_named()
    {
        string[] lines = ["""{"family":{"code":"demo_family"}}""", """{"product":{"sku":"demo-1","family":"no_such_family"}}"""];

        var problem = await Assert.ThrowsAsync<StartupException>(() => Loader().LoadAsync(lines, default));

        Assert.StartsWith("Demo:Load: row 2 (products/demo-1): ", problem.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<MediaLink>> MediaAsync(ServiceFixture service)
    {
        var content = await new ContentService.ContentServiceClient(service.Channel)
            .GetContentAsync(new GetContentRequest { Product = "products/TARN-SALTMARSH-3", Channel = "web", Locale = "en-US" });
        return content.Media.Where(link => link.MediaType == "image/jpeg").ToList();
    }

    private DemoLoader Loader() => ActivatorUtilities.CreateInstance<DemoLoader>(service.Services);
}

/// <summary>A service that loads the demo catalogue at its start.</summary>
public class DemoFixture : ServiceFixture
{
    protected override Dictionary<string, string?> Settings => new() { ["Demo:Load"] = "true", ["Media:BaseUrl"] = "http://media.test" };
}

/// <summary>The same where libvips is not installed.</summary>
public sealed class PlainDemoFixture : DemoFixture
{
    protected override Dictionary<string, string?> Settings => new(base.Settings) { ["Media:ToolPath"] = "/nowhere" };
}
