using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;
using Pim.Application.Media;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Media;

/// <summary>Bytes in a folder beside the catalogue file, and the rows that point at them in it.</summary>
internal sealed class SqliteBlobStore(Writer writer, ReaderPool readers, MediaFolder folder) : IBlobStore, IDisposable
{
    private const int BufferSize = 256 << 10;

    // Files that are looked up in one read: bounds how long other reads wait for it.
    private const int SweptAtOnce = 500;

    private readonly ConcurrentDictionary<string, FolderUpload> _open = new(StringComparer.Ordinal);

    // Opening takes over what is open: one at a time.
    private readonly SemaphoreSlim _opening = new(1);

    /// <inheritdoc/>
    public Task<Blob?> FindAsync(string sha256, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => BlobReading.Find(session, sha256)?.Blob, cancellationToken);

    /// <inheritdoc/>
    public async Task<Blob?> TouchAsync(string sha256, DateTimeOffset time, CancellationToken cancellationToken)
    {
        await CommitAsync(tables => tables.Blobs.Touch(sha256, time), cancellationToken);
        return await FindAsync(sha256, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IBlobContent?> OpenAsync(string sha256, CancellationToken cancellationToken) =>
        await readers.ReadAsync(session => BlobReading.Find(session, sha256)?.File, cancellationToken) is { } file ? Content(file) : null;

    /// <inheritdoc/>
    public async Task<Upload?> FindUploadAsync(string id, CancellationToken cancellationToken) =>
        await readers.ReadAsync(session => BlobReading.FindUpload(session, id), cancellationToken) is { } row ? UploadOf(row) : null;

    /// <inheritdoc/>
    public async Task<IBlobUpload> OpenUploadAsync(string id, long size, long offset, DateTimeOffset time, CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_open.TryGetValue(id, out var other)) await other.TakeOverAsync();
            var row = await readers.ReadAsync(session => BlobReading.FindUpload(session, id), cancellationToken);
            var kept = row is not null && row.Size == size ? folder.LengthOf(row.File) : 0;
            if (offset > kept) throw UploadErrors.OffsetBeyond(id, kept);
            var upload = offset == 0 ? await BeginAsync(id, size, row, time, cancellationToken) : await GoOnAsync(row!, offset, time, cancellationToken);
            _open[id] = upload;
            return upload;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc/>
    public async Task DropUploadAsync(string id, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue(id, out var open)) await open.TakeOverAsync();
        if (await readers.ReadAsync(session => BlobReading.FindUpload(session, id), cancellationToken) is not { } row) return;
        // One that has finished meanwhile has become a content, whose file it is now.
        if (await writer.CommitAsync(tables => tables.Blobs.RemoveUpload(id, row.File), weight: 1, cancellationToken)) folder.Delete(row.File);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Upload>> ListUploadsAsync(DateTimeOffset untouchedSince, int limit, CancellationToken cancellationToken) =>
        (await readers.ReadAsync(session => BlobReading.ListUploads(session, untouchedSince, limit), cancellationToken)).ConvertAll(UploadOf);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DoomedBlob>> DoomAsync(DateTimeOffset untouchedSince, int limit, CancellationToken cancellationToken)
    {
        var candidates = await readers.ReadAsync(session => BlobReading.ListGarbage(session, untouchedSince, limit), cancellationToken);
        if (candidates.Count == 0) return [];
        return await writer.CommitAsync(
            tables => candidates.Select(sha256 => Doom(tables, sha256, untouchedSince)).OfType<DoomedBlob>().ToList(), candidates.Count, cancellationToken);
    }

    /// <inheritdoc/>
    public Task CollectAsync(DoomedBlob blob, CancellationToken cancellationToken)
    {
        foreach (var file in blob.Files) folder.Delete(file);
        return CommitAsync(tables => tables.Blobs.Forget(blob), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> SweepAsync(DateTimeOffset writtenBefore, CancellationToken cancellationToken)
    {
        var swept = 0;
        foreach (var some in folder.List(writtenBefore).Chunk(SweptAtOnce))
        {
            var orphans = await readers.ReadAsync(session => some.Where(file => !BlobReading.IsFileKept(session, file)).ToList(), cancellationToken);
            orphans.ForEach(folder.Delete);
            swept += orphans.Count;
        }
        return swept;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Blob>> ListAsync(string after, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => BlobReading.List(session, after, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredRendition?> FindRenditionAsync(RenditionKey key, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => BlobReading.FindRendition(session, key)?.Rendition, cancellationToken);

    /// <inheritdoc/>
    public async Task<StoredRendition?> AddRenditionAsync(NewRendition rendition, Stream content, CancellationToken cancellationToken)
    {
        var file = MediaFolder.NewId();
        var size = await WriteFileAsync(file, content, cancellationToken);
        await CommitAsync(tables =>
        {
            if (tables.Blobs.IsKept(rendition.Key.Sha256)) tables.Blobs.AddRendition(rendition, file, size);
        }, cancellationToken);
        var kept = await readers.ReadAsync(session => BlobReading.FindRendition(session, rendition.Key), cancellationToken);
        if (kept?.File != file) folder.Delete(file);
        return kept?.Rendition;
    }

    /// <inheritdoc/>
    public async Task<IBlobContent?> OpenRenditionAsync(RenditionKey key, CancellationToken cancellationToken) =>
        await readers.ReadAsync(session => BlobReading.FindRendition(session, key)?.File, cancellationToken) is { } file ? Content(file) : null;

    /// <inheritdoc/>
    public void Dispose() => _opening.Dispose();

    // What is said to be loose may be had all the same, in a catalogue that was copied: it is looked at.
    private static DoomedBlob? Doom(Tables tables, string sha256, DateTimeOffset untouchedSince)
    {
        if (!tables.Assets.HasBlob(sha256)) return tables.Blobs.Doom(sha256, untouchedSince);
        tables.Blobs.Tie(sha256);
        return null;
    }

    private async Task<FolderUpload> BeginAsync(string id, long size, UploadRow? former, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var row = new UploadRow(id, size, time, MediaFolder.NewId());
        // The row first: a file that a row points at is never swept.
        await CommitAsync(tables => tables.Blobs.PutUpload(id, size, row.File, time), cancellationToken);
        if (former is not null) folder.Delete(former.File);
        return Open(row, folder.Create(row.File), 0);
    }

    private async Task<FolderUpload> GoOnAsync(UploadRow row, long offset, DateTimeOffset time, CancellationToken cancellationToken)
    {
        await CommitAsync(tables => tables.Blobs.TouchUpload(row.Id, row.File, time), cancellationToken);
        var handle = folder.OpenToAppend(row.File) ?? throw UploadErrors.OffsetBeyond(row.Id, 0);
        return Open(row, handle, MediaFolder.Guard(() =>
        {
            RandomAccess.SetLength(handle, offset);
            return offset;
        }));
    }

    private FolderUpload Open(UploadRow row, SafeFileHandle handle, long offset) =>
        new(row, handle, offset, writer, folder, closed => _open.TryRemove(KeyValuePair.Create(closed.Id, closed)));

    private Upload UploadOf(UploadRow row) => new(row.Id, row.Size, folder.LengthOf(row.File), row.TouchTime);

    private FileContent? Content(string file) => folder.OpenToRead(file) is { } handle ? new FileContent(handle) : null;

    private Task<bool> CommitAsync(Action<Tables> commit, CancellationToken cancellationToken) => writer.CommitAsync(tables =>
    {
        commit(tables);
        return true;
    }, weight: 1, cancellationToken);

    // No row points at it yet: what is not whole goes at once, for the disk may be full.
    private async Task<long> WriteFileAsync(string file, Stream content, CancellationToken cancellationToken)
    {
        using var handle = folder.Create(file);
        try
        {
            var size = await CopyAsync(content, handle, cancellationToken);
            await MediaFolder.SyncAsync(handle);
            return size;
        }
        catch
        {
            folder.Delete(file);
            throw;
        }
    }

    private static async Task<long> CopyAsync(Stream content, SafeFileHandle handle, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        long size = 0;
        try
        {
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0; size += read)
                await RandomAccess.WriteAsync(handle, buffer.AsMemory(0, read), size, cancellationToken);
        }
        catch (IOException e)
        {
            throw MediaFolder.Translate(e);
        }
        return size;
    }
}
