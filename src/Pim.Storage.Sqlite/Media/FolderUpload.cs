using Microsoft.Win32.SafeHandles;
using Pim.Application.Media;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Media;

/// <summary>An upload that goes into a file of the media folder. Whoever opens the same upload after takes it over.</summary>
internal sealed class FolderUpload(UploadRow row, SafeFileHandle handle, long offset, Writer writer, MediaFolder folder, Action<FolderUpload> closed) : IBlobUpload
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
    public async Task OverwriteAsync(long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            _isDirty = true;
            await RandomAccess.WriteAsync(handle, bytes, offset, cancellationToken);
        }
        catch (IOException e)
        {
            throw MediaFolder.Translate(e);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<long> FlushAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            await SyncAsync();
            await writer.CommitAsync(tables =>
            {
                tables.Blobs.TouchUpload(row.Id, row.File, time);
                return true;
            }, weight: 1, cancellationToken);
            return Offset;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            return await RandomAccess.ReadAsync(handle, buffer[..(int)Math.Min(buffer.Length, Math.Max(0, Offset - offset))], offset, cancellationToken);
        }
        catch (IOException e)
        {
            throw MediaFolder.Translate(e);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<bool> FinishAsync(string sha256, DateTimeOffset time, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            await SyncAsync();
            var size = Offset;
            var isNew = await writer.CommitAsync(tables => Finish(tables, sha256, size, time), weight: 1, cancellationToken);
            _isOver = true;
            if (!isNew) folder.Delete(row.File);
            return isNew;
        }
        finally
        {
            _turn.Release();
        }
    }

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

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        if (!_isOver) return;
        _turn.Release();
        throw UploadErrors.TakenOver(row.Id);
    }
}
