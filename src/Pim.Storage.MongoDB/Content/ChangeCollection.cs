using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Publications;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Content;

/// <summary>What channels see, within commits: the last change of each product, and its documents.</summary>
internal sealed class ChangeCollection(IClientSessionHandle session, Collections collections)
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly SortDefinition<BsonDocument> OldestFirst = Builders<BsonDocument>.Sort.Ascending("time");
    private static readonly BulkWriteOptions InAnyOrder = new() { IsOrdered = false };

    /// <summary>Which of these a channel sees.</summary>
    public async Task<HashSet<ProductInChannel>> FindSeenAsync(IReadOnlyCollection<ProductInChannel> products, CancellationToken cancellationToken)
    {
        var found = await FindAsync(products, cancellationToken);
        return found.Where(d => !d.Contains("withdrawn")).Select(static d => new ProductInChannel(d["channel"].AsString, d["sku"].AsString)).ToHashSet();
    }

    /// <summary>Puts changes, numbered in their order, in the place of the products' former ones.</summary>
    public async Task PutAsync(IReadOnlyList<(ProductInChannel Product, IReadOnlyList<ContentDocument> Documents)> changes, long first, DateTimeOffset time,
        CancellationToken cancellationToken)
    {
        if (changes.Count == 0) return;
        var found = await FindAsync(changes.Select(c => c.Product).ToList(), cancellationToken);
        var former = found.ToDictionary(
            static d => d["_id"].AsString, static d => ChangeDocument.LocalesOf(d).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var (heads, contents) = (new List<WriteModel<BsonDocument>>(changes.Count), new List<WriteModel<BsonDocument>>());
        for (var i = 0; i < changes.Count; i++)
        {
            var ((channel, sku), documents) = changes[i];
            var isNew = !former.TryGetValue(ChannelKey.Of(channel, sku), out var gone);
            heads.Add(WriteOf(ChangeDocument.Write(channel, sku, first + i, time, documents), isNew));
            foreach (var document in documents)
                contents.Add(WriteOf(ContentDocuments.Write(channel, sku, first + i, time, document), isNew: gone?.Remove(document.Locale) != true));
            foreach (var locale in gone ?? []) contents.Add(new DeleteOneModel<BsonDocument>(Filter.Eq("_id", ChannelKey.Of(channel, locale, sku))));
        }
        await collections.Changes.BulkWriteAsync(session, heads, InAnyOrder, cancellationToken);
        if (contents.Count > 0) await collections.Contents.BulkWriteAsync(session, contents, InAnyOrder, cancellationToken);
    }

    /// <summary>Forgets the first withdrawals before a time, and answers them.</summary>
    public async Task<IReadOnlyList<(string Channel, long Sequence)>> ForgetWithdrawalsAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        var found = await collections.Changes.Find(session, Withdrawn(before)).Sort(OldestFirst).Limit(limit).ToListAsync(cancellationToken);
        if (found.Count > 0)
            await collections.Changes.DeleteManyAsync(session, Filter.In("_id", found.Select(d => d["_id"])), cancellationToken: cancellationToken);
        return found.ConvertAll(static d => (d["channel"].AsString, d["sequence"].AsInt64));
    }

    /// <summary>Withdrawals before a time.</summary>
    public static FilterDefinition<BsonDocument> Withdrawn(DateTimeOffset before) => Filter.Eq("withdrawn", true) & TimeConditions.Before("time", before);

    private Task<List<BsonDocument>> FindAsync(IReadOnlyCollection<ProductInChannel> products, CancellationToken cancellationToken)
    {
        var options = new FindOptions { BatchSize = Batches.HoldingAll(products.Count) };
        return collections.Changes.Find(session, Filter.In("_id", products.Select(p => p.Key)), options).ToListAsync(cancellationToken);
    }

    private static WriteModel<BsonDocument> WriteOf(BsonDocument document, bool isNew) =>
        isNew ? new InsertOneModel<BsonDocument>(document) : new ReplaceOneModel<BsonDocument>(Filter.Eq("_id", document["_id"]), document);
}
