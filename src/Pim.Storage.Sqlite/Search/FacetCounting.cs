using Pim.Application.Search;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Search;

/// <summary>Counts the values of facets among hits.</summary>
internal sealed class FacetCounting(Session session, SearchQuery query, SearchExpression expression, IReadOnlyList<long> hits)
{
    /// <summary>The facet values of an entry.</summary>
    public const string Values = "SELECT facets FROM search_entries WHERE id = ?1";

    /// <summary>What an id stands for.</summary>
    public const string Describe = "SELECT facet, value FROM search_values WHERE id = ?1";

    /// <summary>The facets asked for. Those of which something is chosen have hits of their own; all others are counted in one pass.</summary>
    public IReadOnlyList<FacetCounts> Count()
    {
        var counted = new Dictionary<string, FacetCounts>(StringComparer.Ordinal);
        foreach (var together in query.Facets.GroupBy(f => query.Selections.Any(s => s.Facet == f) ? f : "", StringComparer.Ordinal))
        {
            var (counts, isPartial) = CountHits(together.Key.Length == 0 ? hits : SearchReading.ReadIds(session, expression.Hits(withoutFacet: together.Key)));
            var byFacet = Named(counts).ToLookup(c => c.Facet, c => (c.Value, c.Count), StringComparer.Ordinal);
            foreach (var facet in together) counted[facet] = new FacetCounts(facet, MostFrequent(byFacet[facet]), isPartial);
        }
        return query.Facets.Select(f => counted[f]).ToList();
    }

    private (Dictionary<long, int> Counts, bool IsPartial) CountHits(IReadOnlyList<long> ids)
    {
        var counts = new Dictionary<long, int>();
        foreach (var id in ids.Take(IContentSearch.MaxCounted))
        {
            using var row = session.Use(Values).Bind(1, id);
            if (row.Step()) FacetList.Count(row.Utf8(0), counts);
        }
        return (counts, ids.Count > IContentSearch.MaxCounted);
    }

    private IEnumerable<(string Facet, string Value, int Count)> Named(Dictionary<long, int> counts)
    {
        foreach (var (id, count) in counts)
        {
            using var row = session.Use(Describe).Bind(1, id);
            if (row.Step()) yield return (row.Text(0), row.Text(1), count);
        }
    }

    private List<(string Value, int Count)> MostFrequent(IEnumerable<(string Value, int Count)> values) =>
        values.OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal).Take(query.MaxValues).ToList();
}
