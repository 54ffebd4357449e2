using System.Buffers.Binary;

namespace MongoDB.Bson.IO;

/// <summary>Makes any stream that can seek a stream of BSON units.</summary>
public sealed class BsonStreamAdapter : BsonStream
{
    // A length in the data is believed only as far as bytes arrive.
    private const int LargestStep = 64 * 1024;

    private readonly Stream _stream;
    private readonly bool _ownsStream;
    private byte[] _scratch = new byte[256];

    /// <summary>An adapter for a stream, which it disposes with itself if it owns it.</summary>
    public BsonStreamAdapter(Stream stream, bool ownsStream = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        (_stream, _ownsStream) = (stream, ownsStream);
    }

    /// <summary>The stream.</summary>
    public Stream BaseStream => _stream;

    public override bool CanRead => _stream.CanRead;
    public override bool CanSeek => _stream.CanSeek;
    public override bool CanWrite => _stream.CanWrite;
    public override bool CanTimeout => _stream.CanTimeout;
    public override long Length => _stream.Length;

    public override long Position
    {
        get => _stream.Position;
        set => _stream.Position = value;
    }

    public override void Flush() => _stream.Flush();
    public override Task FlushAsync(CancellationToken cancellationToken) => _stream.FlushAsync(cancellationToken);
    public override int Read(byte[] buffer, int offset, int count) => _stream.Read(buffer, offset, count);
    public override int Read(Span<byte> buffer) => _stream.Read(buffer);
    public override int ReadByte() => _stream.ReadByte();
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _stream.ReadAsync(buffer, cancellationToken);
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _stream.ReadAsync(buffer, offset, count, cancellationToken);
    public override long Seek(long offset, SeekOrigin origin) => _stream.Seek(offset, origin);
    public override void SetLength(long value) => _stream.SetLength(value);
    public override void Write(byte[] buffer, int offset, int count) => _stream.Write(buffer, offset, count);
    public override void Write(ReadOnlySpan<byte> buffer) => _stream.Write(buffer);
    public override void WriteByte(byte value) => _stream.WriteByte(value);
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _stream.WriteAsync(buffer, cancellationToken);
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _stream.WriteAsync(buffer, offset, count, cancellationToken);

    public override IByteBuffer ReadSlice()
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(Take(4));
        if (length < 5) throw new FormatException($"A document or array has the invalid size {length}.");
        var start = _stream.Position - 4;
        _stream.Position = start;
        return new ByteArrayBuffer(Take(length).ToArray(), isReadOnly: true);
    }

    internal override ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0) throw new EndOfStreamException();
        for (var taken = 0; taken < count;)
        {
            var step = Math.Min(count - taken, LargestStep);
            MakeScratch(taken + step);
            _stream.ReadExactly(_scratch, taken, step);
            taken += step;
        }
        return _scratch.AsSpan(0, count);
    }

    internal override ReadOnlySpan<byte> TakeCString()
    {
        var length = 0;
        for (var next = _stream.ReadByte(); next != 0; next = _stream.ReadByte())
        {
            if (next < 0) throw new EndOfStreamException();
            MakeScratch(length + 1);
            _scratch[length++] = (byte)next;
        }
        return _scratch.AsSpan(0, length);
    }

    internal override Span<byte> GetRoom(int count)
    {
        MakeScratch(count);
        return _scratch;
    }

    internal override void Advance(int count) => _stream.Write(_scratch, 0, count);

    protected override void Dispose(bool disposing)
    {
        if (disposing && _ownsStream) _stream.Dispose();
        base.Dispose(disposing);
    }

    private void MakeScratch(int count)
    {
        if (_scratch.Length < count) Array.Resize(ref _scratch, Math.Max(count, _scratch.Length * 2));
    }
}
