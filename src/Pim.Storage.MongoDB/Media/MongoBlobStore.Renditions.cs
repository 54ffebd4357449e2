using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Media;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Media;

/// <summary>What was made of contents.</summary>
internal sealed partial class MongoBlobStore
{
    /// <inheritdoc/>
    public async Task<StoredRendition?> FindRenditionAsync(RenditionKey key, CancellationToken cancellationToken) =>
        await FindRenditionDocumentAsync(key, cancellationToken) is { } found ? ReadRendition(found) : null;

    /// <inheritdoc/>
    public async Task<StoredRendition?> AddRenditionAsync(NewRendition rendition, Stream content, CancellationToken cancellationToken)
    {
        var file = ObjectId.GenerateNewId();
        var size = await AddChunksAsync(file, content, cancellationToken);
        await writer.CommitAsync(async (transaction, token) =>
        {
            await transaction.Numbers.TakeAsync(new(0, 0), token);
            if ((await transaction.Blobs.FindKeptAsync([rendition.Key.Sha256], token)).Count == 0) return CommitOutcome.Done(0);
            await transaction.Blobs.AddRenditionAsync(WriteRendition(rendition, file, size), token);
            await transaction.Blobs.AddFileAsync(file, size, IdOf(rendition.Key), rendition.Time, token);
            return CommitOutcome.Done(0);
        }, cancellationToken);
        var kept = await FindRenditionDocumentAsync(rendition.Key, cancellationToken);
        if (kept is null || kept["file"].AsObjectId != file) await writer.WriteAsync(token => _files.DeleteAsync(file, token), cancellationToken);
        return kept is null ? null : ReadRendition(kept);
    }

    /// <inheritdoc/>
    public async Task<IBlobContent?> OpenRenditionAsync(RenditionKey key, CancellationToken cancellationToken) =>
        await FindRenditionDocumentAsync(key, cancellationToken) is { } found
            ? new GridContent(_files, reader, found["file"].AsObjectId, found["size"].AsInt64)
            : null;

    private Task<BsonDocument?> FindRenditionDocumentAsync(RenditionKey key, CancellationToken cancellationToken) =>
        reader.ReadAsync<BsonDocument?>(
            async token => await collections.Renditions.Find(Filter.Eq("_id", IdOf(key))).FirstOrDefaultAsync(token), cancellationToken);

    private async Task<long> AddChunksAsync(ObjectId file, Stream content, CancellationToken cancellationToken)
    {
        long size = 0;
        var buffer = new byte[GridFiles.ChunkSize];
        for (var place = 0; ; place++)
        {
            var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            if (read == 0) return size;
            await writer.WriteAsync(token => _files.AddAsync(file, place, buffer[..read], token), cancellationToken);
            size += read;
        }
    }

    // No hash holds a blank.
    private static string IdOf(RenditionKey key) => $"{key.Sha256} {key.Fingerprint}";

    private static BsonDocument WriteRendition(NewRendition rendition, ObjectId file, long size) => new()
    {
        { "_id", IdOf(rendition.Key) }, { "sha256", rendition.Key.Sha256 }, { "fingerprint", rendition.Key.Fingerprint }, { "file", file }, { "size", size },
        { "mediaType", rendition.MediaType }, { "width", rendition.Width }, { "height", rendition.Height },
    };

    private static StoredRendition ReadRendition(BsonDocument document) => document.Read(static d => new StoredRendition(
        new RenditionKey(d["sha256"].AsString, d["fingerprint"].AsString), d["mediaType"].AsString, d["width"].AsInt32, d["height"].AsInt32,
            d["size"].AsInt64));
}
