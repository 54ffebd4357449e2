using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Domain.Publications;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Publications;

/// <summary>Which revision each channel has, within commits.</summary>
internal sealed class PublicationCollection(IClientSessionHandle session, Collections collections)
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly BulkWriteOptions InAnyOrder = new() { IsOrdered = false };

    /// <summary>The revisions that a channel has of these products, by SKU.</summary>
    public async Task<Dictionary<string, long>> FindRevisionsAsync(string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        if (skus.Count == 0) return [];
        var found = await FindAsync(ChannelKey.AnyOf(channel, skus), skus.Count, cancellationToken);
        return found.ToDictionary(static d => d["sku"].AsString, static d => d["revision"].AsInt64, StringComparer.Ordinal);
    }

    /// <summary>Which of these there are.</summary>
    public async Task<IEnumerable<ProductInChannel>> FindAsync(IReadOnlyCollection<ProductInChannel> products, CancellationToken cancellationToken)
    {
        var found = await FindAsync(Filter.In("_id", products.Select(p => p.Key)), products.Count, cancellationToken);
        return found.Select(static d => new ProductInChannel(d["channel"].AsString, d["sku"].AsString));
    }

    /// <summary>Keeps publications, new or in place of former ones.</summary>
    public Task PutAsync(IReadOnlyCollection<Publication> publications, CancellationToken cancellationToken)
    {
        if (publications.Count == 0) return Task.CompletedTask;
        var documents = publications.Select(PublicationDocument.Write);
        var writes = documents.Select(document => new ReplaceOneModel<BsonDocument>(Filter.Eq("_id", document["_id"]), document) { IsUpsert = true });
        return collections.Publications.BulkWriteAsync(session, writes, InAnyOrder, cancellationToken);
    }

    /// <summary>Ends publications, as far as there are any.</summary>
    public Task RemoveAsync(IReadOnlyCollection<ProductInChannel> products, CancellationToken cancellationToken) => products.Count == 0
        ? Task.CompletedTask
        : collections.Publications.DeleteManyAsync(session, Filter.In("_id", products.Select(p => p.Key)), cancellationToken: cancellationToken);

    /// <summary>Ends all publications of a channel.</summary>
    public Task RemoveChannelAsync(string channel, CancellationToken cancellationToken) =>
        collections.Publications.DeleteManyAsync(session, ChannelKey.Behind(channel, ""), cancellationToken: cancellationToken);

    private Task<List<BsonDocument>> FindAsync(FilterDefinition<BsonDocument> filter, int most, CancellationToken cancellationToken) =>
        collections.Publications.Find(session, filter, new FindOptions { BatchSize = Batches.HoldingAll(most) }).ToListAsync(cancellationToken);
}
