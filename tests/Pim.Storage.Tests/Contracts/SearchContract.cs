using System.Globalization;
using Pim.Application.Publications;
using Pim.Application.Search;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Search;

namespace Pim.Storage.Tests.Contracts;

/// <summary>Finding what a channel and locale sees.</summary>
public abstract class SearchContract : ChannelContract
{
    private static readonly SearchQuery All = new() { Channel = "web", Locale = "en", Limit = 100, Sort = SearchSort.Newest, MaxValues = 10 };

    [EngineFact]
    public async Task Words_are_found_by_their_beginnings_in_one_channel_locale_and_type()
    {
        await ShowAsync(Shown("A", "Blue lamp"), Shown("B", "Bluebird house"), Shown("C", "Red lamp"),
            new("M", [Entry("M", "Blue model") with { Type = ProductType.Model }]));
        await CommitAsync(Web with { Channel = "app", Searched = [Shown("D", "Blue lamp")] });
        await ShowAsync(new SearchedContent("E", [Entry("E", "Chair"), Entry("E", "Blue chair") with { Locale = "fr" }]));

        Assert.Equal(["B", "A"], await FindAsync(All with { Words = ["blue"] }));
        Assert.Equal(["B", "A"], await FindAsync(All with { Words = ["b"] }));
        Assert.Equal(["A"], await FindAsync(All with { Words = ["lam", "bl"] }));
        Assert.Equal(["E"], await FindAsync(All with { Words = ["blue"], Locale = "fr" }));
        Assert.Equal(["D"], await FindAsync(All with { Words = ["blue"], Channel = "app" }));
        Assert.Equal(["M"], await FindAsync(All with { Words = ["blue"], Type = ProductType.Model }));
        Assert.Empty(await FindAsync(All with { Words = ["ouse"] }));
        Assert.Empty(await FindAsync(All with { Words = ["blue"], Locale = "de" }));
        Assert.Equal(["E", "C", "B", "A"], await FindAsync(All));
    }

    [EngineFact]
    public async Task Words_of_any_script_are_found()
    {
        await ShowAsync(Shown("A", "Über ’n Größenvergleich"), Shown("B", "ガラス電球"), Shown("C", "🎉 𝒳 𠮷野家"), Shown("D", "โคมไฟ"));

        Assert.Equal(["A"], await FindAsync(All with { Words = [.. SearchText.QueryWords("GROSSEN uber")] }));
        Assert.Equal(["B"], await FindAsync(All with { Words = [.. SearchText.QueryWords("電球")] }));
        Assert.Equal(["B"], await FindAsync(All with { Words = [.. SearchText.QueryWords("球")] }));
        Assert.Equal(["C"], await FindAsync(All with { Words = [.. SearchText.QueryWords("𠮷野")] }));
        Assert.Equal(["D"], await FindAsync(All with { Words = [.. SearchText.QueryWords("ไฟ")] }));
    }

    [EngineFact]
    public async Task A_code_is_found_as_a_whole_whatever_characters_it_has()
    {
        string[] codes = ["a-1", "a_1", "a 1", "a1", "ä\"1", "a*", "4006381333931"];
        await ShowAsync(codes.Select((code, i) => new SearchedContent($"S{i}", [Entry($"S{i}", "thing") with { Codes = [code] }])).ToArray());

        for (var i = 0; i < codes.Length; i++) Assert.Equal([$"S{i}"], await FindAsync(All with { Code = codes[i] }));
        Assert.Empty(await FindAsync(All with { Code = "4006381" }));
    }

    [EngineFact]
    public async Task By_relevance_codes_come_first_then_titles_with_the_words_then_with_their_beginnings_then_the_rest()
    {
        await ShowAsync(
            new("rest", [Entry("rest", "Shade") with { Words = ["shade", "blue", "lamp"] }]),
            new("code", [Entry("code", "Bulb") with { Codes = ["blue lamp"], Words = ["bulb", "blue", "lamp"] }]),
            Shown("title", "Lamp, blue"), Shown("beginnings", "Bluest lamps"), Shown("later title", "The blue lamp"), Shown("none", "Blue chair"));
        var query = All with { Words = ["blue", "lamp"], Phrase = "blue lamp", Sort = SearchSort.Relevance };

        Assert.Equal(["code", "later title", "title", "beginnings", "rest"], await FindAsync(query));
        Assert.Equal(["code", "later title", "title", "beginnings", "rest"], await PagesAsync(query with { Limit = 1 }));
        Assert.Equal(["code", "later title", "title", "beginnings", "rest"], await PagesAsync(query with { Limit = 2 }));
    }

    [EngineTheory]
    [InlineData(SearchSort.Title, "b a d c e")]
    [InlineData(SearchSort.Sku, "a b c d e")]
    [InlineData(SearchSort.Newest, "e d c b a")]
    [InlineData(SearchSort.Relevance, "e d c b a")]
    public async Task Pages_in_any_order_hold_each_hit_once(SearchSort sort, string expected)
    {
        await ShowAsync(Shown("a", "Lamp 2"), Shown("b", "Lamp 1"), Shown("c", "Lamp 3"), Shown("d", "Lamp 2"), Shown("e", "Lamp 9"));

        Assert.Equal(expected, string.Join(' ', await PagesAsync(All with { Words = ["lamp"], Sort = sort, Limit = 2 })));
        Assert.Equal(expected, string.Join(' ', await PagesAsync(All with { Sort = sort, Limit = 3 })));
    }

    [EngineTheory]
    [InlineData(SearchSort.Title)]
    [InlineData(SearchSort.Sku)]
    [InlineData(SearchSort.Newest)]
    public async Task Pages_miss_nothing_that_stayed_while_content_comes_changes_and_goes(SearchSort sort)
    {
        var stayed = Enumerable.Range(0, 12).Select(i => $"s{i:00}").ToList();
        await ShowAsync(stayed.Concat(["gone1", "gone2"]).Select(sku => Shown(sku, $"Lamp {sku}")).ToArray());
        var (seen, query) = (new List<string>(), All with { Words = ["lamp"], Sort = sort, Limit = 2 });
        for (var i = 0; ; i++)
        {
            var page = await Stores.Search.SearchAsync(query, default);
            seen.AddRange(page.Hits.Select(h => h.Sku));
            if (page.Hits.Count < query.Limit) break;
            query = query with { After = page.Hits[^1].Key };
            await ShowAsync(Shown($"new{i}", $"Lamp new{i}"),
                new SearchedContent(stayed[11 - i], [Entry(stayed[11 - i], $"Lamp {stayed[11 - i]}") with { Facets = [new("f", $"{i}")] }]));
            if (i < 2) await ShowAsync(new SearchedContent($"gone{i + 1}", []));
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(stayed, seen.Where(stayed.Contains).Order(StringComparer.Ordinal));
    }

    [EngineFact]
    public async Task One_of_the_values_chosen_of_a_facet_must_be_there_and_one_of_each_facet()
    {
        await ShowPaletteAsync();

        Assert.Equal(["red m", "blue m", "blue l"], await FindAsync(All with { Selections = [new("color", ["blue", "red"])] }));
        Assert.Equal(["red m", "blue m"], await FindAsync(All with { Selections = [new("color", ["blue", "red", "nothing"]), new("size", ["m"])] }));
        Assert.Equal(["blue l"], await FindAsync(All with { Words = ["shirt"], Selections = [new("color", ["blue"]), new("size", ["l"])] }));
        Assert.Empty(await FindAsync(All with { Selections = [new("color", ["nothing"])] }));
        Assert.Equal(["green m"], await FindAsync(All with { Category = "caps" }));
    }

    [EngineFact]
    public async Task A_facet_is_counted_as_if_nothing_of_it_were_chosen()
    {
        await ShowPaletteAsync();
        var query = All with { Selections = [new("color", ["blue"])], Facets = ["size", "color", "none"] };

        Assert.Equal(["size: l=1 m=1", "color: blue=2 green=1 red=1", "none:"], await CountAsync(query));
        Assert.Equal(["size: m=3 l=1", "color: blue=1 green=1 red=1", "none:"], await CountAsync(query with { Selections = [new("size", ["m"])] }));
        Assert.Equal(["size: l=1", "color: blue=2", "none:"], await CountAsync(query with { MaxValues = 1 }));
        Assert.Equal(["size: l=1 m=1", "color: blue=2 red=1", "none:"], await CountAsync(query with { Words = ["shirt"], Category = "shirts" }));
        Assert.Equal(["size:", "color: blue=2 green=1 red=1"],
            await CountAsync(All with { Selections = [new("color", ["nothing"])], Facets = ["size", "color"] }));
        Assert.Equal(["size:"], await CountAsync(All with { Locale = "fr", Facets = ["size"] }));
    }

    [EngineFact]
    public async Task Total_counts_all_pages()
    {
        await ShowPaletteAsync();
        var first = await Stores.Search.SearchAsync(All with { Words = ["shirt"], Limit = 1 }, default);
        var last = await Stores.Search.SearchAsync(All with { Words = ["shirt"], Limit = 5, After = first.Hits[0].Key }, default);

        Assert.Equal((3, 3, false, 2), (first.TotalCount, last.TotalCount, first.IsTotalLeast, last.Hits.Count));
    }

    [EngineFact]
    public async Task Entries_are_replaced_and_go_with_their_content()
    {
        await ShowAsync(new SearchedContent("A", [Entry("A", "old"), Entry("A", "vieux") with { Locale = "fr" }]), Shown("B", "old"));
        await ShowAsync(Shown("A", "new"));
        Assert.Equal(["B"], await FindAsync(All with { Words = ["old"] }));
        Assert.Equal(["A"], await FindAsync(All with { Words = ["new"] }));
        Assert.Empty(await FindAsync(All with { Locale = "fr" }));

        await ShowAsync(new SearchedContent("A", []));
        Assert.Equal(["B"], await FindAsync(All));

        await CommitAsync(Web with { Contents = [Change("B")] });
        Assert.Empty(await FindAsync(All));
    }

    [EngineFact]
    public async Task A_deleted_product_is_found_no_more()
    {
        var product = await AddAsync(new Product { Sku = "A", CreateTime = Samples.Time, UpdateTime = Samples.Time });
        await PublishAsync(product);
        await ShowAsync(Shown("A", "Lamp"));
        Assert.Equal(["A"], await FindAsync(All));

        await DeleteAsync(product);

        Assert.Empty(await FindAsync(All));
    }

    [EngineFact]
    public async Task A_refused_commit_leaves_what_is_found_as_it_was()
    {
        await ShowAsync(Shown("A", "old"));
        var outcome = await Publications.CommitAsync(Web with { SchemaVersion = 99, Searched = [Shown("A", "new")] }, default);

        Assert.NotEmpty(outcome.Conflicts);
        Assert.Equal(["A"], await FindAsync(All with { Words = ["old"] }));
    }

    [EngineTheory]
    [InlineData(SearchSort.Relevance)]
    [InlineData(SearchSort.Newest)]
    [InlineData(SearchSort.Title)]
    public async Task A_key_of_nowhere_is_refused(SearchSort sort)
    {
        await ShowAsync(Shown("A", "Lamp"));
        var error = await Assert.ThrowsAsync<PimException>(() => Stores.Search.SearchAsync(All with { After = "nowhere", Sort = sort }, default));

        Assert.Equal("page_token", error.Violations[0].Field);
    }

    private static SearchedContent Shown(string sku, string title) => new(sku, [Entry(sku, title)]);

    private static SearchEntry Entry(string sku, string title) => new()
    {
        Locale = "en",
        Type = ProductType.Product,
        Title = SearchText.Fold(title),
        TitleWords = SearchText.Words(title).ToHashSet(),
        Words = SearchText.Words($"{title} {sku}").ToHashSet(),
        Codes = [SearchText.Fold(sku)],
    };

    private Task<long> ShowPaletteAsync() => ShowAsync(
        Piece("blue l", "shirt", ("color", "blue"), ("size", "l"), (Facets.Categories, "shirts"), (Facets.Categories, "clothes")),
        Piece("blue m", "shirt", ("color", "blue"), ("size", "m"), (Facets.Categories, "shirts"), (Facets.Categories, "clothes")),
        Piece("red m", "shirt", ("color", "red"), ("size", "m"), (Facets.Categories, "shirts"), (Facets.Categories, "clothes")),
        Piece("green m", "cap", ("color", "green"), ("size", "m"), (Facets.Categories, "caps"), (Facets.Categories, "clothes")));

    private static SearchedContent Piece(string sku, string title, params (string Facet, string Value)[] facets) =>
        new(sku, [Entry(sku, title) with { Facets = facets.Select(f => new FacetValue(f.Facet, f.Value)).ToList() }]);

    private Task<long> ShowAsync(params IReadOnlyList<SearchedContent> searched) => CommitAsync(Web with { Searched = searched });

    // On one page: what is counted must be what is shown.
    private async Task<IReadOnlyList<string>> FindAsync(SearchQuery query)
    {
        var result = await Stores.Search.SearchAsync(query, default);
        Assert.Equal(result.Hits.Count, result.TotalCount);
        return result.Hits.Select(h => h.Sku).ToList();
    }

    private async Task<IReadOnlyList<string>> CountAsync(SearchQuery query) => (await Stores.Search.SearchAsync(query, default)).Facets
        .Select(f => $"{f.Facet}:{string.Concat(f.Values.Select(v => string.Create(CultureInfo.InvariantCulture, $" {v.Value}={v.Count}")))}").ToList();

    private async Task<IReadOnlyList<string>> PagesAsync(SearchQuery query)
    {
        var found = new List<string>();
        while (true)
        {
            var hits = (await Stores.Search.SearchAsync(query, default)).Hits;
            found.AddRange(hits.Select(h => h.Sku));
            if (hits.Count < query.Limit) return found;
            query = query with { After = hits[^1].Key };
        }
    }
}
