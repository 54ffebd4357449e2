using SharpCompress.Compressors;
using SharpCompress.Compressors.Deflate;
using Snappier;
using ZstdSharp;

namespace Pim.Bson.Tests.Neighbours;

/// <summary>The three ways in which a connection string may have messages compressed: zlib is there, of the others the stand-ins say what they need.</summary>
public sealed class CompressionTests
{
    private static readonly byte[] Message = [.. Enumerable.Range(0, 100_000).Select(number => (byte)(number % 97))];

    [Fact]
    public void Zlib_brings_back_what_it_compressed()
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZlibStream(compressed, CompressionMode.Compress, CompressionLevel.Default)) zlib.Write(Message, 0, Message.Length);

        using var unzipped = new ZlibStream(new MemoryStream(compressed.ToArray()), CompressionMode.Decompress);
        var read = new MemoryStream();
        unzipped.CopyTo(read);

        Assert.Equal(Message, read.ToArray());
        Assert.InRange(compressed.ToArray().Length, 1, Message.Length / 10);
    }

    [Fact]
    public void Snappy_names_the_package_it_needs()
    {
        if (!Fallback.IsUsed) return;
        var refused = Assert.Throws<NotSupportedException>(() => Snappy.GetMaxCompressedLength(1));

        Assert.Contains("\"Snappier\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zstandard_names_the_package_it_needs()
    {
        if (!Fallback.IsUsed) return;
        var refused = Assert.Throws<NotSupportedException>(() => new CompressionStream(new MemoryStream()));

        Assert.Contains("\"ZstdSharp.Port\"", refused.Message, StringComparison.Ordinal);
    }
}
