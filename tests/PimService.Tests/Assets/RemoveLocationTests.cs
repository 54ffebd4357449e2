using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Pim.Application.Media;
using Pim.Application.Tests.Media;
using Pim.V1;

namespace PimService.Tests.Assets;

public sealed class RemoveLocationTests(RemoveLocationFixture service) : IClassFixture<RemoveLocationFixture>
{
    private static readonly byte[] Photo = SampleFiles.JpegWith(SampleFiles.Exif(6, hasPlace: true));

    // 59.12 seconds, as EXIF writes it.
    private static ReadOnlySpan<byte> Place => [0x18, 0x17, 0, 0, 100, 0, 0, 0];

    [Fact]
    public async Task A_photo_is_kept_without_the_place_also_where_it_was_kept_with_it_before()
    {
        await KeepAsItIsAsync(Photo);
        var header = AssetFixture.Header(service.Fresh(), Photo);
        header.Sha256 = AssetFixture.HashOf(Photo);

        var refusal = await Refusal.OfAsync(() => service.UploadAsync(header, default));
        var answer = await service.UploadAsync(header, Photo);

        Assert.Equal((StatusCode.FailedPrecondition, "UPLOAD_INCOMPLETE"), (refusal.Code, refusal.Reason));
        var content = (await service.DownloadAsync(answer.Asset.Name)).Content;
        Assert.Equal((AssetFixture.HashOf(content), Photo.Length, 6), (answer.Asset.Sha256, content.Length, answer.Asset.Facts.Orientation));
        Assert.NotEqual(-1, Photo.AsSpan().IndexOf(Place));
        Assert.Equal(-1, content.AsSpan().IndexOf(Place));
    }

    private async Task KeepAsItIsAsync(byte[] content)
    {
        var blobs = service.Services.GetRequiredService<IBlobStore>();
        var now = service.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var upload = await blobs.OpenUploadAsync(Guid.NewGuid().ToString(), content.Length, 0, now, default);
        await upload.AppendAsync(content, default);
        await upload.FinishAsync(AssetFixture.HashOf(content), now, default);
    }
}

/// <summary>The service that takes the place out of photos.</summary>
public sealed class RemoveLocationFixture : AssetFixture
{
    protected override Dictionary<string, string?> Settings => new(base.Settings) { ["Media:RemoveLocation"] = "true" };
}
