using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Storage.MongoDB.Archive;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Engine;

/// <summary>
/// The one document of the catalogue: the last revision and the last job taken, the schema's version, the number of commits. Every commit
/// begins by writing it. So commits follow one another, whoever makes them; what a commit has checked stays true until its end; and revisions
/// become visible in their order, none skipped and none too early.
/// </summary>
internal sealed class CatalogNumbers(IClientSessionHandle session, Collections collections)
{
    /// <summary>The _id of the document.</summary>
    public const string Id = "catalog";

    private static readonly FilterDefinition<BsonDocument> TheOne = Builders<BsonDocument>.Filter.Eq("_id", Id);

    /// <summary>Takes numbers for this many changes and jobs.</summary>
    public async Task<TakenNumbers> TakeAsync(int changes, int jobs, CancellationToken cancellationToken)
    {
        // The commits are counted because an update that changes nothing is none: commits that take no number would not see each other.
        var take = Builders<BsonDocument>.Update.Inc("revision", (long)changes).Inc("job", (long)jobs).Inc("commits", 1L);
        var options = new FindOneAndUpdateOptions<BsonDocument> { ReturnDocument = ReturnDocument.After };
        var numbers = await collections.Catalog.FindOneAndUpdateAsync(session, TheOne, take, options, cancellationToken) ?? throw Missing();
        CopyMark.Refuse(numbers, collections);
        return numbers.Read(d => new TakenNumbers(
            FirstRevision: d["revision"].AsInt64 - changes + 1, FirstJob: d["job"].AsInt64 - jobs + 1, SchemaVersion: d["schemaVersion"].AsInt64));
    }

    /// <summary>Makes a revision the version of the schema.</summary>
    public Task SetSchemaVersionAsync(long revision, CancellationToken cancellationToken) =>
        collections.Catalog.UpdateOneAsync(session, TheOne, Builders<BsonDocument>.Update.Set("schemaVersion", revision), cancellationToken: cancellationToken);

    /// <summary>Revision of the last change of the schema, within a session or outside.</summary>
    public static async Task<long> ReadSchemaVersionAsync(Collections collections, IClientSessionHandle? session, CancellationToken cancellationToken)
    {
        var found = session is null ? collections.Catalog.Find(TheOne) : collections.Catalog.Find(session, TheOne);
        var numbers = await found.Project(Builders<BsonDocument>.Projection.Include("schemaVersion").Include(CopyMark.Source))
            .FirstOrDefaultAsync(cancellationToken) ?? throw Missing();
        CopyMark.Refuse(numbers, collections);
        return numbers.Read(static d => d["schemaVersion"].AsInt64);
    }

    /// <summary>The counters as they stand, also while a copy goes into this database.</summary>
    public static async Task<CatalogHead> ReadHeadAsync(Collections collections, CancellationToken cancellationToken)
    {
        var numbers = await collections.Catalog.Find(TheOne).FirstOrDefaultAsync(cancellationToken) ?? throw Missing();
        return numbers.Read(static d => new CatalogHead(d["revision"].AsInt64, d["schemaVersion"].AsInt64, d["job"].AsInt64));
    }

    /// <summary>The layout of the database; null when it is new.</summary>
    public static async Task<int?> ReadLayoutAsync(Collections collections, CancellationToken cancellationToken)
    {
        var numbers = await collections.Catalog.Find(TheOne).FirstOrDefaultAsync(cancellationToken);
        return numbers?.Read(static d => d["layout"].AsInt32);
    }

    /// <summary>Begins a new catalogue, unless there is one.</summary>
    public static async Task CreateAsync(Collections collections, int layout, CancellationToken cancellationToken)
    {
        var begin = Builders<BsonDocument>.Update.SetOnInsert("layout", layout).SetOnInsert("revision", 0L).SetOnInsert("schemaVersion", 0L)
            .SetOnInsert("job", 0L).SetOnInsert("commits", 0L);
        try
        {
            await collections.Catalog.UpdateOneAsync(TheOne, begin, new UpdateOptions { IsUpsert = true }, cancellationToken);
        }
        catch (MongoWriteException e) when (e.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            // Another instance began it at this moment.
        }
    }

    private static Domain.PimException Missing() => StoreErrors.Unreadable("the document of the catalogue's numbers is gone.");
}

/// <summary>What a commit took, and found.</summary>
/// <param name="FirstRevision">Revision of its first change.</param>
/// <param name="FirstJob">Id of its first job.</param>
/// <param name="SchemaVersion">Version of the schema.</param>
internal readonly record struct TakenNumbers(long FirstRevision, long FirstJob, long SchemaVersion);
