using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Application.Publications;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Content;

/// <summary>
/// Which contents are to be made anew, within commits. Marks are numbers of their own: commits that change no content take none of the catalogue,
/// and their marks must be told apart too.
/// </summary>
internal sealed class StaleCollection(IClientSessionHandle session, Collections collections)
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly BulkWriteOptions InAnyOrder = new() { IsOrdered = false };

    /// <summary>Marks contents.</summary>
    public Task MarkAsync(IReadOnlyCollection<ProductInChannel> products, long mark, CancellationToken cancellationToken)
    {
        if (products.Count == 0) return Task.CompletedTask;
        var writes = products.Select(product => new UpdateOneModel<BsonDocument>(Filter.Eq("_id", product.Key), MarkOf(product, mark)) { IsUpsert = true });
        return collections.Stale.BulkWriteAsync(session, writes, InAnyOrder, cancellationToken);
    }

    /// <summary>Takes marks away, unless there are later ones.</summary>
    public Task UnmarkAsync(IReadOnlyCollection<StaleContent> contents, CancellationToken cancellationToken)
    {
        if (contents.Count == 0) return Task.CompletedTask;
        var writes = contents.Select(c => new DeleteOneModel<BsonDocument>(Filter.Eq("_id", ChannelKey.Of(c.Channel, c.Sku)) & Filter.Eq("mark", c.Mark)));
        return collections.Stale.BulkWriteAsync(session, writes, InAnyOrder, cancellationToken);
    }

    /// <summary>Takes any marks of these away.</summary>
    public Task RemoveAsync(IReadOnlyCollection<ProductInChannel> products, CancellationToken cancellationToken) =>
        collections.Stale.DeleteManyAsync(session, Filter.In("_id", products.Select(p => p.Key)), cancellationToken: cancellationToken);

    /// <summary>Takes all marks of a channel away.</summary>
    public Task RemoveChannelAsync(string channel, CancellationToken cancellationToken) =>
        collections.Stale.DeleteManyAsync(session, ChannelKey.Behind(channel, ""), cancellationToken: cancellationToken);

    private static UpdateDefinition<BsonDocument> MarkOf(ProductInChannel product, long mark) => Builders<BsonDocument>.Update
        .SetOnInsert("channel", product.Channel).SetOnInsert("sku", product.Sku).SetOnInsert("since", mark).Set("mark", mark);
}

/// <summary>A content to be made anew.</summary>
internal static class StaleDocument
{
    public static StaleContent Read(BsonDocument document) =>
        document.Read(static d => new StaleContent(d["channel"].AsString, d["sku"].AsString, d["mark"].AsInt64));

    public static ArchivedStale ReadWhole(BsonDocument document) =>
        document.Read(static d => new ArchivedStale(d["channel"].AsString, d["sku"].AsString, d["since"].AsInt64, d["mark"].AsInt64));

    public static BsonDocument Write(ArchivedStale stale) => new()
    {
        { "_id", ChannelKey.Of(stale.Channel, stale.Sku) }, { "channel", stale.Channel }, { "sku", stale.Sku }, { "since", stale.Since },
            { "mark", stale.Mark },
    };
}
