using Grpc.Core;
using V1 = Pim.V1;

namespace PimService.Tests.Products;

/// <summary>Several products: batches and pages.</summary>
public sealed class ProductListingTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    private readonly V1.ProductService.ProductServiceClient _products = fixture.Products;

    [Fact]
    public async Task Batch_get_answers_in_the_order_asked()
    {
        var (a, b) = (await fixture.CreateAsync(fixture.Lamp()), await fixture.CreateAsync(fixture.Lamp()));
        var response = await _products.BatchGetProductsAsync(new() { Names = { b.Name, a.Name, b.Name } });
        Assert.Equal([b, a, b], response.Products);
    }

    [Fact]
    public async Task Batch_get_names_all_that_do_not_exist()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp());
        var refusal = await Refusal.OfAsync(_products.BatchGetProductsAsync(new() { Names = { "products/no%2F1", lamp.Name, "products/no2" } }));
        Assert.Equal(StatusCode.NotFound, refusal.Code);
        Assert.Contains("products/no%2F1, products/no2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_get_of_names_that_are_none_tells_each()
    {
        var refusal = await Refusal.OfAsync(_products.BatchGetProductsAsync(new() { Names = { "x", "products/x", "" } }));
        Assert.Equal((StatusCode.InvalidArgument, "names[0] names[2]"), (refusal.Code, string.Join(' ', refusal.Fields)));
        Assert.Equal(["names"], (await Refusal.OfAsync(_products.BatchGetProductsAsync(new()))).Fields);
    }

    [Fact]
    public async Task Large_products_are_answered_in_parts_that_fit()
    {
        var family = fixture.Fresh("large");
        await new V1.FamilyService.FamilyServiceClient(fixture.Channel)
            .CreateFamilyAsync(new() { Family = new V1.Family { Code = family, Attributes = { "description" } } });
        var names = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            var large = new V1.Product { Sku = fixture.Fresh("large"), Family = family, Values = { ["description"] = new V1.ValueSet() } };
            foreach (var (channel, locale) in new[] { ("web", "en-US"), ("web", "de-DE"), ("print", "de-DE") })
                large.Values["description"].Values.Add(CatalogFixture.Text(new string('ü', 65_000), locale, channel));
            names.Add((await fixture.CreateAsync(large)).Name);
        }
        var refusal = await Refusal.OfAsync(_products.BatchGetProductsAsync(new() { Names = { names } }));
        Assert.Equal((StatusCode.ResourceExhausted, "ANSWER_TOO_LARGE"), (refusal.Code, refusal.Reason));
        Assert.Equal(12, (await _products.BatchGetProductsAsync(new() { Names = { names }, ReadMask = new() { Paths = { "name" } } })).Products.Count);

        var updated = (await BatchAsync(
            [.. names.Select(n => new V1.UpdateProductRequest { Product = new V1.Product { Name = n, Enabled = false } })])).Products;
        Assert.Equal(names, updated.Select(p => p.Name));
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0], updated.Select(p => p.Values.Count)); // 390 kB each, up to 3 MB
        Assert.All(updated, p => Assert.NotEmpty(p.Etag));

        var pages = await PagesAsync($"family = \"{family}\"", 1_000);
        Assert.Equal([5, 5, 2], pages.Select(p => p.Count));
        Assert.Equal(names.Order(StringComparer.Ordinal), pages.SelectMany(p => p).Select(p => p.Name));
    }

    [Fact]
    public async Task Pages_hold_each_match_once_by_sku()
    {
        var family = fixture.Fresh("paged");
        await new V1.FamilyService.FamilyServiceClient(fixture.Channel).CreateFamilyAsync(new() { Family = new V1.Family { Code = family } });
        var skus = Enumerable.Range(0, 7).Select(_ => fixture.Fresh("p")).ToList();
        foreach (var sku in skus) await fixture.CreateAsync(new V1.Product { Sku = sku, Family = family, Enabled = skus.IndexOf(sku) != 3 });
        var pages = await PagesAsync($"family = \"{family}\"", 3);
        Assert.Equal(skus.Order(StringComparer.Ordinal), pages.SelectMany(p => p).Select(p => p.Sku));
        Assert.All(pages.SkipLast(1), p => Assert.Equal(3, p.Count));
        Assert.Equal(6, (await PagesAsync($"family = \"{family}\" AND enabled = true", 100)).Sum(p => p.Count));
    }

    [Fact]
    public async Task Read_mask_answers_what_it_names_only()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp(("name", CatalogFixture.Text("Eins", "de-DE")), ("gtin", CatalogFixture.Text(fixture.Fresh()))));
        var read = await _products.GetProductAsync(new() { Name = lamp.Name, ReadMask = new() { Paths = { "sku", "values.name" } } });
        Assert.Equal(new V1.Product { Sku = lamp.Sku, Values = { ["name"] = lamp.Values["name"] } }, read);
        var refusal = await Refusal.OfAsync(_products.GetProductAsync(new() { Name = lamp.Name, ReadMask = new() { Paths = { "sku", "price" } } }));
        Assert.Equal((StatusCode.InvalidArgument, "read_mask.paths[1]"), (refusal.Code, refusal.Fields.Single()));
    }

    [Theory]
    [InlineData("family = ", "", 0, "filter")]
    [InlineData("colour = 1", "", 0, "filter")]
    [InlineData("", "", -1, "page_size")]
    [InlineData("", "nothing", 0, "page_token")]
    public async Task Listing_that_cannot_be_read_is_refused(string filter, string token, int size, string field)
    {
        var refusal = await Refusal.OfAsync(_products.ListProductsAsync(new() { Filter = filter, PageToken = token, PageSize = size }));
        Assert.Equal((StatusCode.InvalidArgument, field), (refusal.Code, refusal.Fields.Single()));
    }

    [Fact]
    public async Task Token_of_another_filter_is_refused()
    {
        await fixture.CreateAsync(fixture.Lamp());
        await fixture.CreateAsync(fixture.Lamp());
        var page = await _products.ListProductsAsync(new() { PageSize = 1 });
        Assert.Equal(["page_token"],
            (await Refusal.OfAsync(_products.ListProductsAsync(new() { PageToken = page.NextPageToken, Filter = "enabled = true" }))).Fields);
    }

    [Fact]
    public async Task Batch_update_changes_all_or_none()
    {
        var (a, b) = (await fixture.CreateAsync(fixture.Lamp()), await fixture.CreateAsync(fixture.Lamp()));
        var name = new V1.ValueSet { Values = { CatalogFixture.Text("ok", "de-DE"), CatalogFixture.Text(new string('x', 51), "en-US") } };
        var weight = new V1.ValueSet { Values = { new V1.Value { Measurement = new() { Amount = "?" } } } };
        var refusal = await Refusal.OfAsync(BatchAsync(
            new() { Product = new() { Sku = a.Sku, Enabled = false } },
            new() { Product = new() { Sku = b.Sku, Values = { ["name"] = name, ["weight"] = weight } } }));
        Assert.Equal(StatusCode.InvalidArgument, refusal.Code);
        Assert.Equal(
            ["requests[1].product.values.name.values[1].text", "requests[1].product.values.weight.values[0].measurement.amount"],
                refusal.Fields.Order(StringComparer.Ordinal));
        Assert.Equal(a, await _products.GetProductAsync(new() { Name = a.Name }));

        var response = await BatchAsync(
            new() { Product = new() { Sku = b.Sku, Enabled = false } },
            new() { Product = new() { Name = a.Name }, UpdateMask = new() { Paths = { "family" } } },
            new() { Product = fixture.Lamp(), AllowMissing = true });
        Assert.Equal([(b.Sku, false, "lamps"), (a.Sku, true, "")], response.Products.Take(2).Select(p => (p.Sku, p.Enabled, p.Family)));
        Assert.Equal(3, response.Products.Select(p => p.Etag).Distinct().Count());
    }

    [Fact]
    public async Task Batch_update_tells_which_mask_is_wrong()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp());
        var refusal = await Refusal.OfAsync(BatchAsync(
            new() { Product = fixture.Lamp(), AllowMissing = true, UpdateMask = new() { Paths = { "completeness" } } },
            new() { Product = new() { Sku = lamp.Sku }, UpdateMask = new() { Paths = { "enabled", "values.nothing", "colour" } } }));
        Assert.Equal(["requests[0].update_mask.paths[0]", "requests[1].update_mask.paths[1]", "requests[1].update_mask.paths[2]"], refusal.Fields);
    }

    [Fact]
    public async Task Batch_update_with_missing_products_is_not_found_and_names_them()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp());
        var refusal = await Refusal.OfAsync(BatchAsync(
            new() { Product = new() { Sku = lamp.Sku, Enabled = false } }, new() { Product = new() { Sku = "nobody" } },
                new() { Product = new() { Sku = "no_one" } }));
        Assert.Equal((StatusCode.NotFound, "products/nobody", "products/nobody products/no_one"),
            (refusal.Code, refusal.Facts["resource"], refusal.Facts["missing"]));
        Assert.Equal(lamp, await _products.GetProductAsync(new() { Name = lamp.Name }));
    }

    private AsyncUnaryCall<V1.BatchUpdateProductsResponse> BatchAsync(params V1.UpdateProductRequest[] requests) =>
        _products.BatchUpdateProductsAsync(new() { Requests = { requests } });

    private async Task<List<IReadOnlyList<V1.Product>>> PagesAsync(string filter, int size)
    {
        var pages = new List<IReadOnlyList<V1.Product>>();
        for (var token = ""; ;)
        {
            var page = await _products.ListProductsAsync(new() { Filter = filter, PageSize = size, PageToken = token });
            pages.Add(page.Products);
            token = page.NextPageToken;
            if (token.Length == 0) return pages;
        }
    }
}
