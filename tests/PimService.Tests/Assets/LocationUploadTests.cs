using Microsoft.Extensions.DependencyInjection;
using Pim.Application.Media;
using Pim.Application.Tests.Media;
using Pim.V1;

namespace PimService.Tests.Assets;

/// <summary>Uploads to a service that takes the place where a picture was taken out of it.</summary>
public sealed class LocationUploadTests(LocationUploadTests.Fixture service) : IClassFixture<LocationUploadTests.Fixture>
{
    private static readonly byte[] Picture = SampleFiles.JpegWith(SampleFiles.Exif(1, hasPlace: true));
    private static readonly byte[] Placeless = SampleFiles.JpegWith(SampleFiles.Exif(1));

    [Fact]
    public async Task A_picture_that_was_sent_and_stripped_needs_not_be_sent_again_for_its_asset()
    {
        var header = Header(Picture);
        var first = (await service.UploadAsync(header, Picture)).Asset;
        Assert.Equal(AssetFixture.HashOf(Picture), first.SentSha256);
        Assert.NotEqual(first.SentSha256, first.Sha256);
        Assert.Equal(first.Sha256, AssetFixture.HashOf((await service.DownloadAsync(first.Name)).Content));

        var again = await service.UploadAsync(header, default);

        Assert.True(again.AlreadyStored);
        Assert.Equal(first, again.Asset);
        var other = Header(Picture);
        Assert.Equal("UPLOAD_INCOMPLETE", (await Refusal.OfAsync(() => service.UploadAsync(other, default))).Reason);
    }

    [Fact]
    public async Task A_picture_without_a_place_is_as_it_was_sent()
    {
        var asset = (await service.UploadAsync(Header(Placeless), Placeless)).Asset;
        Assert.Equal((AssetFixture.HashOf(Placeless), ""), (asset.Sha256, asset.SentSha256));
    }

    [Fact]
    public async Task Another_file_for_the_asset_forgets_what_was_sent_before()
    {
        var header = Header(Picture);
        await service.UploadAsync(header, Picture);
        var replaced = AssetFixture.Header(header.Asset.Key, Placeless);
        Assert.Equal("", (await service.UploadAsync(replaced, Placeless)).Asset.SentSha256);
        Assert.Equal("UPLOAD_INCOMPLETE", (await Refusal.OfAsync(() => service.UploadAsync(header, default))).Reason);
    }

    [Fact]
    public async Task A_file_that_was_kept_before_with_its_place_is_sent_again_and_kept_without()
    {
        var picture = SampleFiles.JpegWith(SampleFiles.Exif(3, hasPlace: true));
        var header = Header(picture);
        await service.KeepAsync(picture, header.Asset.Key);

        Assert.Equal("UPLOAD_INCOMPLETE", (await Refusal.OfAsync(() => service.UploadAsync(header, default))).Reason);
        var asset = (await service.UploadAsync(header, picture)).Asset;

        Assert.Equal(AssetFixture.HashOf(picture), asset.SentSha256);
        Assert.NotEqual(asset.SentSha256, asset.Sha256);
    }

    private UploadHeader Header(byte[] content)
    {
        var header = AssetFixture.Header(service.Fresh(), content);
        header.Sha256 = AssetFixture.HashOf(content);
        return header;
    }

    /// <summary>The service with places removed.</summary>
    public sealed class Fixture : AssetFixture
    {
        protected override Dictionary<string, string?> Settings => new(base.Settings) { ["Media:RemoveLocation"] = "true" };

        /// <summary>Keeps a file as it is, as before places were removed.</summary>
        public async Task KeepAsync(byte[] content, string key)
        {
            var (blobs, assets) = (Services.GetRequiredService<IBlobStore>(), Services.GetRequiredService<IAssetStore>());
            var now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
            await using var upload = await blobs.OpenUploadAsync(Guid.NewGuid().ToString(), content.Length, 0, now, default);
            await upload.AppendAsync(content, default);
            await upload.FlushAsync(now, default);
            await upload.FinishAsync(HashOf(content), now, default);
            var file = new Pim.Domain.Media.AssetFile(HashOf(content), content.Length, "image/jpeg", Pim.Domain.Media.AssetFacts.None);
            await assets.CommitAsync(
                new AssetCommit { Puts = [(new Pim.Domain.Media.Asset { Key = key, FileName = key, File = file }, 0)], Time = now }, default);
        }
    }
}
