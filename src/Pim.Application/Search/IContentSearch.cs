using Pim.Domain.Products;
using Pim.Domain.Search;

namespace Pim.Application.Search;

/// <summary>
/// Finds what a channel and locale sees. <see cref="Publications.IPublicationStore.CommitAsync"/> writes what is found, with the contents it
/// belongs to: a search sees all of a commit or nothing of it.
/// </summary>
public interface IContentSearch
{
    /// <summary>Most hits that are counted: beyond it a total is known to be greater, and facets are counted over as many, the newest.</summary>
    const int MaxCounted = 20_000;

    /// <summary>
    /// A page of what is found, as of one moment. Products that stay found while others come and go are each on one page and on no other, as
    /// long as what they are sorted by stays the same. InvalidArgument when <see cref="SearchQuery.After"/> is no key of this query's sort.
    /// </summary>
    Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken);
}

/// <summary>What to find: all conditions must hold.</summary>
public sealed record SearchQuery
{
    /// <summary>Code of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>BCP 47 locale.</summary>
    public required string Locale { get; init; }

    /// <summary>Products or models.</summary>
    public ProductType Type { get; init; } = ProductType.Product;

    /// <summary>Folded words; each must be the beginning of a word of the entry.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>All that was asked in words, folded: by relevance, what has it as a code comes first.</summary>
    public string Phrase { get; init; } = "";

    /// <summary>A code, folded; empty for any.</summary>
    public string Code { get; init; } = "";

    /// <summary>A category that it must stand in or below; empty for any. Not a facet: it narrows all counts.</summary>
    public string Category { get; init; } = "";

    /// <summary>Chosen values by facet, each facet once: one of them must be there.</summary>
    public IReadOnlyList<FacetSelection> Selections { get; init; } = [];

    /// <summary>How to sort.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>Key of the hit to start behind; empty to start at the beginning.</summary>
    public string After { get; init; } = "";

    /// <summary>Most hits to answer; fewer mean the end.</summary>
    public required int Limit { get; init; }

    /// <summary>Facets to count. A facet is counted as if nothing of it were chosen.</summary>
    public IReadOnlyCollection<string> Facets { get; init; } = [];

    /// <summary>Most values of a facet to answer.</summary>
    public int MaxValues { get; init; }
}

/// <summary>Values of a facet of which one must be there.</summary>
public sealed record FacetSelection(string Facet, IReadOnlyList<string> Values);

/// <summary>How found products are sorted.</summary>
public enum SearchSort
{
    /// <summary>
    /// First what has the phrase as a code, then what has all words in its title as they are, then what has their beginnings there, then the
    /// rest; each of these with the newest first. Without words: the newest first.
    /// </summary>
    Relevance = 1,

    /// <summary>By title, folded, then by SKU; in order of their UTF-8 bytes.</summary>
    Title,

    /// <summary>By SKU, in order of its UTF-8 bytes.</summary>
    Sku,

    /// <summary>First what the channel came to see last. Changes of a product that stays seen do not move it.</summary>
    Newest,
}

/// <summary>What was found.</summary>
/// <param name="Hits">In order.</param>
/// <param name="TotalCount">How many there are on all pages, up to <see cref="IContentSearch.MaxCounted"/>.</param>
/// <param name="IsTotalLeast">Whether there are more than that.</param>
/// <param name="Facets">The facets asked for, in that order.</param>
public sealed record SearchResult(IReadOnlyList<SearchHit> Hits, int TotalCount, bool IsTotalLeast, IReadOnlyList<FacetCounts> Facets)
{
    /// <summary>Nothing was found.</summary>
    public static SearchResult None(SearchQuery query) => new([], 0, false, query.Facets.Select(f => new FacetCounts(f, [], false)).ToList());
}

/// <summary>A found product.</summary>
/// <param name="Sku">Which.</param>
/// <param name="Key">To go on behind it; means something to the store alone.</param>
public readonly record struct SearchHit(string Sku, string Key);

/// <summary>How often the values of a facet occur, the most frequent first, then by value in ordinal order.</summary>
/// <param name="Facet">Name of the facet.</param>
/// <param name="Values">Its values; none occurs no time.</param>
/// <param name="IsPartial">Whether only <see cref="IContentSearch.MaxCounted"/> hits were counted of more.</param>
public sealed record FacetCounts(string Facet, IReadOnlyList<(string Value, int Count)> Values, bool IsPartial);

/// <summary>By what a product of a channel is found from now on.</summary>
/// <param name="Sku">Which product.</param>
/// <param name="Entries">One for each locale of its content; empty when the channel does not see it any more.</param>
public sealed record SearchedContent(string Sku, IReadOnlyList<SearchEntry> Entries);
