using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using V1 = Pim.V1;

namespace PimService.Tests.Products;

/// <summary>One product at a time: create, get, update, delete.</summary>
public sealed class ProductServiceTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    private const string RequestId = "b9f1c7aa-0b52-4c3e-8a51-3a7d2f4461";

    private readonly V1.ProductService.ProductServiceClient _products = fixture.Products;

    [Theory]
    [InlineData("a/b")]
    [InlineData("100%")]
    [InlineData("%2F")]
    [InlineData("Größe 42 ½")]
    [InlineData("日本語 👟")]
    public async Task Product_of_any_sku_is_found_by_its_name(string sku)
    {
        var created = await fixture.CreateAsync(new V1.Product { Sku = sku });
        Assert.Equal(created, await GetAsync(created.Name));
        Assert.Equal(sku, created.Sku);
        await _products.DeleteProductAsync(new() { Name = created.Name });
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => GetAsync(created.Name))).Code);
    }

    [Fact]
    public async Task Created_product_is_answered_with_all_that_is_known_of_it()
    {
        var weight = new V1.Value { Measurement = new V1.Measurement { Amount = "1.50", Unit = "KILOGRAM" } };
        var lamp = fixture.Lamp(("name", CatalogFixture.Text("Leuchte", "de-DE")), ("weight", weight));
        lamp.Categories.Add("lighting");
        lamp.Associations.Add("upsell", new V1.CodeList { Codes = { "another", "one" } });
        var created = await fixture.CreateAsync(lamp);
        Assert.Equal((V1.Product.Types.Type.Product, true, $"products/{lamp.Sku}"), (created.Type, created.Enabled, created.Name));
        Assert.Equal((lamp.Values, lamp.Associations, lamp.Categories), (created.Values, created.Associations, created.Categories));
        Assert.Equal(["print de-DE 100", "web en-US 50", "web de-DE 100"], created.Completeness.Select(c => $"{c.Channel} {c.Locale} {c.Percent}"));
        Assert.Equal(["name"], created.Completeness[1].MissingAttributes);
        Assert.Equal(created.CreateTime, created.UpdateTime);
        Assert.Empty(created.Issues);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_its_place_unreadable_or_not()
    {
        var lamp = fixture.Lamp(
            ("weight", new V1.Value { Measurement = new V1.Measurement { Amount = "heavy" } }),
            ("name", CatalogFixture.Text("ok", "de_DE")),
            ("name", CatalogFixture.Text(new string('x', 51), "en_US")),
            ("style", new V1.Value { Options = new V1.CodeList { Codes = { "modern", "baroque" } } }),
            ("nothing", CatalogFixture.Text("x")));
        lamp.Family = "nowhere";
        lamp.Categories.Add("nowhere");
        var refusal = await Refusal.OfAsync(() => fixture.CreateAsync(lamp));
        Assert.Equal((StatusCode.InvalidArgument, "VIOLATIONS"), (refusal.Code, refusal.Reason));
        Assert.Equal(
            [
                "product.categories", "product.family", "product.values.name.values[1].text", "product.values.nothing.values[0]",
                "product.values.style.values[0].options.codes[1]", "product.values.weight.values[0].measurement.amount",
            ],
            refusal.Fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_catalogue_does_not_allow_is_a_failed_precondition()
    {
        var refusal = await Refusal.OfAsync(() => fixture.CreateAsync(new V1.Product { Sku = fixture.Fresh(), Parent = "nobody" }));
        Assert.Equal((StatusCode.FailedPrecondition, "UNKNOWN_PARENT", "product.parent"), (refusal.Code, refusal.Reason, refusal.Fields.Single()));
    }

    [Fact]
    public async Task Sku_or_unique_value_that_is_taken_already_exists()
    {
        var lamp = fixture.Lamp(("gtin", CatalogFixture.Text(fixture.Fresh("gtin"))));
        await fixture.CreateAsync(lamp);
        Assert.Equal((StatusCode.AlreadyExists, "ALREADY_EXISTS"), Of(await Refusal.OfAsync(() => fixture.CreateAsync(lamp))));
        var other = fixture.Lamp(("gtin", lamp.Values["gtin"].Values[0]));
        var refusal = await Refusal.OfAsync(() => fixture.CreateAsync(other));
        Assert.Equal((StatusCode.AlreadyExists, "VALUE_TAKEN"), Of(refusal));
        Assert.Equal(["product.values.gtin.values[0]"], refusal.Fields);
    }

    [Fact]
    public async Task Validate_only_answers_as_if_it_were_done_and_changes_nothing()
    {
        var lamp = fixture.Lamp(("name", CatalogFixture.Text("Leuchte", "de-DE")));
        var answer = await _products.CreateProductAsync(new() { Product = lamp, ValidateOnly = true });
        Assert.Equal(("Leuchte", 3), (answer.Values["name"].Values[0].Text, answer.Completeness.Count));
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => GetAsync(answer.Name))).Code);

        var created = await fixture.CreateAsync(lamp);
        await _products.UpdateProductAsync(new() { Product = new() { Sku = lamp.Sku, Enabled = false }, ValidateOnly = true });
        await _products.DeleteProductAsync(new() { Name = created.Name, ValidateOnly = true });
        Assert.Equal(created, await GetAsync(created.Name));
    }

    [Fact]
    public async Task Sent_again_with_its_request_id_it_changes_nothing_and_answers_the_current_state()
    {
        var request = new V1.CreateProductRequest
        {
            Product = fixture.Lamp(("name", CatalogFixture.Text("Eins", "de-DE")), ("weight", Weight("1"))), RequestId = RequestId + "01",
        };
        await _products.CreateProductAsync(request);
        var updated = await _products.UpdateProductAsync(new() { Product = new() { Sku = request.Product.Sku, Enabled = false } });
        var again = request.Clone();
        again.Product.Values.Clear();
        foreach (var (attribute, set) in request.Product.Values.Reverse()) again.Product.Values.Add(attribute, set); // clients write maps in any order
        Assert.Equal(updated, await _products.CreateProductAsync(again));

        again.Product.Enabled = false;
        var refusal = await Refusal.OfAsync(_products.CreateProductAsync(again));
        Assert.Equal((StatusCode.InvalidArgument, "REQUEST_ID_REUSED", "request_id"), (refusal.Code, refusal.Reason, refusal.Fields.Single()));
    }

    [Fact]
    public async Task Update_without_mask_changes_populated_fields_and_given_attributes()
    {
        var lamp = await fixture.CreateAsync(
            fixture.Lamp(("name", CatalogFixture.Text("Eins", "de-DE")), ("name", CatalogFixture.Text("One", "en-US")), ("weight", Weight("1"))));
        var update = new V1.Product { Name = lamp.Name, Values = { ["name"] = new V1.ValueSet { Values = { CatalogFixture.Text("Uno", "en-US") } } } };
        var updated = await _products.UpdateProductAsync(new() { Product = update });
        Assert.Equal(["name", "weight"], updated.Values.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["Uno"], updated.Values["name"].Values.Select(v => v.Text));
        Assert.Equal("lamps", updated.Family);
        Assert.NotEqual(lamp.Etag, updated.Etag);
    }

    [Fact]
    public async Task Update_changes_what_its_mask_names()
    {
        var lamp = fixture.Lamp(("name", CatalogFixture.Text("Eins", "de-DE")), ("weight", Weight("1")));
        lamp.Associations.Add("upsell", new V1.CodeList { Codes = { "a" } });
        await fixture.CreateAsync(lamp);
        var updated = await UpdateAsync(new V1.Product { Sku = lamp.Sku, Enabled = false }, "values.weight", "associations.upsell");
        Assert.Equal(("name", 0, true), (updated.Values.Keys.Single(), updated.Associations.Count, updated.Enabled));
        var replaced = await UpdateAsync(new V1.Product { Sku = lamp.Sku, Enabled = false }, "*");
        Assert.Equal((0, "", false), (replaced.Values.Count, replaced.Family, replaced.Enabled));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("values.nothing")]
    [InlineData("associations.nothing")]
    [InlineData("values.name.values")]
    [InlineData("update_time")]
    public async Task Path_that_does_not_exist_is_refused(string path)
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp());
        var refusal = await Refusal.OfAsync(() => UpdateAsync(lamp, "enabled", path));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_MASK", "update_mask.paths[1]"), (refusal.Code, refusal.Reason, refusal.Fields.Single()));
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_mask_and_the_product_is_told_at_once()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp());
        var update = new V1.Product { Sku = lamp.Sku, Family = "nothing", Type = (V1.Product.Types.Type)9 };
        var refusal = await Refusal.OfAsync(
            _products.UpdateProductAsync(new() { Product = update, UpdateMask = new() { Paths = { "colour", "family", "values.nothing", "type" } } }));
        Assert.Equal(StatusCode.InvalidArgument, refusal.Code);
        Assert.Equal(["product.family", "product.type", "update_mask.paths[0]", "update_mask.paths[2]"], refusal.Fields.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"fffffffffff\"")]
    [InlineData("nothing of ours")]
    public async Task Stale_etag_is_aborted_and_names_the_current_one(string stale)
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp());
        var update = new V1.Product { Sku = lamp.Sku, Enabled = false, Etag = stale };
        foreach (var refusal in new[]
                 {
                     await Refusal.OfAsync(() => UpdateAsync(update, "enabled")),
                     await Refusal.OfAsync(_products.DeleteProductAsync(new() { Name = lamp.Name, Etag = stale })),
                     await Refusal.OfAsync(_products.BatchUpdateProductsAsync(new() { Requests = { new V1.UpdateProductRequest { Product = update } } })),
                 })
        {
            Assert.Equal((StatusCode.Aborted, "STALE_ETAG"), Of(refusal));
            Assert.Equal((lamp.Etag, lamp.Name), (refusal.Facts["etag"], refusal.Facts["resource"]));
        }
        update.Etag = lamp.Etag;
        var updated = await UpdateAsync(update, "enabled");
        await _products.DeleteProductAsync(new() { Name = lamp.Name, Etag = updated.Etag });
    }

    [Fact]
    public async Task Missing_product_is_created_when_the_update_allows_it_and_not_found_otherwise()
    {
        var lamp = fixture.Lamp(("name", CatalogFixture.Text("Eins", "de-DE")));
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => UpdateAsync(lamp, "enabled"))).Code);
        var created = await _products.UpdateProductAsync(new() { Product = lamp, UpdateMask = new() { Paths = { "enabled" } }, AllowMissing = true });
        Assert.Equal("Eins", created.Values["name"].Values[0].Text);
        var updated = await _products.UpdateProductAsync(
            new() { Product = new() { Sku = lamp.Sku }, UpdateMask = new() { Paths = { "values" } }, AllowMissing = true });
        Assert.Empty(updated.Values);
    }

    [Fact]
    public async Task Deleted_product_is_gone()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp());
        await _products.DeleteProductAsync(new() { Name = lamp.Name });
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(_products.DeleteProductAsync(new() { Name = lamp.Name }))).Code);
        await _products.DeleteProductAsync(new() { Name = lamp.Name, AllowMissing = true });
    }

    [Fact]
    public async Task Model_with_children_cannot_be_deleted()
    {
        var model = await fixture.CreateAsync(
            new V1.Product { Sku = fixture.Fresh("model"), Type = V1.Product.Types.Type.Model, Family = "shoes", FamilyVariant = "shoes_size" });
        var variant = new V1.Product
        {
            Sku = fixture.Fresh("shoe"), Parent = model.Sku, Values = { ["size"] = new V1.ValueSet { Values = { new V1.Value { Number = "42" } } } },
        };
        await fixture.CreateAsync(variant);
        var refusal = await Refusal.OfAsync(_products.DeleteProductAsync(new() { Name = model.Name }));
        Assert.Equal((StatusCode.FailedPrecondition, "HAS_CHILDREN"), Of(refusal));
        Assert.Contains(variant.Sku, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_makes_a_change_is_told_by_metadata()
    {
        var lamp = fixture.Lamp();
        await _products.CreateProductAsync(new() { Product = lamp }, new Metadata { { "pim-actor", "anna" } });
        await _products.UpdateProductAsync(new() { Product = new() { Sku = lamp.Sku, Enabled = false } });
        var revisions = await _products.ListProductRevisionsAsync(new() { Name = $"products/{lamp.Sku}" });
        Assert.Equal(["anonymous", "anna"], revisions.Revisions.Select(r => r.Actor));
        var refusal = await Refusal.OfAsync(
            _products.CreateProductAsync(new() { Product = fixture.Lamp() }, new Metadata { { "pim-actor", new string('x', 129) } }));
        Assert.Equal((StatusCode.InvalidArgument, "pim-actor"), (refusal.Code, refusal.Fields.Single()));
    }

    [Fact]
    public async Task Request_that_names_nothing_is_refused()
    {
        Assert.Equal(["product"], (await Refusal.OfAsync(_products.CreateProductAsync(new()))).Fields);
        Assert.Equal(["product"], (await Refusal.OfAsync(_products.UpdateProductAsync(new()))).Fields);
        Assert.Equal(["product.sku"], (await Refusal.OfAsync(_products.UpdateProductAsync(new() { Product = new() }))).Fields);
        Assert.Equal(["name"], (await Refusal.OfAsync(_products.GetProductAsync(new()))).Fields);
        Assert.Equal(["name"], (await Refusal.OfAsync(_products.DeleteProductAsync(new() { Name = "products/a/b" }))).Fields);
    }

    private async Task<V1.Product> GetAsync(string name) => await _products.GetProductAsync(new() { Name = name });

    private async Task<V1.Product> UpdateAsync(V1.Product product, params string[] paths) =>
        await _products.UpdateProductAsync(new() { Product = product, UpdateMask = new FieldMask { Paths = { paths } } });

    private static V1.Value Weight(string amount) => new() { Measurement = new V1.Measurement { Amount = amount } };

    private static (StatusCode, string) Of(Refusal refusal) => (refusal.Code, refusal.Reason);
}
