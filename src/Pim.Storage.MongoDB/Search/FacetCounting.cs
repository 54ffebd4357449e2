using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Search;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Search;

/// <summary>Counts the values of facets among hits.</summary>
internal sealed class FacetCounting(Collections collections, IClientSessionHandle session, SearchQuery query, SearchFilter filter)
{
    // What is counted under it are the hits themselves; no facet has this name.
    private const string Hit = "=";

    /// <summary>The facets asked for. Those of which something is chosen have hits of their own; all others are counted in one pass.</summary>
    public async Task<IReadOnlyList<FacetCounts>> CountAsync(CancellationToken cancellationToken)
    {
        var counted = new Dictionary<string, FacetCounts>(StringComparer.Ordinal);
        foreach (var together in query.Facets.GroupBy(f => query.Selections.Any(s => s.Facet == f) ? f : "", StringComparer.Ordinal))
        {
            var groups = await CountHitsAsync(filter.Hits(withoutFacet: together.Key), cancellationToken);
            var isPartial = groups.Any(g => g.Text == Hit && g.Count > IContentSearch.MaxCounted);
            var byFacet = groups.Where(g => g.Text != Hit).Select(g => (Value: SearchDocument.ReadValue(g.Text), g.Count))
                .ToLookup(g => g.Value.Facet, g => (g.Value.Value, g.Count), StringComparer.Ordinal);
            foreach (var facet in together) counted[facet] = new FacetCounts(facet, MostFrequent(byFacet[facet]), isPartial);
        }
        return query.Facets.Select(f => counted[f]).ToList();
    }

    private async Task<List<(string Text, int Count)>> CountHitsAsync(FilterDefinition<BsonDocument> hits, CancellationToken cancellationToken)
    {
        var groups = await collections.Search.Aggregate(session).Match(hits).Sort(new BsonDocument("order", -1)).Limit(IContentSearch.MaxCounted + 1)
            .Project<BsonDocument>(new BsonDocument("facets", new BsonDocument("$concatArrays", new BsonArray { "$facets", new BsonArray { Hit } })))
            .AppendStage<BsonDocument>(new BsonDocument("$unwind", "$facets"))
            .Group<BsonDocument>(new BsonDocument { { "_id", "$facets" }, { "count", new BsonDocument("$sum", 1) } })
            .ToListAsync(cancellationToken);
        return groups.ConvertAll(document => document.Read(static d => (d["_id"].AsString, d["count"].ToInt32())));
    }

    private List<(string Value, int Count)> MostFrequent(IEnumerable<(string Value, int Count)> values) =>
        values.OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal).Take(query.MaxValues).ToList();
}
