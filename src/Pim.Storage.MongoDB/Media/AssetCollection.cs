using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Media;

/// <summary>Assets, and which drafts name them, within commits.</summary>
internal sealed class AssetCollection(IClientSessionHandle session, Collections collections)
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly ProjectionDefinition<BsonDocument> Briefly = Builders<BsonDocument>.Projection.Include("revision").Include("sha256");
    private static readonly BulkWriteOptions InAnyOrder = new() { IsOrdered = false };

    /// <summary>Revision and blob of those of these assets that exist.</summary>
    public async Task<Dictionary<string, (long Revision, string Sha256)>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0) return [];
        var options = new FindOptions { BatchSize = Batches.HoldingAll(keys.Count) };
        var found = await collections.Assets.Find(session, Filter.In("_id", keys), options).Project(Briefly).ToListAsync(cancellationToken);
        return found.ToDictionary(static d => d["_id"].AsString, static d => (d["revision"].AsInt64, d["sha256"].AsString), StringComparer.Ordinal);
    }

    /// <summary>Those of these blobs that an asset has.</summary>
    public async Task<HashSet<string>> FindBlobsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sha256 in hashes)
        {
            if (await collections.Assets.Find(session, Filter.Eq("sha256", sha256)).Limit(1).AnyAsync(cancellationToken)) found.Add(sha256);
        }
        return found;
    }

    /// <summary>The first draft that names an asset, or null.</summary>
    public async Task<string?> FindDraftAsync(string key, CancellationToken cancellationToken) =>
        (await collections.Products.Find(session, Filter.Eq("assets", key)).Sort(Builders<BsonDocument>.Sort.Ascending("_id")).Limit(1)
            .Project(Builders<BsonDocument>.Projection.Include("_id")).FirstOrDefaultAsync(cancellationToken))?["_id"].AsString;

    /// <summary>Keeps assets and deletes others.</summary>
    public Task WriteAsync(IReadOnlyList<BsonDocument> puts, IReadOnlyList<string> deletes, CancellationToken cancellationToken)
    {
        var writes = puts.Select(
            WriteModel<BsonDocument> (asset) => new ReplaceOneModel<BsonDocument>(Filter.Eq("_id", asset["_id"]), asset) { IsUpsert = true })
            .Concat(deletes.Select(key => new DeleteOneModel<BsonDocument>(Filter.Eq("_id", key)))).ToList();
        return writes.Count == 0 ? Task.CompletedTask : collections.Assets.BulkWriteAsync(session, writes, InAnyOrder, cancellationToken);
    }
}
