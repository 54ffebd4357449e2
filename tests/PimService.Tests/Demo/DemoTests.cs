using Microsoft.Extensions.DependencyInjection;
using Pim.Application.Products;
using Pim.V1;
using PimService.Demo;
using PimService.Hosting;

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

    private DemoLoader Loader() => ActivatorUtilities.CreateInstance<DemoLoader>(service.Services);
}

/// <summary>A service that loads the demo catalogue at its start.</summary>
public sealed class DemoFixture : ServiceFixture
{
    protected override Dictionary<string, string?> Settings => new() { ["Demo:Load"] = "true" };
}
