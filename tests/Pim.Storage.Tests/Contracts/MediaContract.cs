using System.Security.Cryptography;
using Pim.Application;
using Pim.Application.Media;
using Pim.Domain.Media;

namespace Pim.Storage.Tests.Contracts;

/// <summary>What the contracts of assets and of their bytes share.</summary>
public abstract class MediaContract : ChannelContract
{
    protected static readonly DateTimeOffset Now = Samples.Time;

    protected IAssetStore Assets => Stores.Assets;

    protected IBlobStore Blobs => Stores.Blobs;

    /// <summary>Bytes that are always the same for a seed.</summary>
    protected static byte[] Bytes(int size, int seed = 1)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    protected static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Keeps bytes and answers their hash.</summary>
    protected async Task<string> StoreAsync(byte[] bytes, DateTimeOffset? time = null)
    {
        await using var upload = await Blobs.OpenUploadAsync(Guid.NewGuid().ToString(), bytes.Length, 0, time ?? Now, default);
        await upload.AppendAsync(bytes, default);
        await upload.FinishAsync(HashOf(bytes), time ?? Now, default);
        return HashOf(bytes);
    }

    protected async Task<byte[]?> ReadAsync(string sha256)
    {
        await using var content = await Blobs.OpenAsync(sha256, default);
        return content is null ? null : await ReadAllAsync(content);
    }

    protected static async Task<byte[]> ReadAllAsync(IBlobContent content)
    {
        using var all = new MemoryStream();
        var buffer = new byte[100_000];
        for (int read; (read = await content.ReadAsync(all.Length, buffer, default)) > 0;) all.Write(buffer, 0, read);
        Assert.Equal(content.Length, all.Length);
        return all.ToArray();
    }

    protected static Asset AssetOf(string key, string sha256) => new()
    {
        Key = key,
        FileName = Asset.FileNameOf(key),
        File = new AssetFile(sha256, 4, "image/png", AssetFacts.None),
        CreateTime = Now,
        UpdateTime = Now,
    };

    protected Task<CommitOutcome> TryPutAsync(Asset asset, long before = 0, DateTimeOffset? time = null) =>
        Assets.CommitAsync(new AssetCommit { Puts = [(asset, before)], Time = time ?? Now }, default);

    /// <summary>Keeps an asset and answers it as it is kept.</summary>
    protected async Task<Asset> PutAsync(Asset asset, long before = 0, DateTimeOffset? time = null)
    {
        var outcome = await TryPutAsync(asset, before, time);
        Assert.Empty(outcome.Conflicts);
        return asset with { Revision = outcome.FirstRevision };
    }

    protected Task<CommitOutcome> TryDeleteAsync(Asset asset, bool force = false, DateTimeOffset? time = null) =>
        Assets.CommitAsync(new AssetCommit { Deletes = [new(asset.Key, asset.Revision, force)], Time = time ?? Now }, default);

    /// <summary>Collects all that may be, and answers the hashes.</summary>
    protected async Task<IReadOnlyList<string>> CollectAsync(DateTimeOffset untouchedSince)
    {
        var doomed = await Blobs.DoomAsync(untouchedSince, 100, default);
        foreach (var blob in doomed) await Blobs.CollectAsync(blob, default);
        return doomed.Select(blob => blob.Sha256).ToList();
    }
}
