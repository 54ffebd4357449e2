using V1 = Pim.V1;

namespace PimService.Tests.Publications;

public sealed class DiffTests(PublicationFixture fixture) : IClassFixture<PublicationFixture>
{
    [Fact]
    public async Task Values_and_other_fields_are_told_as_published_and_as_drafted()
    {
        var lamp = fixture.Lamp(("name", CatalogFixture.Text("Eins", "de-DE")), ("name", CatalogFixture.Text("One", "en-US")));
        lamp.Categories.Add("lighting");
        var created = await fixture.CreateAsync(lamp);
        await fixture.PublishAsync("web", created);
        var changed = await fixture.Products.UpdateProductAsync(new()
        {
            Product = new V1.Product
            {
                Sku = lamp.Sku, Enabled = false, Associations = { ["upsell"] = new V1.CodeList { Codes = { "a", "b" } } },
                Values = { ["name"] = new V1.ValueSet { Values = { CatalogFixture.Text("Zwei", "de-DE"), CatalogFixture.Text("One", "en-US") } } },
            },
            UpdateMask = new() { Paths = { "enabled", "categories", "values.name", "associations" } },
        });

        var diff = await DiffAsync(created);

        Assert.Equal((await fixture.GetAsync("web", created)).Revision, diff.PublishedRevision);
        Assert.Equal(changed.Etag, (await fixture.Products.GetProductRevisionAsync(new() { Name = diff.DraftRevision })).Product.Etag);
        var byField = diff.Differences.ToDictionary(d => d.Field);
        Assert.Equal(["associations.upsell", "categories", "enabled", "values.name"], byField.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("Eins", "de-DE"), (byField["values.name"].Published.Single().Text, byField["values.name"].Published.Single().Locale));
        Assert.Equal("Zwei", byField["values.name"].Draft.Single().Text);
        Assert.Equal(("lighting", ""), (byField["categories"].PublishedText, byField["categories"].DraftText));
        Assert.Equal(("true", "false"), (byField["enabled"].PublishedText, byField["enabled"].DraftText));
        Assert.Equal(("", "a, b"), (byField["associations.upsell"].PublishedText, byField["associations.upsell"].DraftText));
    }

    [Fact]
    public async Task Against_nothing_everything_is_new_and_what_is_published_has_no_differences()
    {
        var lamp = await fixture.NewLampAsync();
        var before = await DiffAsync(lamp);
        Assert.Equal("", before.PublishedRevision);
        Assert.Contains("values.name", before.Differences.Select(d => d.Field));

        await fixture.PublishAsync("web", lamp);
        var after = await DiffAsync(lamp);
        Assert.Empty(after.Differences);
        Assert.Equal(after.DraftRevision, after.PublishedRevision);
    }

    [Fact]
    public async Task What_is_behind_the_first_3_MB_is_named_only()
    {
        var codes = Enumerable.Range(0, 20).Select(_ => fixture.Fresh("text")).Order(StringComparer.Ordinal).ToList();
        await fixture.ImportAsync(
            null, [.. codes.Select(c => new V1.CatalogRow { Attribute = new V1.Attribute { Code = c, Type = V1.AttributeType.RichText } })]);
        var product = new V1.Product { Sku = fixture.Fresh() };
        foreach (var code in codes) product.Values[code] = new V1.ValueSet { Values = { CatalogFixture.Text(new string('語', 60_000)) } };

        var differences =
            (await DiffAsync(await fixture.CreateAsync(product))).Differences.Where(d => d.Field.StartsWith("values.", StringComparison.Ordinal)).ToList();

        Assert.Equal(codes.Select(c => $"values.{c}"), differences.Select(d => d.Field));
        Assert.Equal(17, differences.Count(d => d.Draft.Count == 1)); // of 180 kB each
        Assert.All(differences[17..], d => Assert.Empty(d.Draft));
    }

    private async Task<V1.DiffPublicationResponse> DiffAsync(V1.Product product) =>
        await fixture.Publications.DiffPublicationAsync(new() { Name = $"{product.Name}/publications/web" });
}
