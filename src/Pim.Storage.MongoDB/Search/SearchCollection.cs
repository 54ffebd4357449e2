using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Domain.Search;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Search;

/// <summary>By what contents are found, within commits: one document for each content.</summary>
internal sealed class SearchCollection(IClientSessionHandle session, Collections collections)
{
    // Entries of one commit that can be told apart by age.
    private const int MostInCommit = 1 << 20;

    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly BulkWriteOptions InAnyOrder = new() { IsOrdered = false };
    private static readonly ProjectionDefinition<BsonDocument> WithoutTokens = Builders<BsonDocument>.Projection.Include("scope")
        .Include("order").Include("fingerprint");

    /// <summary>Keeps the entries of products in place of those before; writes only what differs.</summary>
    public async Task ReplaceAsync(
        string channel, IReadOnlyDictionary<string, IReadOnlyList<SearchEntry>> searched, long mark, CancellationToken cancellationToken)
    {
        if (searched.Count == 0) return;
        var kept = await FindAsync(channel, searched.Keys, cancellationToken);
        var writes = new List<WriteModel<BsonDocument>>();
        var order = mark * MostInCommit;
        foreach (var (sku, entries) in searched)
        {
            foreach (var entry in entries)
            {
                order++;
                var (id, fingerprint) = (ChannelKey.Of(channel, entry.Locale, sku), entry.Fingerprint());
                if (!kept.Remove(id, out var before))
                    writes.Add(new InsertOneModel<BsonDocument>(SearchDocument.Write(channel, sku, entry, fingerprint, order)));
                else if (before["scope"].AsString != SearchDocument.ScopeOf(channel, entry.Locale, entry.Type) || before["fingerprint"].AsInt64 != fingerprint)
                    writes.Add(new ReplaceOneModel<BsonDocument>(
                        Filter.Eq("_id", id), SearchDocument.Write(channel, sku, entry, fingerprint, before["order"].AsInt64)));
            }
        }
        if (kept.Count > 0) writes.Add(new DeleteManyModel<BsonDocument>(Filter.In("_id", kept.Keys)));
        if (writes.Count > 0) await collections.Search.BulkWriteAsync(session, writes, InAnyOrder, cancellationToken);
    }

    /// <summary>Takes away the entries of these products in all channels.</summary>
    public Task RemoveAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        collections.Search.DeleteManyAsync(session, Filter.In("sku", skus), cancellationToken: cancellationToken);

    private async Task<Dictionary<string, BsonDocument>> FindAsync(string channel, IEnumerable<string> skus, CancellationToken cancellationToken)
    {
        var options = new FindOptions { BatchSize = Batches.HoldingAll(int.MaxValue) };
        var ofProducts = Filter.In("sku", skus) & Filter.Eq("channel", channel);
        var found = await collections.Search.Find(session, ofProducts, options).Project(WithoutTokens).ToListAsync(cancellationToken);
        return found.ToDictionary(static d => d["_id"].AsString, StringComparer.Ordinal);
    }
}
