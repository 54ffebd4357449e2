using Grpc.Core;
using V1 = Pim.V1;

namespace PimService.Tests.Content;

public sealed class SearchContentTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    private readonly V1.ContentService.ContentServiceClient _contents = fixture.Contents;

    [Fact]
    public async Task Found_content_is_the_content_that_is_served_with_counts_and_labels()
    {
        await MarkStyleAsync();
        var word = fixture.Fresh("wort");
        var modern = await fixture.CreatePublishedAsync(fixture.Lamp(Name($"Leuchte {word}"), Style("modern")));
        var both = await fixture.CreatePublishedAsync(fixture.Lamp(Name($"Große Leuchte {word}"), Style("modern", "art_deco")));

        var found = await _contents.SearchContentAsync(new()
        {
            Channel = "web", Locale = "de_DE", Query = $"GROSSE {word}", Facets = { "values.style", "family" },
                Selections = { new V1.FacetSelection { Facet = "values.style", Values = { "modern" } } },
        });

        Assert.Equal(await _contents.GetContentAsync(new() { Product = both.Name, Channel = "web", Locale = "de-DE" }), found.Contents.Single());
        Assert.Equal((1, false, ""), (found.TotalCount, found.TotalIsLeast, found.NextPageToken));
        Assert.Equal(
            ["art_deco [art_deco] 1 False", "modern Modern 1 True", "lamps Lampen 1 False"],
            found.Facets.SelectMany(f => f.Values).Select(v => $"{v.Value} {v.Label} {v.Count} {v.Selected}"));
        var all = await _contents.SearchContentAsync(new() { Channel = "web", Locale = "de-DE", Query = word, Sort = V1.SearchSort.Sku });
        Assert.Equal([modern.Sku, both.Sku], all.Contents.Select(c => c.Sku));
    }

    [Fact]
    public async Task Pages_hold_each_product_once_and_their_tokens_are_good_for_no_other_search()
    {
        var word = fixture.Fresh("wort");
        var skus = new List<string>();
        for (var i = 0; i < 5; i++) skus.Add((await fixture.CreatePublishedAsync(fixture.Lamp(Name(word)))).Sku);
        var listed = new List<string>();
        var request = new V1.SearchContentRequest { Channel = "web", Locale = "de-DE", Query = word, PageSize = 2 };
        do
        {
            var page = await _contents.SearchContentAsync(request);
            listed.AddRange(page.Contents.Select(c => c.Sku));
            Assert.Equal(5, page.TotalCount);
            if (page.NextPageToken.Length > 0)
            {
                var other = request.Clone();
                (other.Sort, other.PageToken) = (V1.SearchSort.Title, page.NextPageToken);
                Assert.Equal(["page_token"], (await Refusal.OfAsync(_contents.SearchContentAsync(other))).Fields);
            }
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(skus.AsEnumerable().Reverse(), listed);
    }

    [Fact]
    public async Task Large_contents_are_found_in_pages_that_fit()
    {
        var word = fixture.Fresh("wort");
        for (var i = 0; i < 13; i++)
            await fixture.CreatePublishedAsync(fixture.Lamp(Name(word), ("description", CatalogFixture.Text(new string('語', 60_000), "de-DE", "web"))));
        var first = await _contents.SearchContentAsync(new() { Channel = "web", Locale = "de-DE", Query = word });
        var second = await _contents.SearchContentAsync(new() { Channel = "web", Locale = "de-DE", Query = word, PageToken = first.NextPageToken });

        Assert.Equal((11, 2, ""), (first.Contents.Count, second.Contents.Count, second.NextPageToken));
        Assert.Equal(13, first.Contents.Concat(second.Contents).Select(c => c.Sku).Distinct().Count());
    }

    [Fact]
    public async Task A_scanned_code_finds_its_product()
    {
        var gtin = fixture.Fresh("40063813");
        var lamp = await fixture.CreatePublishedAsync(fixture.Lamp(("gtin", CatalogFixture.Text(gtin))));
        await fixture.CreatePublishedAsync(fixture.Lamp(("gtin", CatalogFixture.Text(gtin + "0"))));

        Assert.Equal([lamp.Sku], (await _contents.SearchContentAsync(new() { Channel = "web", Locale = "de-DE", Code = gtin })).Contents.Select(c => c.Sku));
    }

    [Fact]
    public async Task Refusals_name_the_fields()
    {
        var request = new V1.SearchContentRequest
        {
            Channel = "web", Sort = (V1.SearchSort)9, Type = (V1.Product.Types.Type)9, PageSize = -1, MaxFacetValues = -1,
                Selections = { new V1.FacetSelection() }, Code = new string('x', 256),
        };
        var shape = await Refusal.OfAsync(_contents.SearchContentAsync(request));
        Assert.Equal(
            ["locale", "code", "selections[0].facet", "selections[0].values", "max_facet_values", "sort", "type", "page_size"], shape.Fields);

        var unknown = await Refusal.OfAsync(
            _contents.SearchContentAsync(new() { Channel = "web", Locale = "de-DE", Facets = { "values.name" }, Category = "nothing" }));
        Assert.Equal((StatusCode.InvalidArgument, "facets[0] category"), (unknown.Code, string.Join(' ', unknown.Fields)));
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(_contents.SearchContentAsync(new() { Channel = "web", Locale = "fr-FR" }))).Code);
        Assert.Equal(StatusCode.NotFound,
            (await Refusal.OfAsync(_contents.SearchContentAsync(new() { Channel = "nowhere", Locale = "fr-FR", Category = "x" }))).Code);
    }

    private async Task MarkStyleAsync() => await fixture.Attributes.UpdateAttributeAsync(new()
    {
        Attribute = new V1.Attribute { Name = "attributes/style", Facet = true }, UpdateMask = new() { Paths = { "facet" } },
    });

    private static (string, V1.Value) Name(string name) => ("name", CatalogFixture.Text(name, "de-DE"));

    private static (string, V1.Value) Style(params string[] codes) => ("style", new V1.Value { Options = new V1.CodeList { Codes = { codes } } });
}
