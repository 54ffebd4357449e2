using System.Buffers.Binary;

namespace MongoDB.Bson.IO;

/// <summary>A stream over a buffer that lies in one piece.</summary>
public sealed class ByteBufferStream : BsonStream, IStreamEfficientCopyTo
{
    private readonly IByteBuffer _buffer;
    private readonly bool _ownsBuffer;
    private byte[] _array;
    private int _origin;
    private int _capacity;
    private int _position;
    private int _length;
    private bool _disposed;

    /// <summary>A stream over a buffer, which it disposes with itself if it owns it.</summary>
    public ByteBufferStream(IByteBuffer buffer, bool ownsBuffer = false)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        (_buffer, _ownsBuffer) = (buffer, ownsBuffer);
        _length = buffer.Length;
        LookAtBuffer();
    }

    /// <summary>The buffer.</summary>
    public IByteBuffer Buffer => _buffer;

    public override bool CanRead => !_disposed;
    public override bool CanSeek => !_disposed;
    public override bool CanWrite => !_disposed && !_buffer.IsReadOnly;
    public override bool CanTimeout => false;
    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = checked((int)value);
        }
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, Math.Max(0, _length - _position));
        Take(count).CopyTo(buffer);
        return count;
    }

    public override int ReadByte() => _position >= _length ? -1 : _array[_origin + _position++];

    public override IByteBuffer ReadSlice()
    {
        var start = _position;
        var length = BinaryPrimitives.ReadInt32LittleEndian(Take(4));
        if (length < 5) throw new FormatException($"A document or array has the invalid size {length}.");
        _position = start;
        _ = Take(length);
        return _buffer.GetSlice(start, length);
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        _ => _length,
    };

    public override void SetLength(long value)
    {
        _buffer.EnsureCapacity(checked((int)value));
        LookAtBuffer();
        _length = (int)value;
        _position = Math.Min(_position, _length);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        buffer.CopyTo(GetRoom(buffer.Length));
        Advance(buffer.Length);
    }

    public override void WriteByte(byte value)
    {
        GetRoom(1)[0] = value;
        Advance(1);
    }

    /// <summary>Copies what lies from the position to the end, without a buffer between.</summary>
    public void EfficientCopyTo(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        destination.Write(Take(_length - _position));
    }

    internal override ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _length - _position) throw new EndOfStreamException();
        var taken = _array.AsSpan(_origin + _position, count);
        _position += count;
        return taken;
    }

    internal override ReadOnlySpan<byte> TakeCString()
    {
        var rest = _array.AsSpan(_origin + _position, Math.Max(0, _length - _position));
        var length = rest.IndexOf((byte)0);
        if (length < 0) throw new EndOfStreamException();
        _position += length + 1;
        return rest[..length];
    }

    internal override Span<byte> GetRoom(int count)
    {
        if (count > _capacity - _position) MakeRoom(count);
        return _array.AsSpan(_origin + _position, _capacity - _position);
    }

    internal override void Advance(int count)
    {
        _position += count;
        if (_position > _length) _length = _position;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed && _ownsBuffer) _buffer.Dispose();
        _disposed = true;
        base.Dispose(disposing);
    }

    private void MakeRoom(int count)
    {
        _buffer.EnsureCapacity(checked(_position + count));
        LookAtBuffer();
    }

    private void LookAtBuffer()
    {
        var bytes = _buffer.AccessBackingBytes(0);
        if (bytes.Count < _length) throw OutOfScope.Exception("A stream over a buffer in several pieces");
        (_array, _origin, _capacity) = (bytes.Array, bytes.Offset, bytes.Count);
    }
}

/// <summary>A stream that can hand its bytes to another one directly.</summary>
public interface IStreamEfficientCopyTo
{
    /// <summary>Copies what lies from the position to the end.</summary>
    void EfficientCopyTo(Stream destination);
}
