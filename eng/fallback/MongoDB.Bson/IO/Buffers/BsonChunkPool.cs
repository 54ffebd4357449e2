using System.Buffers;

namespace MongoDB.Bson.IO;

/// <summary>Memory from the shared array pool.</summary>
public sealed class BsonChunkPool : IBsonChunkSource
{
    /// <summary>The pool used where no other is named.</summary>
    public static BsonChunkPool Default { get; } = new();

    /// <inheritdoc/>
    public IBsonChunk GetChunk(int requestedSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(requestedSize);
        return new Hold(new Memory(ArrayPool<byte>.Shared.Rent(requestedSize)));
    }

    /// <summary>Nothing to give back: the memory belongs to the shared pool.</summary>
    public void Dispose() { }

    private sealed class Memory(byte[] array)
    {
        private int _holds;

        internal byte[] Array => array;

        internal void Acquire() => Interlocked.Increment(ref _holds);

        internal void Release()
        {
            if (Interlocked.Decrement(ref _holds) == 0) ArrayPool<byte>.Shared.Return(array);
        }
    }

    private sealed class Hold : IBsonChunk
    {
        private Memory _memory;

        internal Hold(Memory memory)
        {
            memory.Acquire();
            _memory = memory;
        }

        public ArraySegment<byte> Bytes => Held.Array;

        private Memory Held => _memory ?? throw new ObjectDisposedException(nameof(IBsonChunk));

        public IBsonChunk Fork() => new Hold(Held);

        public void Dispose() => Interlocked.Exchange(ref _memory, null)?.Release();
    }
}
