using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Events;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Events;

/// <summary>
/// Writes a change of histories, within a transaction. Every change begins by writing the one document of the state, so that changes follow one another.
/// </summary>
internal sealed class HistoryCollections(IClientSessionHandle session, Collections collections)
{
    /// <summary>The _id of the state.</summary>
    public const string StateId = "events";

    private const int DocumentsAtOnce = 1_000;

    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly BulkWriteOptions AnyOrder = new() { IsOrdered = false };

    /// <summary>Makes a change; false when its turn is over.</summary>
    public async Task<bool> ApplyAsync(HistoryCommit commit, CancellationToken cancellationToken)
    {
        var isTurn = Filter.Eq("_id", StateId) & Filter.Eq("turn", commit.Turn);
        var update = Builders<BsonDocument>.Update.Inc("turn", 1L);
        if (commit.Erased.Count > 0) update = update.Set("anyErased", true);
        var taken = await collections.EventState.UpdateOneAsync(session, isTurn, update, cancellationToken: cancellationToken);
        if (taken.MatchedCount == 0) return false;

        await DeleteAsync(collections.Histories, "_id", commit.Removed.Select(BsonValue (person) => person), cancellationToken);
        await PutAsync(collections.Histories, commit.Put.Select(Write), cancellationToken);
        await PutAsync(collections.Merges, commit.Merged.Select(Write), cancellationToken);
        await DeleteAsync(collections.Merges, "customer", commit.Forgotten.Select(BsonValue (customer) => customer), cancellationToken);
        await PutAsync(collections.Erasures, commit.Erased.Select(Write), cancellationToken);
        await DeleteAsync(collections.WaitingEvents, "_id", commit.Folded.Select(BsonValue (id) => ObjectId.Parse(id)), cancellationToken);
        return true;
    }

    /// <summary>Reads a proof.</summary>
    public static ErasureProof ReadProof(BsonDocument document) => document.Read(static d => new ErasureProof(
        d["_id"].AsString, d.Time("time"), d.Text("actor"), d.LongNumber("events"), d.LongNumber("purchases"), d.LongNumber("visitors")));

    private async Task PutAsync(IMongoCollection<BsonDocument> collection, IEnumerable<BsonDocument> documents, CancellationToken cancellationToken)
    {
        foreach (var some in documents.Chunk(DocumentsAtOnce))
        {
            var writes = some.Select(document => new ReplaceOneModel<BsonDocument>(Filter.Eq("_id", document["_id"]), document) { IsUpsert = true });
            await collection.BulkWriteAsync(session, writes, AnyOrder, cancellationToken);
        }
    }

    private async Task DeleteAsync(IMongoCollection<BsonDocument> collection, string field, IEnumerable<BsonValue> values, CancellationToken cancellationToken)
    {
        foreach (var some in values.Chunk(DocumentsAtOnce))
            await collection.DeleteManyAsync(session, Filter.In(field, some), cancellationToken: cancellationToken);
    }

    private static BsonDocument Write(StoredHistory history) => new() { { "_id", history.Person }, { "block", new BsonBinaryData(history.Block.ToArray()) } };

    private static BsonDocument Write(KeyValuePair<string, string> merge) => new() { { "_id", merge.Key }, { "customer", merge.Value } };

    private static BsonDocument Write(ErasureProof proof)
    {
        var document = new BsonDocument("_id", proof.Digest);
        document.AddTime("time", proof.Time);
        document.AddText("actor", proof.Actor);
        document.Add("events", proof.EventCount);
        document.Add("purchases", proof.PurchaseCount);
        document.Add("visitors", proof.VisitorCount);
        return document;
    }
}
