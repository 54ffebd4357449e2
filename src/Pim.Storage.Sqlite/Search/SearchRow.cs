using Pim.Application.Search;
using Pim.Domain.Search;

namespace Pim.Storage.Sqlite.Search;

/// <summary>An entry with its mark: entries of the same mark are the same. Made before the writer's turn, which others wait for.</summary>
internal readonly record struct SearchRow(SearchEntry Entry, long Mark)
{
    /// <summary>The rows of products.</summary>
    public static IReadOnlyList<(string Sku, IReadOnlyList<SearchRow> Rows)> Of(IReadOnlyList<SearchedContent> searched) =>
        searched.Select(s => (s.Sku, (IReadOnlyList<SearchRow>)s.Entries.Select(e => new SearchRow(e, e.Fingerprint())).ToList())).ToList();
}
