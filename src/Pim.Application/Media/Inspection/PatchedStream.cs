namespace Pim.Application.Media.Inspection;

/// <summary>A file read from its start as if its patches were written in it already.</summary>
/// <param name="file">The file, at its start; left open.</param>
/// <param name="patches">What stands in the place of its own bytes.</param>
public sealed class PatchedStream(Stream file, IReadOnlyList<FilePatch> patches) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await file.ReadAsync(buffer, cancellationToken);
        foreach (var patch in patches) Apply(patch, buffer.Span[..read]);
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("This stream is read asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private void Apply(FilePatch patch, Span<byte> window)
    {
        var from = Math.Max(patch.Offset, _position);
        var to = Math.Min(patch.Offset + patch.Bytes.Length, _position + window.Length);
        if (from >= to) return;
        patch.Bytes.Span[(int)(from - patch.Offset)..(int)(to - patch.Offset)].CopyTo(window[(int)(from - _position)..]);
    }
}
