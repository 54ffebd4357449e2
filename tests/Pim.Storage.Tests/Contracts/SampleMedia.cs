using System.Security.Cryptography;
using Pim.Application.Media;
using Pim.Domain.Media;
using Pim.Domain.Text;

namespace Pim.Storage.Tests.Contracts;

/// <summary>Assets of a sample catalogue, with bytes: some of which two have, and some that nobody has.</summary>
internal static class SampleMedia
{
    private static readonly string[] Keys = ["images/a ä.jpg", "b", "ÿ", "👟", "\uFF21"];

    public static async Task FillAsync(IStores stores)
    {
        for (var i = 0; i < Keys.Length; i++)
        {
            var bytes = new byte[(i % 3 * 300_000) + 1];
            new Random(i % 3).NextBytes(bytes);
            var asset = new Asset
            {
                Key = Keys[i],
                FileName = "größe.jpg",
                File = new AssetFile(await StoreAsync(stores, bytes), bytes.Length, "image/jpeg", new AssetFacts { Width = i, Orientation = 1 }),
                Role = (AssetRole)i,
                Captions = LocalizedText.Of([new("de-DE", "Schön")]),
                Tags = ["x", "y"],
                ValidUntil = i == 1 ? Samples.Time.AddDays(1) : null,
                CreateTime = Samples.Time,
                UpdateTime = Samples.Time.AddTicks(i),
            };
            Assert.Empty((await stores.Assets.CommitAsync(new AssetCommit { Puts = [(asset, 0)], Time = Samples.Time }, default)).Conflicts);
        }
        await StoreAsync(stores, [1, 2, 3]);
    }

    public static async Task<IReadOnlyList<object>> DescribeAsync(IStores stores)
    {
        var all = new List<object>();
        all.AddRange(await stores.Assets.ListAsync("", 100, default));
        all.AddRange(await stores.Assets.ListDueAsync(DateTimeOffset.MaxValue, 100, default));
        foreach (var key in Keys) all.AddRange(await stores.Assets.ListUsesAsync(key, null, 100, default));
        foreach (var blob in await stores.Blobs.ListAsync("", 100, default))
        {
            all.Add(blob);
            await using var content = await stores.Blobs.OpenAsync(blob.Sha256, default);
            var bytes = new byte[blob.Size];
            for (int read, at = 0; (read = await content!.ReadAsync(at, bytes.AsMemory(at), default)) > 0;) at += read;
            all.Add(Convert.ToHexString(SHA256.HashData(bytes)));
        }
        return all;
    }

    private static async Task<string> StoreAsync(IStores stores, byte[] bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await using var upload = await stores.Blobs.OpenUploadAsync(Guid.NewGuid().ToString(), bytes.Length, 0, Samples.Time, default);
        await upload.AppendAsync(bytes, default);
        await upload.FinishAsync(sha256, Samples.Time, default);
        return sha256;
    }
}
