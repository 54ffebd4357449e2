using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Search;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Search;

/// <summary>Search on MongoDB, by plain indexes of tokens.</summary>
internal sealed class MongoContentSearch(Collections collections, Reader reader) : IContentSearch
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly SortDefinitionBuilder<BsonDocument> Sort = Builders<BsonDocument>.Sort;
    private static readonly ProjectionDefinition<BsonDocument> HitOnly = Builders<BsonDocument>.Projection.Include("sku").Include("title").Include("order");

    /// <inheritdoc/>
    public Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken) => reader.ReadSnapshotAsync(async (session, token) =>
    {
        var filter = new SearchFilter(query);
        var hits = await ReadPageAsync(session, query, filter, token);
        var count = await CountAsync(session, filter.Hits(), token);
        var facets = await new FacetCounting(collections, session, query, filter).CountAsync(token);
        return new SearchResult(hits, Math.Min(count, IContentSearch.MaxCounted), count > IContentSearch.MaxCounted, facets);
    }, cancellationToken);

    private Task<IReadOnlyList<SearchHit>> ReadPageAsync(
        IClientSessionHandle session, SearchQuery query, SearchFilter filter, CancellationToken cancellationToken) => query.Sort switch
    {
        SearchSort.Title or SearchSort.Sku => ReadSortedAsync(session, query, filter.Hits(), cancellationToken),
        SearchSort.Newest => ReadTiersAsync(session, query, [filter.Hits()], cancellationToken),
        _ => ReadTiersAsync(session, query, filter.Tiers(), cancellationToken),
    };

    /// <summary>One part after the other, each with the newest first.</summary>
    private async Task<IReadOnlyList<SearchHit>> ReadTiersAsync(
        IClientSessionHandle session, SearchQuery query, IReadOnlyList<FilterDefinition<BsonDocument>> tiers, CancellationToken cancellationToken)
    {
        var hits = new List<SearchHit>();
        var (tier, before) = SearchKeys.ReadTier(query.After);
        for (; tier < tiers.Count && hits.Count < query.Limit; tier++, before = long.MaxValue)
        {
            var found = await FindAsync(
                session, tiers[tier] & Filter.Lt("order", before), Sort.Descending("order"), query.Limit - hits.Count, cancellationToken);
            hits.AddRange(found.Select(document => document.Read(d => new SearchHit(d["sku"].AsString, SearchKeys.OfTier(tier, d["order"].AsInt64)))));
        }
        return hits;
    }

    private async Task<IReadOnlyList<SearchHit>> ReadSortedAsync(
        IClientSessionHandle session, SearchQuery query, FilterDefinition<BsonDocument> all, CancellationToken cancellationToken)
    {
        var (title, sku) = SearchKeys.ReadTitle(query.After);
        var byTitle = query.Sort == SearchSort.Title;
        var behindSku = Filter.Gt("sku", sku);
        var behind = !byTitle ? behindSku : Filter.Gt("title", title) | (Filter.Eq("title", title) & behindSku);
        var found = await FindAsync(
            session, all & behind, byTitle ? Sort.Ascending("title").Ascending("sku") : Sort.Ascending("sku"), query.Limit, cancellationToken);
        return found.ConvertAll(
            document => document.Read(static d => new SearchHit(d["sku"].AsString, SearchKeys.OfTitle(d["title"].AsString, d["sku"].AsString))));
    }

    private Task<List<BsonDocument>> FindAsync(
        IClientSessionHandle session, FilterDefinition<BsonDocument> filter, SortDefinition<BsonDocument> sort, int limit,
        CancellationToken cancellationToken) =>
        collections.Search.Find(session, filter, new FindOptions { BatchSize = Batches.HoldingAll(limit) })
            .Sort(sort).Limit(limit).Project(HitOnly).ToListAsync(cancellationToken);

    private async Task<int> CountAsync(IClientSessionHandle session, FilterDefinition<BsonDocument> filter, CancellationToken cancellationToken) =>
        (int)await collections.Search.CountDocumentsAsync(session, filter, new CountOptions { Limit = IContentSearch.MaxCounted + 1 }, cancellationToken);
}
