using Pim.Application.Search;
using Pim.Domain;
using Pim.Domain.Attributes;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Application.Tests.Search;

public sealed class ContentSearchesTests
{
    private static readonly ContentSearchRequest InEnglish = new() { Channel = "web", Locale = "en-US" };

    [Fact]
    public async Task What_is_published_is_found_until_it_is_withdrawn()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L-1") with { Values = Shop.Text("name", "en-US", "Desk lamp") });
        Assert.Empty(await FindAsync(shop, "desk"));

        await shop.PublishAsync("web", "L-1");
        Assert.Equal(["L-1"], await FindAsync(shop, "desk"));
        await shop.UpdateAsync(Shop.Lamp("L-1") with { Values = Shop.Text("name", "en-US", "Floor lamp") });
        Assert.Equal(["L-1"], await FindAsync(shop, "DESK"));
        await shop.PublishAsync("web", "L-1");
        Assert.Empty(await FindAsync(shop, "desk"));
        Assert.Equal(["L-1"], await FindAsync(shop, "l1"));

        await shop.Publisher.UnpublishAsync("web", ["L-1"], Shop.As, Shop.Token);
        Assert.Empty(await FindAsync(shop, ""));
    }

    [Fact]
    public async Task An_attribute_that_becomes_searchable_makes_products_found_without_a_change_of_their_content()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L-1", ("weight", new MeasurementValue(750, "GRAM"))));
        await shop.PublishAsync("web", "L-1");
        var (_, token) = await shop.ChangesAsync("web");
        Assert.Empty(await FindAsync(shop, "750g"));

        var schema = await shop.Schemas.CurrentAsync(Shop.Token);
        await shop.PutAsync(schema.Attributes["weight"] with { Searchable = true });
        await shop.WorkAsync();

        Assert.Equal(["L-1"], await FindAsync(shop, "750g"));
        Assert.Empty((await shop.ChangesAsync("web", token)).Changes);

        await shop.PutAsync((await shop.Schemas.CurrentAsync(Shop.Token)).Attributes["weight"] with { Searchable = false });
        await shop.WorkAsync();
        Assert.Empty(await FindAsync(shop, "750g"));
    }

    [Fact]
    public async Task A_variant_is_found_by_what_it_inherits_and_models_when_asked_for()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(new ProductEdit
        {
            Sku = "model", Type = ProductType.Model, Family = "shoes", FamilyVariant = "shoes_size", Values = Shop.Text("name", "en-US", "Runner"),
        });
        await shop.CreateAsync(new ProductEdit { Sku = "shoe", Parent = "model", Values = Shop.Set(("size", new NumberValue(42))) });
        await shop.PublishAsync("web", "shoe");

        Assert.Equal(["shoe"], await FindAsync(shop, "runner"));
        Assert.Equal(["model"], Skus(await shop.Searches.SearchAsync(InEnglish with { Query = "runner", Type = ProductType.Model }, Shop.Token)));
    }

    [Fact]
    public async Task A_locale_that_the_channel_serves_no_more_leaves_no_entries()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L-1"));
        await shop.PublishAsync("web", "L-1");
        var web = (await shop.Schemas.CurrentAsync(Shop.Token)).Channels["web"];

        await shop.PutAsync(web with { Locales = [web.Locales[1] with { Fallbacks = [] }] });
        await shop.WorkAsync();
        await shop.PutAsync(web);

        Assert.Empty((await shop.Searches.SearchAsync(InEnglish, Shop.Token)).Contents);
        await shop.WorkAsync();
        Assert.Equal(["L-1"], await FindAsync(shop, ""));
    }

    [Fact]
    public async Task Content_of_an_unknown_format_gets_its_entries_at_the_start()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L-1"));
        await shop.PublishAsync("web", "L-1");
        await shop.ForgetSearchAsync("web", "L-1", (await shop.Schemas.CurrentAsync(Shop.Token)).Version);
        var (_, token) = await shop.ChangesAsync("web");
        Assert.Empty(await FindAsync(shop, ""));

        await shop.ContentWorker.AdoptFormatAsync(Shop.Token);
        await shop.WorkAsync();

        Assert.Equal(["L-1"], await FindAsync(shop, ""));
        Assert.Empty((await shop.ChangesAsync("web", token)).Changes);
    }

    [Fact]
    public async Task Facets_are_described_in_the_locale()
    {
        await using var shop = await Shop.OpenAsync();
        var schema = await shop.Schemas.CurrentAsync(Shop.Token);
        await shop.PutAsync(schema.Attributes["color"] with { Facet = true });
        await shop.CreateAsync(
            new ProductEdit { Sku = "A", Family = "shoes", Categories = ["lighting"], Values = Shop.Set(("color", new OptionValue("red"))) });
        await shop.CreateAsync(new ProductEdit { Sku = "B", Family = "shoes", Values = Shop.Set(("color", new OptionValue("blue"))) });
        await shop.PublishAsync("web", "A", "B");

        var found = await shop.Searches.SearchAsync(
            new ContentSearchRequest { Channel = "web", Locale = "de-DE", Facets = ["values.color", "categories", "family"],
                Selections = [new("values.color", ["red"])] }, Shop.Token);

        Assert.Equal(["A"], Skus(found));
        Assert.Equal(
            ["values.color Farbe: blue Blau 1 False, red Rot 1 True", "categories : home Zuhause 1 False, lighting Licht 1 False",
                "family : shoes [shoes] 1 False"],
            found.Facets.Select(f => $"{f.Facet} {f.Label}: {string.Join(", ", f.Values.Select(v => $"{v.Value} {v.Label} {v.Count} {v.IsSelected}"))}"));
        Assert.Equal(["A"], Skus(await shop.Searches.SearchAsync(InEnglish with { Category = "home" }, Shop.Token)));
    }

    [Fact]
    public async Task What_cannot_be_asked_for_is_named()
    {
        await using var shop = await Shop.OpenAsync();

        var refusal = await Assert.ThrowsAsync<PimException>(() => shop.Searches.SearchAsync(
            InEnglish with { Facets = ["family", "values.color", "colour", "family"], Selections = [new("values.nothing", ["x"])], Category = "internal" },
                Shop.Token));

        Assert.Equal(
            ["selections[0].facet UNKNOWN_FACET", "facets[1] UNKNOWN_FACET", "facets[2] UNKNOWN_FACET", "facets[3] DUPLICATE", "category UNKNOWN_CATEGORY"],
            refusal.Violations.Select(v => $"{v.Field} {v.Reason}"));
    }

    [Fact]
    public async Task A_query_without_a_word_finds_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L-1"));
        await shop.PublishAsync("web", "L-1");

        Assert.Empty(await FindAsync(shop, "?!"));
    }

    private static async Task<IReadOnlyList<string>> FindAsync(Shop shop, string query) =>
        Skus(await shop.Searches.SearchAsync(InEnglish with { Query = query }, Shop.Token));

    private static List<string> Skus(FoundContents found) => found.Contents.Select(c => c.Sku).ToList();
}
