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
    public async Task Large_differences_come_without_their_values()
    {
        var lamp = fixture.Lamp();
        foreach (var attribute in (string[])["description", "name"])
        {
            lamp.Values[attribute] = new V1.ValueSet();
            lamp.Values[attribute].Values.Add(attribute == "name" ? CatalogFixture.Text("Leuchte", "de-DE") : CatalogFixture.Text(new string('語', 60_000), "de-DE", "web"));
        }
        for (var i = 0; i < 17; i++) lamp.Values["description"].Values.Add(CatalogFixture.Text(new string('語', 60_000), $"de-{(char)('A' + i)}A", "web"));
        var created = await fixture.CreateAsync(lamp);

        var byField = (await DiffAsync(created)).Differences.ToDictionary(d => d.Field);

        Assert.Equal((0, 0), (byField["values.description"].Draft.Count, byField["values.name"].Draft.Count));
        Assert.NotEmpty(byField["family"].DraftText);
    }

    private async Task<V1.DiffPublicationResponse> DiffAsync(V1.Product product) =>
        await fixture.Publications.DiffPublicationAsync(new() { Name = $"{product.Name}/publications/web" });
}
