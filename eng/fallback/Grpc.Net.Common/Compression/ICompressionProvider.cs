using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>A way to compress messages.</summary>
public interface ICompressionProvider
{
    /// <summary>Its name in the <c>grpc-encoding</c> header.</summary>
    string EncodingName { get; }

    /// <summary>Gives a stream that compresses what is written to it.</summary>
    /// <param name="stream">Where the compressed bytes go; left open.</param>
    /// <param name="compressionLevel">How hard to compress; null for the provider's default.</param>
    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    /// <summary>Gives a stream that reads what was compressed.</summary>
    /// <param name="stream">Where the compressed bytes come from; left open.</param>
    Stream CreateDecompressionStream(Stream stream);
}
