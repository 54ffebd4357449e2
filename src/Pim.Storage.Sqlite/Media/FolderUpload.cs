using Microsoft.Win32.SafeHandles;
using Pim.Application.Media;
using Pim.Domain;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Media;

/// <summary>
/// An upload that goes into a file of the media folder. Whoever opens the same upload after takes it over. When there is no room left, it begins again at 0.
/// </summary>
internal sealed class FolderUpload(UploadRow row, SafeFileHandle handle, long offset, Writer writer, MediaFolder folder, Action<FolderUpload> closed)
    : IBlobUpload
{
    private readonly SemaphoreSlim _turn = new(1);
    private bool _isOver;
    private bool _isDirty;

    /// <summary>Which upload.</summary>
    public string Id => row.Id;

    /// <inheritdoc/>
    public long Offset { get; private set; } = offset;

    /// <inheritdoc/>
    public async ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await OverwriteAsync(Offset, bytes, cancellationToken);
        Offset += bytes.Length;
    }

    /// <inheritdoc/>
    public Task OverwriteAsync(long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        _isDirty = true;
        await RandomAccess.WriteAsync(handle, bytes, offset, cancellationToken);
        return true;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<long> FlushAsync(DateTimeOffset time, CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        await SyncAsync();
        await writer.CommitAsync(tables =>
        {
            tables.Blobs.TouchUpload(row.Id, row.File, time);
            return true;
        }, weight: 1, cancellationToken);
        return Offset;
    }, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken) => await InTurnAsync(async () =>
    {
        var count = (int)Math.Clamp(Offset - offset, 0, buffer.Length);
        return await RandomAccess.ReadAsync(handle, buffer[..count], offset, cancellationToken);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> FinishAsync(string sha256, DateTimeOffset time, CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        await SyncAsync();
        var size = Offset;
        var isNew = await writer.CommitAsync(tables => Finish(tables, sha256, size, time), weight: 1, cancellationToken);
        _isOver = true;
        if (!isNew) folder.Delete(row.File);
        return isNew;
    }, cancellationToken);

    /// <summary>Takes it from whoever has it open: what is being written is seen through, nothing more is taken.</summary>
    public async Task TakeOverAsync()
    {
        await _turn.WaitAsync();
        _isOver = true;
        _turn.Release();
        await DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        _isOver = true;
        handle.Dispose();
        _turn.Release();
        closed(this);
    }

    private bool Finish(Tables tables, string sha256, long size, DateTimeOffset time)
    {
        if (!tables.Blobs.RemoveUpload(row.Id, row.File)) throw UploadErrors.TakenOver(row.Id);
        var isNew = !tables.Blobs.IsKept(sha256);
        if (isNew) tables.Blobs.Put(sha256, size, row.File, time);
        else tables.Blobs.Touch(sha256, time);
        return isNew;
    }

    private async Task SyncAsync()
    {
        if (!_isDirty) return;
        await MediaFolder.SyncAsync(handle);
        _isDirty = false;
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _isOver ? throw UploadErrors.TakenOver(row.Id) : await work();
        }
        catch (IOException e)
        {
            throw WithRoom(MediaFolder.Translate(e));
        }
        catch (PimException e)
        {
            throw WithRoom(e);
        }
        finally
        {
            _turn.Release();
        }
    }

    // A disk that is full stays so while it holds what cannot be finished; then not even the row of this upload could be deleted.
    private PimException WithRoom(PimException error)
    {
        if (error.Kind != ErrorKind.ResourceExhausted) return error;
        Offset = 0;
        MediaFolder.Cut(handle);
        return error;
    }
}
