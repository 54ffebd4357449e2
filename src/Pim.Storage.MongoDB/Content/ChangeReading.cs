using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Content;
using Pim.Application.Publications;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Content;

/// <summary>
/// Reads changes with their documents: two reads, for which a snapshot is enough on MongoDB. Not every compatible engine keeps a session to one, so
/// the documents are held against their changes by the sequence.
/// </summary>
internal static class ChangeReading
{
    // Changes whose documents are smaller than that are told in more pages; those of others are not read in vain, only to be cut off.
    private const int SmallDocumentBytes = 1_024;
    private const int LeastCount = 16;

    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly SortDefinition<BsonDocument> BySequence = Builders<BsonDocument>.Sort.Ascending("sequence");
    private static readonly ProjectionDefinition<BsonDocument> KeyOnly = Builders<BsonDocument>.Projection.Include("sequence")
        .Include("channel").Include("sku");

    /// <summary>The last changes of these products; null when some of them changed between the two reads.</summary>
    public static async Task<IReadOnlyList<StoredChange>?> GetAsync(
        Collections collections, IClientSessionHandle session, string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        var found = await Find(collections.Changes, session, ChannelKey.AnyOf(channel, skus), skus.Count).ToListAsync(cancellationToken);
        return await ReadAsync(collections, session, found.ConvertAll(ChangeDocument.Read), asked: null, cancellationToken);
    }

    /// <summary>The first changes of a channel between two sequences; null when some of them changed between the two reads.</summary>
    public static async Task<IReadOnlyList<StoredChange>?> ReadAsync(
        Collections collections, IClientSessionHandle session, ChangeRead read, CancellationToken cancellationToken)
    {
        var between = Filter.Eq("channel", read.Channel) & Filter.Gt("sequence", read.After) & Filter.Lte("sequence", read.Through);
        var limit = Math.Min(read.MaxCount, CountFor(read.Locales.Count, read.MaxBytes));
        var found = await Find(collections.Changes, session, between, limit).Sort(BySequence).Limit(limit).ToListAsync(cancellationToken);
        var page = TakeBytes(found.Select(ChangeDocument.Read), read.Locales, read.MaxBytes).ToList();
        return await ReadAsync(collections, session, page, read.Locales, cancellationToken);
    }

    /// <summary>The first changes of all channels behind a sequence: which, not what.</summary>
    public static async Task<IReadOnlyList<ChangeKey>> ReadKeysAsync(
        Collections collections, IClientSessionHandle session, long after, int limit, CancellationToken cancellationToken)
    {
        var found = await Find(collections.Changes, session, Filter.Gt("sequence", after), limit)
            .Sort(BySequence).Limit(limit).Project(KeyOnly).ToListAsync(cancellationToken);
        return found.ConvertAll(document => document.Read(static d => new ChangeKey(d["sequence"].AsInt64, d["channel"].AsString, d["sku"].AsString)));
    }

    /// <summary>The changes of these heads, with the documents asked for (null: all); null when some of them changed since these were read.</summary>
    public static async Task<IReadOnlyList<StoredChange>?> ReadAsync(
        Collections collections, IClientSessionHandle session, IReadOnlyList<ChangeHead> heads, IReadOnlyList<string>? asked,
        CancellationToken cancellationToken)
    {
        var keys = heads.SelectMany(head => head.Pick(asked).Select(document => ChannelKey.Of(head.Channel, document.Locale, head.Sku))).ToList();
        var found = keys.Count == 0 ? [] : await Find(collections.Contents, session, Filter.In("_id", keys), keys.Count).ToListAsync(cancellationToken);
        var documents = found.ToDictionary(static d => d["_id"].AsString, ContentDocuments.Read, StringComparer.Ordinal);
        var changes = new List<StoredChange>(heads.Count);
        foreach (var head in heads)
        {
            var ofChange = new List<ContentDocument>(head.Documents.Count);
            foreach (var (locale, _) in head.Pick(asked))
            {
                if (!documents.TryGetValue(ChannelKey.Of(head.Channel, locale, head.Sku), out var document) || document.Sequence != head.Sequence) return null;
                ofChange.Add(new ContentDocument(locale, document.Bytes));
            }
            changes.Add(new StoredChange(head.Sku, head.Sequence, head.Time, head.Documents.Count == 0, ofChange));
        }
        return changes;
    }

    /// <summary>The first of these changes, up to the one with which the documents asked for (null: all) reach a number of bytes.</summary>
    public static IEnumerable<ChangeHead> TakeBytes(IEnumerable<ChangeHead> heads, IReadOnlyList<string>? asked, int maxBytes)
    {
        var bytes = 0L;
        foreach (var head in heads)
        {
            yield return head;
            bytes += head.Pick(asked).Sum(document => (long)document.Bytes);
            if (bytes >= maxBytes) yield break;
        }
    }

    private static int CountFor(int locales, int maxBytes) => locales == 0 ? int.MaxValue : Math.Max(LeastCount, maxBytes / (SmallDocumentBytes * locales));

    private static IFindFluent<BsonDocument, BsonDocument> Find(
        IMongoCollection<BsonDocument> collection, IClientSessionHandle session, FilterDefinition<BsonDocument> filter, int most) =>
        collection.Find(session, filter, new FindOptions { BatchSize = Batches.HoldingAll(most) });
}
