namespace ZstdSharp;

/// <summary>The compression Zstandard; the fallback does not have it.</summary>
public class CompressionStream : MemoryStream
{
    public CompressionStream(Stream stream, int level = 0, int bufferSize = 0, bool leaveOpen = true) => throw NotHere();

    internal static NotSupportedException NotHere() => new("Zstandard compression needs the official package \"ZstdSharp.Port\"; take zlib or none.");
}

/// <summary>The decompression of Zstandard; the fallback does not have it.</summary>
public class DecompressionStream : MemoryStream
{
    public DecompressionStream(Stream stream, int bufferSize = 0, bool checkEndOfStream = true, bool leaveOpen = true) => throw CompressionStream.NotHere();
}
