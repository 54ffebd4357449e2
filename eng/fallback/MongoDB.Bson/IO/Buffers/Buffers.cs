namespace MongoDB.Bson.IO;

/// <summary>A buffer over an array of the caller.</summary>
public sealed class ByteArrayBuffer : ContiguousBuffer
{
    public ByteArrayBuffer(byte[] bytes, bool isReadOnly = false) : this(bytes, bytes.Length, isReadOnly) { }
    public ByteArrayBuffer(byte[] bytes, int length, bool isReadOnly = false) : this(new ArraySegment<byte>(bytes), length, isReadOnly) { }
    internal ByteArrayBuffer(ArraySegment<byte> bytes, int length, bool isReadOnly) : base(bytes, length, isReadOnly) { }

    private protected override IByteBuffer Slice(ArraySegment<byte> bytes) => new ByteArrayBuffer(bytes, bytes.Count, isReadOnly: true);

    private protected override ArraySegment<byte> Grow(int capacity)
    {
        var larger = new byte[capacity];
        AccessBackingBytes(0).CopyTo(larger);
        return larger;
    }
}

/// <summary>A buffer in one pooled chunk, of fixed size.</summary>
public sealed class SingleChunkBuffer(IBsonChunk chunk, int length, bool isReadOnly = false) : ContiguousBuffer(chunk.Bytes, length, isReadOnly)
{
    private protected override IByteBuffer Slice(ArraySegment<byte> bytes) => new ChunkSlice(chunk.Fork(), bytes);

    private protected override void Release() => chunk.Dispose();
}

/// <summary>A buffer that takes a larger chunk from its source when it is full.</summary>
public sealed class MultiChunkBuffer(IBsonChunkSource chunkSource) : ContiguousBuffer(ArraySegment<byte>.Empty, 0, isReadOnly: false)
{
    private IBsonChunk _chunk;

    private protected override IByteBuffer Slice(ArraySegment<byte> bytes) => new ChunkSlice(_chunk.Fork(), bytes);

    private protected override ArraySegment<byte> Grow(int capacity)
    {
        var larger = chunkSource.GetChunk(capacity);
        if (_chunk is not null)
        {
            _chunk.Bytes.CopyTo(larger.Bytes);
            _chunk.Dispose();
        }
        _chunk = larger;
        return larger.Bytes;
    }

    private protected override void Release() => _chunk?.Dispose();
}

/// <summary>A part of a read-only buffer.</summary>
internal sealed class ChunkSlice(IBsonChunk chunk, ArraySegment<byte> bytes) : ContiguousBuffer(bytes, bytes.Count, isReadOnly: true)
{
    private protected override IByteBuffer Slice(ArraySegment<byte> bytes) => new ChunkSlice(chunk.Fork(), bytes);

    private protected override void Release() => chunk.Dispose();
}

/// <summary>Makes buffers.</summary>
public static class ByteBufferFactory
{
    /// <summary>An empty buffer of at least this capacity, in memory of the source.</summary>
    public static IByteBuffer Create(IBsonChunkSource chunkSource, int minimumCapacity)
    {
        ArgumentNullException.ThrowIfNull(chunkSource);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumCapacity);
        return new SingleChunkBuffer(chunkSource.GetChunk(minimumCapacity), 0);
    }
}
