using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Media;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Media;

/// <summary>Bytes on MongoDB: in GridFS, and documents that point at its files.</summary>
internal sealed partial class MongoBlobStore(Collections collections, Writer writer, Reader reader) : IBlobStore
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly FilterDefinition<BsonDocument> IsKept = Filter.Exists("doomed", false);

    private readonly GridFiles _files = new(collections);

    /// <inheritdoc/>
    public async Task<Blob?> FindAsync(string sha256, CancellationToken cancellationToken) =>
        await FindBlobAsync(sha256, cancellationToken) is { } found ? BlobDocument.Read(found) : null;

    /// <inheritdoc/>
    public async Task<Blob?> TouchAsync(string sha256, DateTimeOffset time, CancellationToken cancellationToken)
    {
        // As a commit, so that a collection has either seen it or comes before it.
        await writer.CommitAsync(async (transaction, token) =>
        {
            await transaction.Numbers.TakeAsync(new(0, 0), token);
            await transaction.Blobs.TouchAsync(sha256, time, token);
            return CommitOutcome.Done(0);
        }, cancellationToken);
        return await FindAsync(sha256, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IBlobContent?> OpenAsync(string sha256, CancellationToken cancellationToken) =>
        await FindBlobAsync(sha256, cancellationToken) is { } found ? new GridContent(_files, reader, found["file"].AsObjectId, found["size"].AsInt64) : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DoomedBlob>> DoomAsync(DateTimeOffset untouchedSince, int limit, CancellationToken cancellationToken)
    {
        var unwanted = await reader.ReadAsync(async token =>
        {
            var broken = await collections.Blobs.Find(Filter.Eq("doomed", true)).Limit(limit).ToListAsync(token);
            var loose = await collections.Blobs.Find(Filter.Eq("loose", true) & TimeConditions.Before("touchTime", untouchedSince))
                .Limit(limit).ToListAsync(token);
            return broken.Concat(loose).Select(static d => d["_id"].AsString).Distinct(StringComparer.Ordinal).Take(limit).ToList();
        }, cancellationToken);
        if (unwanted.Count == 0) return [];
        var doomed = new List<DoomedBlob>();
        await writer.CommitAsync(async (transaction, token) =>
        {
            await transaction.Numbers.TakeAsync(new(0, 0), token);
            // What is said to be loose may be had all the same, in a catalogue that was copied: it is looked at.
            var had = await transaction.Assets.FindBlobsAsync(unwanted, token);
            await transaction.Blobs.TieAsync(had, token);
            doomed = await transaction.Blobs.DoomAsync(unwanted.Except(had).ToList(), untouchedSince, token);
            return CommitOutcome.Done(0);
        }, cancellationToken);
        return doomed;
    }

    /// <inheritdoc/>
    public Task CollectAsync(DoomedBlob blob, CancellationToken cancellationToken) => writer.WriteAsync(async token =>
    {
        foreach (var file in blob.Files) await _files.DeleteAsync(ObjectId.Parse(file), token);
        await collections.Blobs.DeleteOneAsync(
            Filter.Eq("_id", blob.Sha256) & Filter.Eq("doomed", true) & Filter.Eq("file", ObjectId.Parse(blob.Files[0])), token);
    }, cancellationToken);

    /// <inheritdoc/>
    public async Task<int> SweepAsync(DateTimeOffset writtenBefore, CancellationToken cancellationToken)
    {
        var swept = 0;
        for (var after = ObjectId.Empty; ;)
        {
            var files = await reader.ReadAsync(token => _files.ListAsync(after, writtenBefore, token), cancellationToken);
            if (files.Count == 0) return swept;
            var kept = await FindKeptFilesAsync(files, cancellationToken);
            foreach (var orphan in files.Where(file => !kept.Contains(file)))
            {
                await writer.WriteAsync(token => _files.DeleteAsync(orphan, token), cancellationToken);
                swept++;
            }
            after = files[^1];
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Blob>> ListAsync(string after, int limit, CancellationToken cancellationToken) =>
        reader.ReadSnapshotAsync<IReadOnlyList<Blob>>(async (session, token) =>
        {
            if (limit <= 0) return [];
            var options = new FindOptions { BatchSize = Batches.HoldingAll(limit) };
            var found = collections.Blobs.Find(session, Filter.Gt("_id", after) & IsKept, options)
                .Sort(Builders<BsonDocument>.Sort.Ascending("_id")).Limit(limit);
            return (await found.ToListAsync(token)).ConvertAll(BlobDocument.Read);
        }, cancellationToken);

    private Task<BsonDocument?> FindBlobAsync(string sha256, CancellationToken cancellationToken) =>
        reader.ReadAsync<BsonDocument?>(
            async token => await collections.Blobs.Find(Filter.Eq("_id", sha256) & IsKept).FirstOrDefaultAsync(token), cancellationToken);

    // As of one moment: a file goes from an upload to a content in one commit.
    private Task<HashSet<ObjectId>> FindKeptFilesAsync(List<ObjectId> files, CancellationToken cancellationToken) =>
        reader.ReadTransactionAsync(async (session, token) =>
    {
        var kept = new HashSet<ObjectId>();
        foreach (var collection in new[] { collections.Uploads, collections.Blobs, collections.Renditions })
        {
            var found = await collection.Find(session, Filter.In("file", files)).Project(Builders<BsonDocument>.Projection.Include("file")).ToListAsync(token);
            kept.UnionWith(found.Select(static d => d["file"].AsObjectId));
        }
        return kept;
    }, cancellationToken);
}
