using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Content;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Content;

/// <summary>Reads what channels see by SKU.</summary>
internal static class ContentReading
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly SortDefinition<BsonDocument> ById = Builders<BsonDocument>.Sort.Ascending("_id");
    private static readonly ProjectionDefinition<BsonDocument> SkuOnly = Builders<BsonDocument>.Projection.Include("sku");

    /// <summary>The content of one product, or null: one read of one document.</summary>
    public static async Task<StoredContent?> FindAsync(
        Collections collections, string channel, string locale, string sku, CancellationToken cancellationToken) =>
        await collections.Contents.Find(Filter.Eq("_id", ChannelKey.Of(channel, locale, sku))).FirstOrDefaultAsync(cancellationToken) is { } found
            ? ContentDocuments.Read(found)
            : null;

    /// <summary>The contents that there are of these products.</summary>
    public static Task<List<StoredContent>> GetAsync(
        Collections collections, IClientSessionHandle session, string channel, string locale, IReadOnlyCollection<string> skus,
        CancellationToken cancellationToken) =>
        ReadAsync(Find(collections.Contents, session, Filter.In("_id", skus.Select(sku => ChannelKey.Of(channel, locale, sku))), skus.Count),
            cancellationToken);

    /// <summary>The first contents behind a SKU.</summary>
    public static Task<List<StoredContent>> ListAsync(
        Collections collections, IClientSessionHandle session, string channel, string locale, string after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(Find(collections.Contents, session, ChannelKey.Behind(channel, locale, after), limit).Sort(ById).Limit(limit), cancellationToken);

    /// <summary>The first SKUs behind a SKU of what a channel sees or has, in order.</summary>
    public static async Task<IReadOnlyList<string>> ListSkusAsync(
        Collections collections, IClientSessionHandle session, string channel, string after, int limit, CancellationToken cancellationToken)
    {
        var behind = ChannelKey.Behind(channel, after);
        var seen = await ListAsync(collections.Changes, behind & Filter.Exists(ChangeDocument.Documents));
        var had = await ListAsync(collections.Publications, behind);
        return seen.Concat(had).Select(static d => d["sku"].AsString).Distinct(StringComparer.Ordinal).Order(Utf8Order.Instance).Take(limit).ToList();

        Task<List<BsonDocument>> ListAsync(IMongoCollection<BsonDocument> collection, FilterDefinition<BsonDocument> filter) =>
            Find(collection, session, filter, limit).Sort(ById).Limit(limit).Project(SkuOnly).ToListAsync(cancellationToken);
    }

    private static async Task<List<StoredContent>> ReadAsync(IFindFluent<BsonDocument, BsonDocument> contents, CancellationToken cancellationToken) =>
        (await contents.ToListAsync(cancellationToken)).ConvertAll(ContentDocuments.Read);

    private static IFindFluent<BsonDocument, BsonDocument> Find(
        IMongoCollection<BsonDocument> collection, IClientSessionHandle session, FilterDefinition<BsonDocument> filter, int most) =>
        collection.Find(session, filter, new FindOptions { BatchSize = Batches.HoldingAll(most) });
}
