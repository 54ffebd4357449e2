namespace MongoDB.Bson.IO;

/// <summary>A hold on a piece of memory; the memory is free when all holds are disposed.</summary>
public interface IBsonChunk : IDisposable
{
    /// <summary>The memory.</summary>
    ArraySegment<byte> Bytes { get; }

    /// <summary>Another hold on the same memory.</summary>
    IBsonChunk Fork();
}

/// <summary>Gives pieces of memory.</summary>
public interface IBsonChunkSource : IDisposable
{
    /// <summary>A piece of at least the size asked for.</summary>
    IBsonChunk GetChunk(int requestedSize);
}
