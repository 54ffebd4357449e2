namespace Snappier;

/// <summary>The compression Snappy; the fallback does not have it.</summary>
public static class Snappy
{
    public static int Compress(ReadOnlySpan<byte> input, Span<byte> output) => throw NotHere();
    public static int Decompress(ReadOnlySpan<byte> input, Span<byte> output) => throw NotHere();
    public static int GetMaxCompressedLength(int inputLength) => throw NotHere();
    public static int GetUncompressedLength(ReadOnlySpan<byte> input) => throw NotHere();

    private static NotSupportedException NotHere() => new("Snappy compression needs the official package \"Snappier\"; take zlib or none.");
}
