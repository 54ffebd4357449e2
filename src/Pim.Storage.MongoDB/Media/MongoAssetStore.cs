using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Media;
using Pim.Application.Publications;
using Pim.Domain.Media;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Media;

/// <summary>Assets on MongoDB.</summary>
internal sealed class MongoAssetStore(Collections collections, Writer writer, Reader reader) : IAssetStore
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly SortDefinition<BsonDocument> ByKey = Builders<BsonDocument>.Sort.Ascending("_id");
    private static readonly SortDefinition<BsonDocument> EarliestFirst = Builders<BsonDocument>.Sort.Ascending("dueTime").Ascending("dueTimeTicks");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Asset>> GetAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => keys.Count == 0
        ? []
        : await ReadAsync(Filter.In("_id", keys), sort: null, keys.Count, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Asset>> ListAsync(string after, int limit, CancellationToken cancellationToken) => limit <= 0
        ? []
        : await ReadAsync(Filter.Gt("_id", after), ByKey, limit, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Asset>> ListOfBlobAsync(string sha256, int limit, CancellationToken cancellationToken) => limit <= 0
        ? []
        : await ReadAsync(Filter.Eq("sha256", sha256), ByKey, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<CommitOutcome> CommitAsync(AssetCommit commit, CancellationToken cancellationToken) =>
        writer.CommitAsync((transaction, token) => new AssetCommitting(transaction, commit).RunAsync(token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AssetUse>> ListUsesAsync(string key, AssetUse? after, int limit, CancellationToken cancellationToken) =>
        reader.ReadSnapshotAsync<IReadOnlyList<AssetUse>>(async (session, token) =>
        {
            var uses = new List<AssetUse>();
            if (limit <= 0) return uses;
            if (after is not { Channel.Length: > 0 }) uses.AddRange(await DraftsAsync(session, key, after?.Sku ?? "", limit, token));
            if (uses.Count < limit) uses.AddRange(await ContentsAsync(session, key, after, limit - uses.Count, token));
            return uses;
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Asset>> ListDueAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) => limit <= 0
        ? []
        : await ReadAsync(TimeConditions.NotBehind("dueTime", time), EarliestFirst, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => reader.ReadAsync(async token =>
        await collections.Assets.Find(Filter.Exists("dueTime")).Sort(EarliestFirst).Limit(1).FirstOrDefaultAsync(token) is { } next
            ? next.MaybeTime("dueTime")
            : null, cancellationToken);

    private Task<List<Asset>> ReadAsync(
        FilterDefinition<BsonDocument> filter, SortDefinition<BsonDocument>? sort, int limit, CancellationToken cancellationToken) =>
        reader.ReadSnapshotAsync(async (session, token) =>
        {
            var found = collections.Assets.Find(session, filter, new FindOptions { BatchSize = Batches.HoldingAll(limit) }).Limit(limit);
            return (await (sort is null ? found : found.Sort(sort)).ToListAsync(token)).ConvertAll(AssetDocument.Read);
        }, cancellationToken);

    private async Task<IEnumerable<AssetUse>> DraftsAsync(
        IClientSessionHandle session, string key, string after, int limit, CancellationToken cancellationToken)
    {
        var found = await collections.Products.Find(session, Filter.Eq("assets", key) & Filter.Gt("_id", after)).Sort(ByKey).Limit(limit)
            .Project(Builders<BsonDocument>.Projection.Include("_id")).ToListAsync(cancellationToken);
        return found.Select(static d => new AssetUse("", d["_id"].AsString));
    }

    // By the _id, which is made of channel and SKU, in this order.
    private async Task<IEnumerable<AssetUse>> ContentsAsync(
        IClientSessionHandle session, string key, AssetUse? after, int limit, CancellationToken cancellationToken)
    {
        var filter = Filter.Eq("mentioned", ContentMentions.OfAsset(key));
        if (after is { Channel.Length: > 0 }) filter &= Filter.Gt("_id", ChannelKey.Of(after.Channel, after.Sku));
        var found = await collections.Mentions.Find(session, filter).Sort(ByKey).Limit(limit)
            .Project(Builders<BsonDocument>.Projection.Include("channel").Include("sku")).ToListAsync(cancellationToken);
        return found.Select(static d => new AssetUse(d["channel"].AsString, d["sku"].AsString));
    }
}
