using Grpc.Core;
using V1 = Pim.V1;
using Kind = Pim.V1.ContentAttribute.Types.AttributeKind;

namespace PimService.Tests.Content;

public sealed class ContentServiceTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    private readonly V1.ContentService.ContentServiceClient _contents = fixture.Contents;

    [Fact]
    public async Task Content_is_what_the_channel_and_locale_sees()
    {
        var better = await fixture.CreatePublishedAsync(fixture.Lamp(("name", CatalogFixture.Text("Besser", "de-DE"))));
        var hidden = fixture.Lamp();
        hidden.Enabled = false;
        await fixture.CreatePublishedAsync(hidden);
        var lamp = fixture.Lamp(
            ("name", CatalogFixture.Text("Lamp", "en-US")),
            ("weight", new V1.Value { Measurement = new V1.Measurement { Amount = "1.50", Unit = "KILOGRAM" } }),
            ("style", new V1.Value { Options = new V1.CodeList { Codes = { "modern", "art_deco" } } }),
            ("price", new V1.Value { Prices = new V1.PriceCollection { Prices = { Price("USD"), Price("EUR") } } }),
            ("picture", new V1.Value { Assets = new V1.CodeList { Codes = { "front.jpg", "back.jpg" } } }));
        lamp.Categories.Add("lighting");
        lamp.Associations.Add("upsell", new V1.CodeList { Codes = { hidden.Sku, better.Sku, "nobody" } });
        await fixture.CreatePublishedAsync(lamp);

        var content = await GetAsync(lamp.Sku, "web", "de_DE");
        Assert.Equal(($"channels/web/locales/de-DE/products/{lamp.Sku}", $"products/{lamp.Sku}", "Lamp", "front.jpg", "Lampen"),
            (content.Name, content.Product, content.Title, content.Image, content.Family.Label_));
        var byCode = content.Attributes.ToDictionary(a => a.Code);
        var (name, weight) = (byCode["name"], byCode["weight"].Measurement);
        Assert.Equal(("Lamp", "Name", "Grundlagen", "en-US", true), (name.Text, name.Label, name.Group.Label_, name.Locale, name.Fallback));
        Assert.Equal(("1.50", "Kilogramm", "kg"), (weight.Amount, weight.Unit.Label_, weight.Symbol));
        Assert.Equal(["Modern", "[art_deco]"], byCode["style"].Options.Labels.Select(l => l.Label_).Order(StringComparer.Ordinal));
        Assert.Equal(["EUR"], byCode["price"].Prices.Prices.Select(p => p.CurrencyCode));
        Assert.Equal(Kind.Text, byCode["sku"].Kind);
        Assert.Equal(("lighting", "Licht"), (content.Categories.Single().Code, content.Categories.Single().Label));
        Assert.Equal([better.Sku], content.Associations.Single().Products.Select(p => p.Sku));
        Assert.Equal(["front.jpg", "back.jpg"], content.Media.Select(m => m.Key));
        Assert.True(content.Sequence > 0);
    }

    [Fact]
    public async Task Variant_inherits_from_its_model_and_model_shows_its_variants()
    {
        var model = new V1.Product { Sku = fixture.Fresh("model"), Type = V1.Product.Types.Type.Model, Family = "shoes", FamilyVariant = "shoes_size" };
        model.Values.Add("name", new V1.ValueSet { Values = { CatalogFixture.Text("Schuh", "de-DE") } });
        await fixture.CreateAsync(model);
        var size = new V1.ValueSet { Values = { new V1.Value { Number = "42" } } };
        var variant = await fixture.CreatePublishedAsync(new V1.Product { Sku = fixture.Fresh("shoe"), Parent = model.Sku, Values = { ["size"] = size } });
        var content = await GetAsync(variant.Sku, "web", "de-DE");
        Assert.Equal(("Schuh", model.Sku), (content.Title, content.Attributes.Single(a => a.Code == "name").InheritedFrom));
        Assert.Equal((model.Sku, "size"), (content.Variation.Model, content.Variation.Axes.Single().Code));
        Assert.Equal([variant.Sku], (await GetAsync(model.Sku, "web", "de-DE")).Variation.Variants.Select(v => v.Sku));
    }

    [Theory]
    [InlineData("nowhere", "de-DE")]
    [InlineData("web", "fr-FR")]
    [InlineData("print", "en-US")]
    public async Task Channel_or_locale_that_is_not_served_is_not_found(string channel, string locale)
    {
        var lamp = await fixture.CreatePublishedAsync(fixture.Lamp());
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => GetAsync(lamp.Sku, channel, locale))).Code);
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(_contents.ListContentAsync(new() { Channel = channel, Locale = locale }))).Code);
    }

    [Fact]
    public async Task Product_that_the_channel_does_not_see_is_not_found()
    {
        var lamp = fixture.Lamp();
        lamp.Enabled = false;
        await fixture.CreatePublishedAsync(lamp);
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => GetAsync(lamp.Sku, "web", "de-DE"))).Code);
    }

    [Fact]
    public async Task Draft_is_not_seen_but_can_be_previewed()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp(("name", CatalogFixture.Text("Leuchte", "de-DE"))));
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => GetAsync(lamp.Sku, "web", "de-DE"))).Code);

        var preview = await _contents.PreviewContentAsync(new() { Product = lamp.Name, Channel = "web", Locale = "de-DE" });
        await fixture.PublishAsync("web", lamp.Sku);
        var content = await GetAsync(lamp.Sku, "web", "de-DE");
        Assert.True(content.Sequence > 0);
        Assert.NotNull(content.UpdateTime);
        (content.Sequence, content.UpdateTime) = (0, null);
        Assert.Equal(preview, content);
    }

    [Fact]
    public async Task Request_that_names_nothing_is_told_all_that_is_missing()
    {
        var refusal = await Refusal.OfAsync(_contents.GetContentAsync(new() { Product = "products/a/b" }));
        Assert.Equal((StatusCode.InvalidArgument, "product channel locale"), (refusal.Code, string.Join(' ', refusal.Fields)));
    }

    [Fact]
    public async Task Batch_answers_what_is_there_and_names_what_is_not()
    {
        var (a, b) = (await fixture.CreatePublishedAsync(fixture.Lamp()), await fixture.CreatePublishedAsync(fixture.Lamp()));
        var response = await _contents.BatchGetContentAsync(new() { Channel = "web", Locale = "de-DE", Products = { b.Name, "products/no%2Fbody", a.Name } });
        Assert.Equal([b.Sku, a.Sku], response.Contents.Select(c => c.Sku));
        Assert.Equal((["products/no%2Fbody"], 0), (response.Missing, response.Unread.Count));
    }

    [Fact]
    public async Task What_does_not_fit_into_a_batch_is_named_as_unread()
    {
        var names = new List<string>();
        for (var i = 0; i < 25; i++)
            names.Add((await fixture.CreatePublishedAsync(fixture.Lamp(("description", CatalogFixture.Text(new string('語', 60_000), "de-DE", "web"))))).Name);
        var response = await _contents.BatchGetContentAsync(new() { Channel = "web", Locale = "de-DE", Products = { names } });
        Assert.Equal(17, response.Contents.Count); // of 180 kB each, up to 3 MB
        Assert.Equal(names[17..], response.Unread);
        var rest = await _contents.BatchGetContentAsync(new() { Channel = "web", Locale = "de-DE", Products = { response.Unread } });
        Assert.Equal(names[17..], rest.Contents.Select(c => c.Product));
    }

    [Fact]
    public async Task Pages_hold_each_product_once_and_their_tokens_are_good_for_no_other_listing()
    {
        var word = fixture.Fresh("word");
        var skus = new List<string>();
        for (var i = 0; i < 5; i++) skus.Add((await fixture.CreatePublishedAsync(fixture.Lamp(("name", CatalogFixture.Text(word, "de-DE"))))).Sku);
        var listed = new List<string>();
        var request = new V1.ListContentRequest { Channel = "web", Locale = "de-DE", Filter = $"values.name = \"{word}\"", PageSize = 2 };
        do
        {
            var page = await _contents.ListContentAsync(request);
            listed.AddRange(page.Contents.Select(c => c.Sku));
            if (page.NextPageToken.Length > 0)
            {
                var other = request.Clone();
                (other.Filter, other.PageToken) = ("", page.NextPageToken);
                Assert.Equal(["page_token"], (await Refusal.OfAsync(_contents.ListContentAsync(other))).Fields);
            }
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(skus.Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task Large_contents_are_listed_in_pages_that_fit()
    {
        var word = fixture.Fresh("large");
        for (var i = 0; i < 13; i++)
            await fixture.CreatePublishedAsync(
                fixture.Lamp(("name", CatalogFixture.Text(word, "de-DE")), ("description", CatalogFixture.Text(new string('語', 60_000), "de-DE", "web"))));
        var first = await _contents.ListContentAsync(new() { Channel = "web", Locale = "de-DE", Filter = $"values.name = \"{word}\"" });
        var second = await _contents.ListContentAsync(
            new() { Channel = "web", Locale = "de-DE", Filter = $"values.name = \"{word}\"", PageToken = first.NextPageToken });
        Assert.Equal((11, 2, ""), (first.Contents.Count, second.Contents.Count, second.NextPageToken));
    }

    private async Task<V1.Content> GetAsync(string sku, string channel, string locale) =>
        await _contents.GetContentAsync(new() { Product = $"products/{sku}", Channel = channel, Locale = locale });

    private static V1.Money Price(string currency) => new() { CurrencyCode = currency, AmountMicros = 12_990_000 };
}
