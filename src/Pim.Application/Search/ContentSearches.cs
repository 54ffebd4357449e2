using Pim.Application.Content;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Content;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Search;

namespace Pim.Application.Search;

/// <summary>What to find of a channel's content.</summary>
public sealed record ContentSearchRequest
{
    /// <summary>Code of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>BCP 47 locale that it serves.</summary>
    public required string Locale { get; init; }

    /// <summary>Words to find; empty for none.</summary>
    public string Query { get; init; } = "";

    /// <summary>A whole code; empty for any.</summary>
    public string Code { get; init; } = "";

    /// <summary>A category of the channel's tree; empty for any.</summary>
    public string Category { get; init; } = "";

    /// <summary>What was chosen of facets.</summary>
    public IReadOnlyList<FacetSelection> Selections { get; init; } = [];

    /// <summary>Facets to count.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>As the caller asked.</summary>
    public int MaxFacetValues { get; init; }

    /// <summary>How to sort.</summary>
    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    /// <summary>Products or models.</summary>
    public ProductType Type { get; init; } = ProductType.Product;

    /// <summary>As the caller asked.</summary>
    public int PageSize { get; init; }

    /// <summary>From the page before.</summary>
    public string PageToken { get; init; } = "";

    /// <summary>What binds a page token to this search; for callers that cut a page shorter.</summary>
    public string Key => string.Join('\0', (string[])
        ["search", Channel, Locale, Query, Code, Category, Sort.ToString(), Type.ToString(),
            .. Selections.SelectMany(s => s.Values.Prepend(s.Facet).Append(""))]);
}

/// <summary>A page of found content.</summary>
/// <param name="Contents">In order.</param>
/// <param name="Keys">For each content, to go on behind it.</param>
/// <param name="NextPageToken">Leads to the next page; empty at the end, and only there.</param>
/// <param name="TotalCount">How many there are on all pages, as far as they were counted.</param>
/// <param name="IsTotalLeast">Whether there are more than that.</param>
/// <param name="Facets">The facets asked for, in that order.</param>
public sealed record FoundContents(
    IReadOnlyList<ServedContent> Contents, IReadOnlyList<string> Keys, string NextPageToken, int TotalCount, bool IsTotalLeast,
        IReadOnlyList<FoundFacet> Facets);

/// <summary>Finds what channels see.</summary>
public sealed class ContentSearches(IContentSearch store, SchemaCatalog schemas, ContentServer server)
{
    private const int MaxWords = 20;
    private const int DefaultFacetValues = 20;
    private const int MaxFacetValues = 1_000;

    /// <summary>
    /// A page of found content. NotFound when the channel or its locale does not exist; InvalidArgument for what is no facet, and for a category of
    /// another tree.
    /// </summary>
    public async Task<FoundContents> SearchAsync(ContentSearchRequest request, CancellationToken cancellationToken)
    {
        var size = Paging.Size(request.PageSize);
        var after = Paging.After(request.Key, request.PageToken);
        var locale = await server.LocaleAsync(request.Channel, request.Locale, cancellationToken);
        var schema = await schemas.CurrentAsync(cancellationToken);
        Check(request, schema);

        // One more tells whether there are more.
        var query = QueryOf(request, locale) with { After = after, Limit = size + 1 };
        var holdsNoWord = request.Query.Length > 0 && query.Words.Count == 0;
        var result = holdsNoWord ? SearchResult.None(query) : await store.SearchAsync(query, cancellationToken);
        var hits = result.Hits.Take(size).ToList();
        var served = await server.BatchGetAsync(hits.Select(h => h.Sku).ToList(), request.Channel, locale, cancellationToken);
        var keys = hits.ToDictionary(h => h.Sku, h => h.Key, StringComparer.Ordinal);
        return new FoundContents(
            served.Contents,
            served.Contents.Select(c => keys[c.Sku]).ToList(),
            result.Hits.Count > size ? Paging.Token(request.Key, hits[^1].Key) : "",
            result.TotalCount,
            result.IsTotalLeast,
            Describe(request, locale, schema, result.Facets));
    }

    private static SearchQuery QueryOf(ContentSearchRequest request, string locale) => new()
    {
        Channel = request.Channel,
        Locale = locale,
        Type = request.Type,
        Words = SearchText.QueryWords(request.Query).Distinct(StringComparer.Ordinal).Take(MaxWords).ToList(),
        Phrase = SearchText.Fold(request.Query.Trim()),
        Code = SearchText.Fold(request.Code),
        Category = request.Category,
        Selections = request.Selections,
        Sort = request.Sort,
        Limit = 0,
        Facets = request.Facets,
        MaxValues = request.MaxFacetValues == 0 ? DefaultFacetValues : Math.Min(request.MaxFacetValues, MaxFacetValues),
    };

    private static void Check(ContentSearchRequest request, CatalogSchema schema)
    {
        var violations = new List<Violation>();
        CheckFacets(request.Selections.Select(s => s.Facet), i => $"selections[{i}].facet");
        CheckFacets(request.Facets, i => $"facets[{i}]");
        var tree = schema.Channels.GetValueOrDefault(request.Channel)?.CategoryTree ?? "";
        if (request.Category.Length > 0 && !schema.IsBelow(request.Category, tree))
            violations.Add(new("category", $"The tree of the channel has no category '{request.Category}'.", "UNKNOWN_CATEGORY"));
        if (violations.Count > 0) throw PimException.Violated(violations);

        void CheckFacets(IEnumerable<string> facets, Func<int, string> field)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (i, facet) in facets.Index())
            {
                if (!seen.Add(facet)) violations.Add(new(field(i), $"'{facet}' is named twice.", "DUPLICATE"));
                else if (facet is not (Domain.Search.Facets.Family or Domain.Search.Facets.Categories)
                    && Domain.Search.Facets.AttributeOf(facet, schema) is not { Facet: true })
                    violations.Add(new(field(i),
                        $"'{facet}' is no facet: it must be family, categories, or values.ATTRIBUTE of an attribute that is marked as one.", "UNKNOWN_FACET"));
            }
        }
    }

    private static List<FoundFacet> Describe(ContentSearchRequest request, string locale, CatalogSchema schema, IReadOnlyList<FacetCounts> facets)
    {
        if (facets.Count == 0 || !schema.Channels.TryGetValue(request.Channel, out var channel) || channel.FindLocale(locale) is not { } served) return [];
        var labels = new FacetLabels(schema, new ContentView(schema, channel, served));
        var selected = request.Selections.ToDictionary(s => s.Facet, s => s.Values, StringComparer.Ordinal);
        return facets.Select(f => labels.Describe(f, selected.GetValueOrDefault(f.Facet) ?? [])).ToList();
    }
}
