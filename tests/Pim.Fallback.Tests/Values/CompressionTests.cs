using System.IO.Compression;
using Grpc.Net.Compression;

namespace Pim.Fallback.Tests.Values;

public sealed class CompressionTests
{
    public static TheoryData<ICompressionProvider, string> Providers() => new()
    {
        { new GzipCompressionProvider(CompressionLevel.Fastest), "gzip" },
        { new DeflateCompressionProvider(CompressionLevel.Fastest), "deflate" },
    };

    [Theory]
    [MemberData(nameof(Providers))]
    public void What_is_compressed_comes_back(ICompressionProvider provider, string name)
    {
        var original = Enumerable.Repeat("content"u8.ToArray(), 1000).SelectMany(bytes => bytes).ToArray();
        using var compressed = new MemoryStream();
        using (var stream = provider.CreateCompressionStream(compressed, CompressionLevel.Optimal))
        {
            stream.Write(original);
        }

        compressed.Position = 0;
        using var restored = new MemoryStream();
        using (var stream = provider.CreateDecompressionStream(compressed))
        {
            stream.CopyTo(restored);
        }

        Assert.Equal(name, provider.EncodingName);
        Assert.InRange(compressed.Length, 1, original.Length / 10);
        Assert.Equal(original, restored.ToArray());
    }

    [Fact]
    public void Each_format_begins_as_its_standard_says()
    {
        Assert.Equal([0x1F, 0x8B], FirstBytes(new GzipCompressionProvider(CompressionLevel.Optimal), 2));
        Assert.Equal([0x78], FirstBytes(new DeflateCompressionProvider(CompressionLevel.Optimal), 1));
    }

    private static byte[] FirstBytes(ICompressionProvider provider, int count)
    {
        using var compressed = new MemoryStream();
        using (var stream = provider.CreateCompressionStream(compressed, null))
        {
            stream.Write("content"u8);
        }

        return compressed.ToArray()[..count];
    }
}
