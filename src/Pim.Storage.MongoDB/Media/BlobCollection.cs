using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Media;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Media;

/// <summary>Which contents, uploads and renditions are kept in which files, within commits.</summary>
internal sealed class BlobCollection(IClientSessionHandle session, Collections collections)
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly UpdateDefinitionBuilder<BsonDocument> Update = Builders<BsonDocument>.Update;
    private static readonly ReplaceOptions Upsert = new() { IsUpsert = true };
    private static readonly FilterDefinition<BsonDocument> IsKept = Filter.Exists("doomed", false);

    /// <summary>Those of these contents that are kept and not being deleted.</summary>
    public async Task<HashSet<string>> FindKeptAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        if (hashes.Count == 0) return [];
        var hashOnly = Builders<BsonDocument>.Projection.Include("_id");
        var found = await collections.Blobs.Find(session, Filter.In("_id", hashes) & IsKept).Project(hashOnly).ToListAsync(cancellationToken);
        return found.Select(static d => d["_id"].AsString).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Keeps a content in a file, in place of one that is being deleted.</summary>
    public Task PutAsync(Blob blob, ObjectId file, CancellationToken cancellationToken) =>
        collections.Blobs.ReplaceOneAsync(session, Filter.Eq("_id", blob.Sha256), BlobDocument.Write(blob, file), Upsert, cancellationToken);

    public Task TouchAsync(string sha256, DateTimeOffset time, CancellationToken cancellationToken) =>
        collections.Blobs.UpdateOneAsync(session, Filter.Eq("_id", sha256) & IsKept, BlobDocument.Touch(time), cancellationToken: cancellationToken);

    /// <summary>Remembers that assets have them.</summary>
    public Task TieAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) => hashes.Count == 0
        ? Task.CompletedTask
        : collections.Blobs.UpdateManyAsync(session, Filter.In("_id", hashes), Update.Unset("loose"), cancellationToken: cancellationToken);

    /// <summary>Remembers that no asset has them any more.</summary>
    public Task LoosenAsync(IReadOnlyCollection<string> hashes, DateTimeOffset time, CancellationToken cancellationToken) => hashes.Count == 0
        ? Task.CompletedTask
        : collections.Blobs.UpdateManyAsync(
            session, Filter.In("_id", hashes), Update.Combine(Update.Set("loose", true), BlobDocument.Touch(time)), cancellationToken: cancellationToken);

    /// <summary>Marks contents as being deleted and forgets what was made of them; those that are wanted after all are left out.</summary>
    public async Task<List<DoomedBlob>> DoomAsync(IReadOnlyCollection<string> hashes, DateTimeOffset untouchedSince, CancellationToken cancellationToken)
    {
        var unwanted = Filter.In("_id", hashes) & Filter.Eq("loose", true) & TimeConditions.Before("touchTime", untouchedSince);
        await collections.Blobs.UpdateManyAsync(session, unwanted, Update.Set("doomed", true), cancellationToken: cancellationToken);
        var doomed = await collections.Blobs.Find(session, Filter.In("_id", hashes) & Filter.Eq("doomed", true)).ToListAsync(cancellationToken);
        var ofDoomed = Filter.In("sha256", doomed.Select(static d => d["_id"].AsString));
        var renditions = (await collections.Renditions.Find(session, ofDoomed).ToListAsync(cancellationToken))
            .ToLookup(static d => d["sha256"].AsString, static d => d["file"].AsObjectId.ToString());
        if (renditions.Count > 0) await collections.Renditions.DeleteManyAsync(session, ofDoomed, cancellationToken: cancellationToken);
        return doomed.ConvertAll(d => new DoomedBlob(d["_id"].AsString, [d["file"].AsObjectId.ToString(), .. renditions[d["_id"].AsString]]));
    }

    /// <summary>Ends an upload; false when somebody else has it by now, or it is gone.</summary>
    public async Task<bool> RemoveUploadAsync(string id, Guid owner, CancellationToken cancellationToken)
    {
        var owned = Filter.Eq("_id", id) & Filter.Eq("owner", owner.ToString());
        return (await collections.Uploads.DeleteOneAsync(session, owned, cancellationToken: cancellationToken)).DeletedCount == 1;
    }

    /// <summary>Says of a file what the standard for it wants to be said.</summary>
    public Task AddFileAsync(ObjectId file, long length, string name, DateTimeOffset time, CancellationToken cancellationToken) =>
        collections.Files.InsertOneAsync(session, new BsonDocument
        {
            { "_id", file }, { "length", length }, { "chunkSize", GridFiles.ChunkSize }, { "uploadDate", BsonWriting.Date(time) }, { "filename", name },
        }, cancellationToken: cancellationToken);

    /// <summary>Keeps a rendition, unless there is one.</summary>
    public Task AddRenditionAsync(BsonDocument rendition, CancellationToken cancellationToken) => collections.Renditions.UpdateOneAsync(session,
        Filter.Eq("_id", rendition["_id"]), new BsonDocument("$setOnInsert", rendition), new UpdateOptions { IsUpsert = true }, cancellationToken);
}

/// <summary>A content that is kept; its _id is its hash. Loose: no asset has it; doomed: its bytes are being deleted.</summary>
internal static class BlobDocument
{
    public static BsonDocument Write(Blob blob, ObjectId file)
    {
        var document = new BsonDocument { { "_id", blob.Sha256 }, { "size", blob.Size }, { "file", file }, { "loose", true } };
        document.AddTime("touchTime", blob.TouchTime);
        return document;
    }

    public static Blob Read(BsonDocument document) => document.Read(static d => new Blob(d["_id"].AsString, d["size"].AsInt64, d.Time("touchTime")));

    /// <summary>Sets the time of the last touch.</summary>
    public static UpdateDefinition<BsonDocument> Touch(DateTimeOffset time) =>
        Builders<BsonDocument>.Update.Set("touchTime", BsonWriting.Date(time)).Set("touchTimeTicks", BsonWriting.LeftOver(time));
}
