namespace MongoDB.Bson.IO;

/// <summary>A buffer that lies in memory in one piece, so that readers and writers work on it directly.</summary>
public abstract class ContiguousBuffer : IByteBuffer
{
    private byte[] _array;
    private readonly int _offset;
    private int _length;

    private protected ContiguousBuffer(ArraySegment<byte> bytes, int length, bool isReadOnly)
    {
        (_array, _offset, Capacity) = (bytes.Array, bytes.Offset, bytes.Count);
        _length = length;
        IsReadOnly = isReadOnly;
    }

    /// <inheritdoc/>
    public int Capacity { get; private set; }

    /// <inheritdoc/>
    public bool IsReadOnly { get; private set; }

    /// <inheritdoc/>
    public int Length
    {
        get => _length;
        set
        {
            ThrowIfReadOnly();
            EnsureCapacity(value);
            _length = value;
        }
    }

    private byte[] Array => _array ?? throw new ObjectDisposedException(GetType().Name);

    /// <inheritdoc/>
    public ArraySegment<byte> AccessBackingBytes(int position)
    {
        var count = (IsReadOnly ? _length : Capacity) - position;
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(position));
        return new ArraySegment<byte>(Array, _offset + position, count);
    }

    /// <inheritdoc/>
    public void Clear(int position, int count) => Writable(position, count).Clear();

    /// <inheritdoc/>
    public void EnsureCapacity(int minimumCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minimumCapacity);
        if (minimumCapacity <= Capacity) return;
        ThrowIfReadOnly();
        var doubled = (int)Math.Min(Array.Length * 2L, System.Array.MaxLength);
        var larger = Grow(Math.Max(minimumCapacity, doubled));
        (_array, Capacity) = (larger.Array, larger.Count);
    }

    /// <inheritdoc/>
    public byte GetByte(int position) => Readable(position, 1)[0];

    /// <inheritdoc/>
    public void GetBytes(int position, byte[] destination, int offset, int count) => Readable(position, count).CopyTo(destination.AsSpan(offset));

    /// <inheritdoc/>
    public IByteBuffer GetSlice(int position, int length)
    {
        if (!IsReadOnly) throw new InvalidOperationException("GetSlice can only be called for read-only buffers.");
        _ = Readable(position, length);
        return Slice(new ArraySegment<byte>(Array, _offset + position, length));
    }

    /// <inheritdoc/>
    public void MakeReadOnly() => IsReadOnly = true;

    /// <inheritdoc/>
    public void SetByte(int position, byte value) => Writable(position, 1)[0] = value;

    /// <inheritdoc/>
    public void SetBytes(int position, byte[] source, int offset, int count) => source.AsSpan(offset, count).CopyTo(Writable(position, count));

    public void Dispose()
    {
        _array = null;
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Moves the content to a larger piece of memory.</summary>
    private protected virtual ArraySegment<byte> Grow(int capacity) => throw new NotSupportedException($"{GetType().Name} has a fixed capacity.");

    private protected abstract IByteBuffer Slice(ArraySegment<byte> bytes);

    private protected virtual void Release() { }

    private ReadOnlySpan<byte> Readable(int position, int count) => Array.AsSpan(_offset, _length).Slice(position, count);

    private Span<byte> Writable(int position, int count)
    {
        ThrowIfReadOnly();
        return Array.AsSpan(_offset, Capacity).Slice(position, count);
    }

    private void ThrowIfReadOnly()
    {
        if (IsReadOnly) throw new InvalidOperationException($"This {GetType().Name} is read-only.");
    }
}
