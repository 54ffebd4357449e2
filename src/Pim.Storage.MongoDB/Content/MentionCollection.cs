using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Content;

/// <summary>Which other products went into contents, within commits: one document for each product that mentions any.</summary>
internal sealed class MentionCollection(IClientSessionHandle session, Collections collections)
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly BulkWriteOptions InAnyOrder = new() { IsOrdered = false };

    /// <summary>Products whose contents mention any of these, in the channels of these.</summary>
    public async Task<HashSet<ProductInChannel>> FindMentioningAsync(IEnumerable<ProductInChannel> mentioned, CancellationToken cancellationToken)
    {
        var byChannel = mentioned.GroupBy(p => p.Channel, p => p.Sku, StringComparer.Ordinal)
            .Select(channel => Filter.And(Filter.Eq("channel", channel.Key), Filter.In("mentioned", channel))).ToList();
        if (byChannel.Count == 0) return [];
        var options = new FindOptions { BatchSize = Batches.HoldingAll(int.MaxValue) };
        var withoutMentions = Builders<BsonDocument>.Projection.Exclude("mentioned");
        var found = await collections.Mentions.Find(session, byChannel.Count == 1 ? byChannel[0] : Filter.Or(byChannel), options)
            .Project(withoutMentions).ToListAsync(cancellationToken);
        return found.Select(static d => new ProductInChannel(d["channel"].AsString, d["sku"].AsString)).ToHashSet();
    }

    /// <summary>Keeps what products mention in place of what they mentioned before; writes only what differs.</summary>
    public async Task ReplaceAsync(IReadOnlyDictionary<ProductInChannel, IReadOnlyCollection<string>> mentions, CancellationToken cancellationToken)
    {
        if (mentions.Count == 0) return;
        var options = new FindOptions { BatchSize = Batches.HoldingAll(mentions.Count) };
        var found = await collections.Mentions.Find(session, Filter.In("_id", mentions.Keys.Select(p => p.Key)), options).ToListAsync(cancellationToken);
        var kept = found.ToDictionary(static d => d["_id"].AsString, StringComparer.Ordinal);
        var writes = new List<WriteModel<BsonDocument>>();
        foreach (var (product, mentioned) in mentions)
        {
            var document = MentionDocument.Write(product, mentioned);
            if (!kept.TryGetValue(product.Key, out var former)) { if (mentioned.Count > 0) writes.Add(new InsertOneModel<BsonDocument>(document)); }
            else if (mentioned.Count == 0) writes.Add(new DeleteOneModel<BsonDocument>(ById(product)));
            else if (!document.Equals(former)) writes.Add(new ReplaceOneModel<BsonDocument>(ById(product), document));
        }
        if (writes.Count > 0) await collections.Mentions.BulkWriteAsync(session, writes, InAnyOrder, cancellationToken);
    }

    /// <summary>Takes away what these products mention.</summary>
    public Task RemoveAsync(IReadOnlyCollection<ProductInChannel> products, CancellationToken cancellationToken) =>
        collections.Mentions.DeleteManyAsync(session, Filter.In("_id", products.Select(p => p.Key)), cancellationToken: cancellationToken);

    /// <summary>Takes away all mentions of a channel.</summary>
    public Task RemoveChannelAsync(string channel, CancellationToken cancellationToken) =>
        collections.Mentions.DeleteManyAsync(session, ChannelKey.Behind(channel, ""), cancellationToken: cancellationToken);

    private static FilterDefinition<BsonDocument> ById(ProductInChannel product) => Filter.Eq("_id", product.Key);
}

/// <summary>What a product mentions: in one order whatever order they come in, so that equal ones give equal documents.</summary>
internal static class MentionDocument
{
    public static BsonDocument Write(ProductInChannel product, IEnumerable<string> mentioned) => new()
    {
        { "_id", product.Key }, { "channel", product.Channel }, { "sku", product.Sku },
        { "mentioned", new BsonArray(mentioned.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) },
    };

    public static ArchivedMentions Read(BsonDocument document) =>
        document.Read(static d => new ArchivedMentions(d["channel"].AsString, d["sku"].AsString, d.Codes("mentioned")));
}
