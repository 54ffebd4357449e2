using Grpc.Core;
using Pim.V1;

namespace PimService.Tests.Assets;

public sealed class FullDiskTests(FullDiskFixture service) : IClassFixture<FullDiskFixture>
{
    [SmallDiskFact]
    public async Task A_file_for_which_there_is_no_room_is_refused_and_leaves_the_room_to_others()
    {
        var kept = await AddAsync(AssetFixture.Png(1_000_000, seed: 1));
        var large = AssetFixture.Png(150_000_000, seed: 2);
        var header = AssetFixture.Header(service.Fresh(), large);

        var refusal = await Refusal.OfAsync(() => service.UploadAsync(header, large));

        Assert.Equal((StatusCode.ResourceExhausted, "STORE_FULL"), (refusal.Code, refusal.Reason));
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(service.Assets.GetUploadAsync(new GetUploadRequest { UploadId = header.UploadId }))).Code);
        await AssertWholeAsync([kept, await AddAsync(AssetFixture.Png(1_000_000, seed: 3))]);
    }

    [SmallDiskFact]
    public async Task Of_many_at_once_those_that_fit_are_kept_and_nothing_is_left_of_the_others()
    {
        var sent = await Task.WhenAll(Enumerable.Range(10, 8).Select(seed => Task.Run(async () =>
        {
            try
            {
                return await AddAsync(AssetFixture.Png(12_000_000, seed));
            }
            catch (RpcException full) when (full.StatusCode == StatusCode.ResourceExhausted)
            {
                return null;
            }
        })));

        Assert.Contains(sent, asset => asset is null);
        await AssertWholeAsync([.. sent.OfType<Asset>()]);
        foreach (var asset in sent.OfType<Asset>()) await service.Assets.DeleteAssetAsync(new DeleteAssetRequest { Name = asset.Name });
    }

    private Task<Asset> AddAsync(byte[] content) => service.UploadAsync(content, new Asset { Key = service.Fresh() });

    private async Task AssertWholeAsync(IReadOnlyList<Asset> assets)
    {
        foreach (var asset in assets) Assert.Equal(asset.Sha256, AssetFixture.HashOf((await service.DownloadAsync(asset.Name)).Content));
        var kept = (await service.Assets.ListAssetsAsync(new ListAssetsRequest { PageSize = 1_000 })).Assets.Select(asset => asset.Size);
        var files = Directory.EnumerateFiles(Path.Combine(service.DataFolder, "media"), "*", SearchOption.AllDirectories)
            .Select(file => new FileInfo(file).Length);
        Assert.Equal(kept.Order(), files.Where(size => size > 0).Order());
    }
}

/// <summary>The service with its data on a disk of little room.</summary>
public sealed class FullDiskFixture : AssetFixture
{
    public FullDiskFixture()
    {
        if (SmallDiskFactAttribute.Folder is not { } small) return;
        Directory.Delete(DataFolder);
        DataFolder = Directory.CreateDirectory(Path.Combine(small, Guid.NewGuid().ToString())).FullName;
    }

    protected override Dictionary<string, string?> Settings => new(base.Settings) { ["Media:MaxMegabytes"] = "200" };
}

/// <summary>Tests that fill a disk; PIM_TEST_SMALL_DISK is a folder on one that has room for 30 to 90 MB, such as a tmpfs with its size set.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = Folder is null ? "PIM_TEST_SMALL_DISK names no folder on a small disk." : null;

    internal static string? Folder { get; } = Environment.GetEnvironmentVariable("PIM_TEST_SMALL_DISK") is { Length: > 0 } folder ? folder : null;
}
