namespace MongoDB.Bson.IO;

/// <summary>Memory for messages read, from another source.</summary>
/// <remarks>The chunk sizes asked for are not used: a buffer here lies in one piece.</remarks>
public sealed class InputBufferChunkSource(IBsonChunkSource baseSource, int maxUnpooledChunkSize = 4 * 1024, int minChunkSize = 16 * 1024, int maxChunkSize = 1024 * 1024)
    : IBsonChunkSource
{
    /// <summary>Where the memory comes from.</summary>
    public IBsonChunkSource BaseSource { get; } = baseSource ?? throw new ArgumentNullException(nameof(baseSource));
    public int MaxUnpooledChunkSize { get; } = maxUnpooledChunkSize;
    public int MinChunkSize { get; } = minChunkSize;
    public int MaxChunkSize { get; } = maxChunkSize;

    /// <inheritdoc/>
    public IBsonChunk GetChunk(int requestedSize) => BaseSource.GetChunk(requestedSize);

    /// <summary>Leaves the other source as it is.</summary>
    public void Dispose() { }
}

/// <summary>Memory for messages written, from another source.</summary>
/// <remarks>The chunk sizes asked for are not used, but for the first: a buffer here lies in one piece.</remarks>
public sealed class OutputBufferChunkSource(IBsonChunkSource baseSource, int initialUnpooledChunkSize = 1024, int minChunkSize = 16 * 1024, int maxChunkSize = 1024 * 1024)
    : IBsonChunkSource
{
    /// <summary>Where the memory comes from.</summary>
    public IBsonChunkSource BaseSource { get; } = baseSource ?? throw new ArgumentNullException(nameof(baseSource));
    public int InitialUnpooledChunkSize { get; } = initialUnpooledChunkSize;
    public int MinChunkSize { get; } = minChunkSize;
    public int MaxChunkSize { get; } = maxChunkSize;

    /// <inheritdoc/>
    public IBsonChunk GetChunk(int requestedSize) => BaseSource.GetChunk(Math.Max(requestedSize, InitialUnpooledChunkSize));

    /// <summary>Leaves the other source as it is.</summary>
    public void Dispose() { }
}
