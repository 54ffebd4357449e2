using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Pim.Application.Content;
using Pim.Application.Tests.Media;
using Pim.V1;

namespace PimService.Tests.Assets;

/// <summary>The service with addresses for files, and ways to send some.</summary>
public class AssetFixture : CatalogFixture
{
    private const int ChunkSize = 100_000;

    public AssetService.AssetServiceClient Assets => new(Channel);

    protected override Dictionary<string, string?> Settings => new() { ["Media:BaseUrl"] = "https://media.test", ["Media:MaxMegabytes"] = "20" };

    /// <summary>A PNG of at least so many bytes, another for each seed.</summary>
    public static byte[] Png(int size = 100, int seed = 0)
    {
        var filling = new byte[size];
        new Random(seed).NextBytes(filling);
        return SampleFiles.Png(48, 32, chunks: ("fiLl", filling));
    }

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The header of an upload.</summary>
    public static UploadHeader Header(string key, byte[] content) =>
        new() { UploadId = Guid.NewGuid().ToString(), Asset = new Asset { Key = key }, Size = content.Length };

    /// <summary>Sends a file, or a part of it.</summary>
    public async Task<UploadAssetResponse> UploadAsync(UploadHeader header, ReadOnlyMemory<byte> content)
    {
        using var call = Assets.UploadAsset();
        try
        {
            await call.RequestStream.WriteAsync(new UploadAssetRequest { Header = header });
            for (var sent = 0; sent < content.Length; sent += ChunkSize)
                await call.RequestStream.WriteAsync(
                    new UploadAssetRequest { Chunk = UnsafeByteOperations.UnsafeWrap(content[sent..Math.Min(sent + ChunkSize, content.Length)]) });
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // It was answered before it was sent whole: the answer tells why.
        }
        return await call.ResponseAsync;
    }

    /// <summary>Sends a file under a key of its own.</summary>
    public async Task<Asset> UploadAsync(byte[] content, Asset asset) =>
        (await UploadAsync(new UploadHeader { UploadId = Guid.NewGuid().ToString(), Asset = asset, Size = content.Length }, content)).Asset;

    /// <summary>Fetches the file of an asset, or a part of it.</summary>
    public async Task<(DownloadHeader Header, byte[] Content)> DownloadAsync(string name, long offset = 0, long length = 0)
    {
        using var call = Assets.DownloadAsset(new DownloadAssetRequest { Name = name, Offset = offset, Length = length });
        return await ReadAsync(call.ResponseStream);
    }

    public static async Task<(DownloadHeader Header, byte[] Content)> ReadAsync(IAsyncStreamReader<DownloadResponse> stream)
    {
        var (header, content) = ((DownloadHeader?)null, new MemoryStream());
        while (await stream.MoveNext(default))
        {
            header ??= stream.Current.Header;
            content.Write(stream.Current.Chunk.Span);
        }
        return (header!, content.ToArray());
    }

    /// <summary>Makes anew all content that is stale.</summary>
    public async Task RefreshAsync()
    {
        while (await Services.GetRequiredService<ContentWorker>().StepAsync(default))
        {
        }
    }
}
