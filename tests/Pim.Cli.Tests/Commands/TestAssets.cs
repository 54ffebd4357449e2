using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

/// <summary>Keeps assets with their files.</summary>
internal sealed class TestAssets : AssetService.AssetServiceBase
{
    private readonly Lock _lock = new();

    public SortedDictionary<string, Asset> Stored { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>Headers of uploads, in any order.</summary>
    public List<UploadHeader> Uploads { get; } = [];

    public List<ListAssetsRequest> Lists { get; } = [];

    /// <summary>Refuses an upload, a download or a deletion, by key; null: it goes well.</summary>
    public Func<string, RpcException?> Fail { get; set; } = _ => null;

    /// <summary>Keeps an asset.</summary>
    public void Add(string key, byte[] file, Action<Asset>? more = null)
    {
        var asset = new Asset { Name = NameOf(key), Key = key, FileName = key.Split('/')[^1], MediaType = "image/png", Size = file.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)), Facts = new() };
        more?.Invoke(asset);
        (Stored[key], Files[key]) = (asset, file);
    }

    public override async Task<UploadAssetResponse> UploadAsset(IAsyncStreamReader<UploadAssetRequest> requests, ServerCallContext context)
    {
        await requests.MoveNext(context.CancellationToken);
        var header = requests.Current.Header;
        lock (_lock) Uploads.Add(header);
        if (Fail(header.Asset.Key) is { } error) throw error;
        if (header.ValidateOnly) return new UploadAssetResponse { Asset = header.Asset };
        var file = new MemoryStream();
        while (await requests.MoveNext(context.CancellationToken)) file.Write(requests.Current.Chunk.Span);
        if (file.Length < header.Size) throw Incomplete();
        lock (_lock) Add(header.Asset.Key, file.ToArray());
        return new UploadAssetResponse { Asset = Stored[header.Asset.Key] };
    }

    public override Task<Upload> GetUpload(GetUploadRequest request, ServerCallContext context) =>
        throw new RpcException(new Status(StatusCode.NotFound, "None."));

    public override Task<Asset> GetAsset(GetAssetRequest request, ServerCallContext context)
    {
        lock (_lock) return Task.FromResult(Stored.Values.FirstOrDefault(a => a.Name == request.Name) ?? throw Missing(request.Name));
    }

    public override Task<ListAssetsResponse> ListAssets(ListAssetsRequest request, ServerCallContext context)
    {
        Lists.Add(request.Clone());
        var left = Stored.Values.Where(a => string.CompareOrdinal(a.Key, request.PageToken) > 0).ToList();
        var page = left.Take(Math.Min(2, request.PageSize)).ToList();
        return Task.FromResult(new ListAssetsResponse { Assets = { page }, NextPageToken = page.Count < left.Count ? page[^1].Key : "" });
    }

    public override Task<Empty> DeleteAsset(DeleteAssetRequest request, ServerCallContext context)
    {
        var asset = Stored.Values.FirstOrDefault(a => a.Name == request.Name) ?? throw Missing(request.Name);
        if (!request.Force && Fail(asset.Key) is { } error) throw error;
        Stored.Remove(asset.Key);
        return Task.FromResult(new Empty());
    }

    public override Task<ListAssetUsesResponse> ListAssetUses(ListAssetUsesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListAssetUsesResponse());

    public override async Task DownloadAsset(DownloadAssetRequest request, IServerStreamWriter<DownloadResponse> responses, ServerCallContext context)
    {
        var asset = Stored.Values.FirstOrDefault(a => a.Name == request.Name) ?? throw Missing(request.Name);
        var header = new DownloadHeader { Sha256 = asset.Sha256, Size = asset.Size, MediaType = asset.MediaType, FileName = asset.FileName };
        var file = Files[asset.Key];
        await responses.WriteAsync(new DownloadResponse { Header = header, Chunk = ByteString.CopyFrom(file, 0, 1) });
        if (Fail(asset.Key) is { } error) throw error;
        await responses.WriteAsync(new DownloadResponse { Chunk = ByteString.CopyFrom(file, 1, file.Length - 1) });
    }

    private static string NameOf(string key) => "assets/" + key.Replace("/", "%2F", StringComparison.Ordinal);

    private static RpcException Missing(string name) => new(new Status(StatusCode.NotFound, $"{name} does not exist."));

    private static RpcException Incomplete() => TestServer.Refuse(new Pim.Rpc.Status
    {
        Code = (int)StatusCode.FailedPrecondition,
            Details = { Any.Pack(new Google.Rpc.ErrorInfo { Type = "UPLOAD_INCOMPLETE", Metadata = { ["offset"] = "0" } }) },
    });
}
