using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Events;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Events;

/// <summary>Events on MongoDB: batches are inserted beside any transaction; a fold puts histories and removes its batches in one.</summary>
internal sealed class MongoEventStore(Collections collections, Writer writer, Reader reader) : IEventStore
{
    // A transaction that writes more than this takes long on some engines.
    private const int MaxEvents = 20_000;

    // Otherwise an answer has 16 MB, most of which waits in memory while the first of it are looked at.
    private static readonly FindOptions InParts = new() { BatchSize = 4_000 };

    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly SortDefinition<BsonDocument> ById = Builders<BsonDocument>.Sort.Ascending("_id");
    private static readonly FilterDefinition<BsonDocument> TheState = Filter.Eq("_id", HistoryCollections.StateId);

    /// <summary>Makes the state, unless there is one.</summary>
    public static async Task CreateAsync(Collections collections, CancellationToken cancellationToken)
    {
        if (await collections.EventState.Find(TheState).AnyAsync(cancellationToken)) return;
        var begin = new BsonDocument { { "_id", HistoryCollections.StateId }, { "turn", 0L }, { "anyErased", false },
            { "secret", new BsonBinaryData(RandomNumberGenerator.GetBytes(32)) } };
        try
        {
            await collections.EventState.InsertOneAsync(begin, options: null, cancellationToken);
        }
        catch (MongoWriteException e) when (e.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            // Another instance made it at this moment.
        }
    }

    /// <inheritdoc/>
    public Task AppendAsync(ReadOnlyMemory<byte> block, int count, CancellationToken cancellationToken) => writer.WriteAsync(token =>
    {
        var batch = new BsonDocument { { "_id", ObjectId.GenerateNewId() }, { "count", count }, { "block", new BsonBinaryData(block.ToArray()) } };
        return collections.WaitingEvents.InsertOneAsync(batch, options: null, token);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountWaitingAsync(CancellationToken cancellationToken) => reader.ReadAsync(async token =>
    {
        var sum = await collections.WaitingEvents.Aggregate()
            .Group(new BsonDocument { { "_id", BsonNull.Value }, { "count", new BsonDocument("$sum", "$count") } }).FirstOrDefaultAsync(token);
        return sum is null ? 0 : sum["count"].ToInt64();
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<WaitingEvents> ReadWaitingAsync(int maxEvents, CancellationToken cancellationToken) => reader.ReadAsync(async token =>
    {
        var state = await collections.EventState.Find(TheState).FirstAsync(token);
        var batches = new List<WaitingBatch>();
        if (maxEvents > 0)
        {
            using var found = await collections.WaitingEvents.Find(Filter.Empty).Sort(ById).ToCursorAsync(token);
            await TakeAsync(found, Math.Min(maxEvents, MaxEvents), batches, token);
        }
        return new WaitingEvents(state["turn"].AsInt64, state["anyErased"].AsBoolean, batches);
    }, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> CommitAsync(HistoryCommit commit, CancellationToken cancellationToken)
    {
        var outcome = await writer.CommitAsync(async (transaction, token) =>
            await transaction.Histories.ApplyAsync(commit, token)
                ? CommitOutcome.Done(0)
                : CommitOutcome.Refused([new(ConflictKind.Stale)]), cancellationToken);
        return outcome.Committed;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredHistory>> GetHistoriesAsync(IReadOnlyCollection<string> persons, CancellationToken cancellationToken) =>
        FindAsync(collections.Histories, "_id", persons, ReadHistory, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredHistory> ReadHistoriesAsync(CancellationToken cancellationToken) =>
        ReadAllAsync(collections.Histories, ReadHistory, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> GetMergesAsync(IReadOnlyCollection<string> visitors, CancellationToken cancellationToken)
    {
        var found = await FindAsync(collections.Merges, "_id", visitors, ReadMerge, cancellationToken);
        return new Dictionary<string, string>(found, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> GetMergedVisitorsAsync(string customer, CancellationToken cancellationToken) =>
        FindAsync(collections.Merges, "customer", [customer], static d => d["_id"].AsString, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ErasureProof>> GetErasuresAsync(IReadOnlyCollection<string> digests, CancellationToken cancellationToken) =>
        FindAsync(collections.Erasures, "_id", digests, HistoryCollections.ReadProof, cancellationToken);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> GetSecretAsync(CancellationToken cancellationToken) => reader.ReadAsync<ReadOnlyMemory<byte>>(async token =>
        (await collections.EventState.Find(TheState).FirstAsync(token))["secret"].AsBsonBinaryData.Bytes, cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountHistoriesAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync(token => collections.Histories.CountDocumentsAsync(Filter.Empty, cancellationToken: token), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<KeyValuePair<string, string>> ReadMergesAsync(CancellationToken cancellationToken) =>
        ReadAllAsync(collections.Merges, ReadMerge, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ErasureProof> ReadErasuresAsync(CancellationToken cancellationToken) =>
        ReadAllAsync(collections.Erasures, HistoryCollections.ReadProof, cancellationToken);

    /// <inheritdoc/>
    public Task SetSecretAsync(ReadOnlyMemory<byte> secret, CancellationToken cancellationToken) => writer.WriteAsync(token =>
        collections.EventState.UpdateOneAsync(
            TheState, Builders<BsonDocument>.Update.Set("secret", new BsonBinaryData(secret.ToArray())), cancellationToken: token), cancellationToken);

    /// <summary>Nothing to do: what of the server's files holds what was deleted, and for how long, is the server's own.</summary>
    public Task ScrubAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task<IReadOnlyList<T>> FindAsync<T>(
        IMongoCollection<BsonDocument> collection, string field, IReadOnlyCollection<string> values, Func<BsonDocument, T> read,
        CancellationToken cancellationToken) =>
        reader.ReadAsync<IReadOnlyList<T>>(
            async token => (await collection.Find(Filter.In(field, values)).ToListAsync(token)).ConvertAll(document => read(document)), cancellationToken);

    /// <summary>Goes to the next batch: false when there is one, true when the server forgot the listing, null at its end.</summary>
    private static async Task<bool?> MoveOnAsync(IAsyncCursor<BsonDocument> found, bool canGoOn, CancellationToken cancellationToken)
    {
        try
        {
            return await found.MoveNextAsync(cancellationToken) ? false : null;
        }
        catch (MongoCursorNotFoundException) when (canGoOn)
        {
            return true;
        }
    }

    // As of one moment, in order, a batch of the server at a time. A server may forget a listing, when it changes its primary or when nobody asks on for long:
    // another goes on behind the last one read, as of the same moment. One that is forgotten without having got on is not begun again.
    private async IAsyncEnumerable<T> ReadAllAsync<T>(
        IMongoCollection<BsonDocument> collection, Func<BsonDocument, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var snapshot = await reader.ReadAsync(reader.BeginSnapshotAsync, cancellationToken);
        var last = "";
        bool? isForgotten;
        do
        {
            var begun = last;
            var behind = last.Length == 0 ? Filter.Empty : Filter.Gt("_id", last);
            using var found = await reader.ReadAsync(token => collection.Find(snapshot, behind, InParts).Sort(ById).ToCursorAsync(token), cancellationToken);
            while ((isForgotten = await reader.ReadAsync(token => MoveOnAsync(found, canGoOn: last != begun, token), cancellationToken)) == false)
            {
                foreach (var document in found.Current)
                {
                    yield return read(document);
                    last = document["_id"].AsString;
                }
            }
        }
        while (isForgotten == true);
    }

    private static async Task TakeAsync(IAsyncCursor<BsonDocument> found, int maxEvents, List<WaitingBatch> batches, CancellationToken cancellationToken)
    {
        var events = 0;
        while (events < maxEvents && await found.MoveNextAsync(cancellationToken))
        {
            foreach (var batch in found.Current)
            {
                batches.Add(new WaitingBatch(batch["_id"].AsObjectId.ToString(), batch["block"].AsBsonBinaryData.Bytes));
                events += batch["count"].AsInt32;
                if (events >= maxEvents) return;
            }
        }
    }

    private static KeyValuePair<string, string> ReadMerge(BsonDocument document) =>
        document.Read(static d => KeyValuePair.Create(d["_id"].AsString, d["customer"].AsString));

    private static StoredHistory ReadHistory(BsonDocument document) =>
        document.Read(static d => new StoredHistory(d["_id"].AsString, d["block"].AsBsonBinaryData.Bytes));
}
