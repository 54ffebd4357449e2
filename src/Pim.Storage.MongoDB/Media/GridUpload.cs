using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Media;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Media;

/// <summary>
/// An upload that goes into chunks. Chunks are only ever added in their order, so that one that is there already shows that somebody else goes on
/// with the same upload: nobody writes over what another counts on.
/// </summary>
internal sealed class GridUpload(UploadRow row, long offset, Collections collections, GridFiles files, Writer writer, Reader reader) : IBlobUpload
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    private readonly byte[] _tail = new byte[GridFiles.ChunkSize];
    private int _place = (int)(offset / GridFiles.ChunkSize);
    private int _filled;

    // Reads the chunks that are there, each once for all the small pieces that are read of it.
    private GridContent? _added;

    /// <inheritdoc/>
    public long Offset => Durable + _filled;

    private long Durable => (long)_place * GridFiles.ChunkSize;

    /// <inheritdoc/>
    public async ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var count = Math.Min(bytes.Length, _tail.Length - _filled);
            bytes[..count].CopyTo(_tail.AsMemory(_filled));
            bytes = bytes[count..];
            _filled += count;
            if (_filled == _tail.Length) await AddTailAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<long> FlushAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(async token =>
        {
            var touched = await collections.Uploads.UpdateOneAsync(Mine, BlobDocument.Touch(time), cancellationToken: token);
            if (touched.MatchedCount == 0) throw UploadErrors.TakenOver(row.Id);
        }, cancellationToken);
        return Durable;
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (offset >= Offset) return 0;
        if (offset < Durable) return await (_added ??= new GridContent(files, reader, row.File, Durable)).ReadAsync(offset, buffer, cancellationToken);
        var within = (int)(offset - Durable);
        var count = Math.Min(buffer.Length, _filled - within);
        _tail.AsMemory(within, count).CopyTo(buffer);
        return count;
    }

    /// <inheritdoc/>
    public async Task OverwriteAsync(long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var (place, within) = ((int)(offset / GridFiles.ChunkSize), (int)(offset % GridFiles.ChunkSize));
            var count = Math.Min(bytes.Length, GridFiles.ChunkSize - within);
            if (place == _place) bytes[..count].CopyTo(_tail.AsMemory(within));
            else await ReplaceAsync(place, within, bytes[..count], cancellationToken);
            offset += count;
            bytes = bytes[count..];
        }
    }

    /// <inheritdoc/>
    public async Task<bool> FinishAsync(string sha256, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var size = Offset;
        // Before the last chunk goes in: it would stand in the way of who goes on.
        await FlushAsync(time, cancellationToken);
        if (_filled > 0) await AddTailAsync(cancellationToken);
        var isNew = false;
        await writer.CommitAsync(async (transaction, token) =>
        {
            await transaction.Numbers.TakeAsync(new(0, 0), token);
            if (!await transaction.Blobs.RemoveUploadAsync(row.Id, row.Owner, token)) throw UploadErrors.TakenOver(row.Id);
            isNew = (await transaction.Blobs.FindKeptAsync([sha256], token)).Count == 0;
            if (isNew)
            {
                await transaction.Blobs.PutAsync(new Blob(sha256, size, time), row.File, token);
                await transaction.Blobs.AddFileAsync(row.File, size, sha256, time, token);
            }
            else
            {
                await transaction.Blobs.TouchAsync(sha256, time, token);
            }
            return CommitOutcome.Done(0);
        }, cancellationToken);
        if (!isNew) await writer.WriteAsync(token => files.DeleteAsync(row.File, token), CancellationToken.None);
        return isNew;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private FilterDefinition<BsonDocument> Mine => Filter.Eq("_id", row.Id) & Filter.Eq("owner", row.Owner.ToString());

    private async Task AddTailAsync(CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(token => files.AddAsync(row.File, _place, _tail[.._filled], token), cancellationToken);
        }
        catch (MongoWriteException e) when (e.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            throw UploadErrors.TakenOver(row.Id);
        }
        _place++;
        _filled = 0;
        _added = null;
    }

    private Task ReplaceAsync(int place, int within, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => writer.WriteAsync(async token =>
    {
        var chunk = await files.ReadAsync(row.File, place, token) ?? throw StoreErrors.Unreadable($"chunk {place} of the file {row.File} is gone.");
        bytes.CopyTo(chunk.AsMemory(within));
        await files.ReplaceAsync(row.File, place, chunk, token);
        _added = null;
    }, cancellationToken);
}

/// <summary>An upload as its document tells of it: how far it is, its chunks tell. Whoever opened it last owns it.</summary>
internal sealed record UploadRow(string Id, long Size, DateTimeOffset TouchTime, ObjectId File, Guid Owner);
