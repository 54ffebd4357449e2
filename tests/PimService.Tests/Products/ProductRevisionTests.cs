using Grpc.Core;
using V1 = Pim.V1;

namespace PimService.Tests.Products;

public sealed class ProductRevisionTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    private readonly V1.ProductService.ProductServiceClient _products = fixture.Products;

    [Fact]
    public async Task Revisions_are_listed_newest_first_without_products()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp(("name", CatalogFixture.Text("Eins", "de-DE"))));
        await _products.UpdateProductAsync(new() { Product = new() { Sku = lamp.Sku, Enabled = false } });
        await _products.DeleteProductAsync(new() { Name = lamp.Name });
        var revisions = await RevisionsAsync(lamp.Name);
        Assert.Equal(3, revisions.Count);
        Assert.All(revisions, r => Assert.Null(r.Product));
        Assert.All(revisions, r => Assert.StartsWith(lamp.Name + "/revisions/", r.Name, StringComparison.Ordinal));
        Assert.Equal(["enabled"], revisions[1].ChangedFields);
        Assert.Equal(revisions.OrderByDescending(r => r.CreateTime.ToDateTime()), revisions);
    }

    [Fact]
    public async Task Revisions_are_paged()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp());
        for (var i = 0; i < 4; i++) await _products.UpdateProductAsync(new() { Product = new() { Sku = lamp.Sku, Enabled = i % 2 == 1 } });
        var all = await RevisionsAsync(lamp.Name);
        var paged = new List<V1.ProductRevision>();
        for (var token = ""; ;)
        {
            var page = await _products.ListProductRevisionsAsync(new() { Name = lamp.Name, PageSize = 2, PageToken = token });
            paged.AddRange(page.Revisions);
            token = page.NextPageToken;
            if (token.Length == 0) break;
        }
        Assert.Equal(all, paged);
        Assert.Equal(["page_token"], (await Refusal.OfAsync(_products.ListProductRevisionsAsync(new() { Name = lamp.Name, PageToken = "x" }))).Fields);
    }

    [Fact]
    public async Task Revision_holds_the_product_as_it_was()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp(("name", CatalogFixture.Text("Eins", "de-DE"))));
        await _products.UpdateProductAsync(new() { Product = new() { Sku = lamp.Sku }, UpdateMask = new() { Paths = { "values" } } });
        var revision = await _products.GetProductRevisionAsync(new() { Name = (await RevisionsAsync(lamp.Name))[1].Name });
        Assert.Equal((lamp.Etag, "Eins"), (revision.Product.Etag, revision.Product.Values["name"].Values[0].Text));
    }

    [Fact]
    public async Task Restored_product_is_again_what_it_was()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp(("name", CatalogFixture.Text("Eins", "de-DE"))));
        var changed = await _products.UpdateProductAsync(new() { Product = new() { Sku = lamp.Sku, Enabled = false }, UpdateMask = new() { Paths = { "*" } } });
        var first = (await RevisionsAsync(lamp.Name))[1].Name;

        var dry = await _products.RestoreProductAsync(new() { Name = first, ValidateOnly = true });
        Assert.Equal("lamps", dry.Family);
        Assert.Equal(changed, await _products.GetProductAsync(new() { Name = lamp.Name }));
        Assert.Equal((StatusCode.Aborted, changed.Etag), await StaleAsync(_products.RestoreProductAsync(new() { Name = first, Etag = lamp.Etag })));

        var restored = await _products.RestoreProductAsync(new() { Name = first, Etag = changed.Etag });
        Assert.Equal((lamp.Values, lamp.Enabled, lamp.Family), (restored.Values, restored.Enabled, restored.Family));
        Assert.NotEqual(lamp.Etag, restored.Etag);
    }

    [Fact]
    public async Task Deleted_product_comes_back()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp());
        await _products.DeleteProductAsync(new() { Name = lamp.Name });
        var revisions = await RevisionsAsync(lamp.Name);
        Assert.Equal(StatusCode.FailedPrecondition, (await Refusal.OfAsync(_products.RestoreProductAsync(new() { Name = revisions[0].Name }))).Code);
        await _products.RestoreProductAsync(new() { Name = revisions[1].Name });
        Assert.Equal("lamps", (await _products.GetProductAsync(new() { Name = lamp.Name })).Family);
    }

    [Fact]
    public async Task Revisions_that_do_not_exist_are_not_found_and_names_that_are_none_refused()
    {
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(_products.ListProductRevisionsAsync(new() { Name = "products/nobody" }))).Code);
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(_products.GetProductRevisionAsync(new() { Name = "products/nobody/revisions/1" }))).Code);
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(_products.RestoreProductAsync(new() { Name = "products/nobody/revisions/1" }))).Code);
        Assert.Equal(["name"], (await Refusal.OfAsync(_products.GetProductRevisionAsync(new() { Name = "products/nobody" }))).Fields);
        Assert.Equal(["name"], (await Refusal.OfAsync(_products.RestoreProductAsync(new() { Name = "products/x/revisions/first" }))).Fields);
    }

    private async Task<IReadOnlyList<V1.ProductRevision>> RevisionsAsync(string name) =>
        (await _products.ListProductRevisionsAsync(new() { Name = name })).Revisions;

    private static async Task<(StatusCode, string)> StaleAsync(AsyncUnaryCall<V1.Product> call)
    {
        var refusal = await Refusal.OfAsync(call);
        return (refusal.Code, refusal.Facts["etag"]);
    }
}
