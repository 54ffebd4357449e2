using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Pim.Application.Media;
using Pim.V1;

namespace PimService.Tests.Assets;

public sealed class UploadTests(AssetFixture service) : IClassFixture<AssetFixture>
{
    [Fact]
    public async Task A_file_becomes_an_asset_with_what_it_tells_of_itself()
    {
        var content = AssetFixture.Png(300_000);
        var key = "4/8/" + service.Fresh("größe ") + ".png";

        var answer = await service.UploadAsync(AssetFixture.Header(key, content), content);

        Assert.False(answer.AlreadyStored);
        var asset = answer.Asset;
        Assert.Equal((key, key[4..], "image/png", (long)content.Length, AssetFixture.HashOf(content)),
            (asset.Key, asset.FileName, asset.MediaType, asset.Size, asset.Sha256));
        Assert.Equal((48, 32), (asset.Facts.Width, asset.Facts.Height));
        Assert.Equal($"https://media.test/media/{asset.Sha256}/{Uri.EscapeDataString(asset.FileName)}", asset.Url);
        Assert.Equal(asset, await service.Assets.GetAssetAsync(new GetAssetRequest { Name = asset.Name }));
        Assert.Equal(content, (await service.DownloadAsync(asset.Name)).Content);
    }

    [Fact]
    public async Task An_upload_broken_at_fifty_points_is_resumed_from_each()
    {
        var content = AssetFixture.Png(5_000_000, seed: 50);
        var header = AssetFixture.Header(service.Fresh(), content);
        for (var point = 1; point <= 50; point++)
        {
            var end = (int)((long)content.Length * point / 51);
            using (var call = service.Assets.UploadAsset())
            {
                await call.RequestStream.WriteAsync(new UploadAssetRequest { Header = header });
                for (var sent = (int)header.Offset; sent < end; sent += 50_000)
                    await call.RequestStream.WriteAsync(
                        new UploadAssetRequest { Chunk = Google.Protobuf.ByteString.CopyFrom(content, sent, Math.Min(50_000, end - sent)) });
                // Left without a word, and sometimes with the stream ended early.
                if (point % 2 == 0)
                {
                    await call.RequestStream.CompleteAsync();
                    var refusal = await Refusal.OfAsync(() => call.ResponseAsync);
                    Assert.Equal((StatusCode.FailedPrecondition, "UPLOAD_INCOMPLETE"), (refusal.Code, refusal.Reason));
                    Assert.Equal(end, int.Parse(refusal.Facts["offset"], System.Globalization.CultureInfo.InvariantCulture));
                }
            }
            // The call that was left may not have begun yet.
            try
            {
                header.Offset = (await service.Assets.GetUploadAsync(new GetUploadRequest { UploadId = header.UploadId })).Offset;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
            {
                header.Offset = 0;
            }
            Assert.InRange(header.Offset, 0, end);
        }

        var answer = await service.UploadAsync(header, content.AsMemory((int)header.Offset));

        Assert.Equal(AssetFixture.HashOf(content), answer.Asset.Sha256);
        Assert.Equal(content, (await service.DownloadAsync(answer.Asset.Name)).Content);
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(service.Assets.GetUploadAsync(new GetUploadRequest { UploadId = header.UploadId }))).Code);
    }

    [Fact]
    public async Task The_same_file_sent_by_twenty_clients_at_once_is_stored_once()
    {
        var content = AssetFixture.Png(2_000_000, seed: 20);
        var keys = Enumerable.Range(0, 20).Select(_ => service.Fresh()).ToList();

        var answers = await Task.WhenAll(keys.Select(key => Task.Run(() => service.UploadAsync(AssetFixture.Header(key, content), content))));

        Assert.Single(answers, a => !a.AlreadyStored);
        Assert.All(answers, a => Assert.Equal(AssetFixture.HashOf(content), a.Asset.Sha256));
        Assert.Equal(keys, answers.Select(a => a.Asset.Key));
        var files = Directory.EnumerateFiles(Path.Combine(service.DataFolder, "media"), "*", SearchOption.AllDirectories)
            .Where(f => new FileInfo(f).Length == content.Length);
        Assert.Single(files);
    }

    [Fact]
    public async Task A_file_that_is_kept_needs_not_be_sent()
    {
        var content = AssetFixture.Png(seed: 7);
        await service.UploadAsync(content, new Asset { Key = service.Fresh() });
        var header = AssetFixture.Header(service.Fresh(), content);
        header.Sha256 = AssetFixture.HashOf(content).ToUpperInvariant();

        var answer = await service.UploadAsync(header, default);

        Assert.True(answer.AlreadyStored);
        Assert.Equal((header.Asset.Key, "image/png", 48), (answer.Asset.Key, answer.Asset.MediaType, answer.Asset.Facts.Width));
    }

    [Fact]
    public async Task Sending_a_file_again_changes_nothing_and_sending_another_replaces_it()
    {
        var (one, other) = (AssetFixture.Png(seed: 8), AssetFixture.Png(seed: 9));
        var key = service.Fresh();
        var first = await service.UploadAsync(one, new Asset { Key = key, Role = Asset.Types.Role.Gallery, Tags = { "a" } });

        var again = await service.UploadAsync(one, new Asset { Key = key });
        Assert.Equal(first, again);

        var replaced = await service.UploadAsync(other, new Asset { Key = key, Tags = { "b" } });
        Assert.Equal((AssetFixture.HashOf(other), Asset.Types.Role.Gallery, "b"), (replaced.Sha256, replaced.Role, replaced.Tags.Single()));
        Assert.Equal(other, (await service.DownloadAsync(replaced.Name)).Content);

        var header = AssetFixture.Header(key, one);
        header.Etag = first.Etag;
        var refusal = await Refusal.OfAsync(() => service.UploadAsync(header, one));
        Assert.Equal((StatusCode.Aborted, "STALE_ETAG", replaced.Etag), (refusal.Code, refusal.Reason, refusal.Facts["etag"]));
    }

    [Fact]
    public async Task What_is_wrong_is_told_before_the_first_byte()
    {
        var header = new UploadHeader { UploadId = "x", Asset = new Asset { Key = " a", FileName = "../b", Role = (Asset.Types.Role)77,
            Captions = { ["no locale!"] = "x" } }, Size = 0, Sha256 = "abc", Offset = -1, UpdateMask = new() { Paths = { "size" } } };
        var refusal = await Refusal.OfAsync(() => service.UploadAsync(header, new byte[10]));
        Assert.Equal(StatusCode.InvalidArgument, refusal.Code);
        Assert.Equal(["header.offset", "header.sha256", "header.size", "header.update_mask.paths[0]", "header.upload_id"], refusal.Fields.Order());

        (header.UploadId, header.Size, header.Sha256, header.Offset, header.UpdateMask) = (Guid.NewGuid().ToString(), 10, "", 0, null);
        refusal = await Refusal.OfAsync(() => service.UploadAsync(header, new byte[10]));
        Assert.Equal(["header.asset.captions.no locale!", "header.asset.file_name", "header.asset.key", "header.asset.role"], refusal.Fields.Order());

        header = AssetFixture.Header(service.Fresh(), []);
        header.Size = 21L << 20;
        refusal = await Refusal.OfAsync(() => service.UploadAsync(header, default));
        Assert.Equal((StatusCode.InvalidArgument, "MEDIA_TOO_LARGE", "header.size"), (refusal.Code, refusal.Reason, Assert.Single(refusal.Fields)));
    }

    [Fact]
    public async Task A_header_can_be_checked_alone()
    {
        var header = AssetFixture.Header(service.Fresh(), new byte[10]);
        (header.Asset.Role, header.ValidateOnly) = (Asset.Types.Role.Video, true);

        var answer = await service.UploadAsync(header, default);

        Assert.Equal((header.Asset.Key, 10, Asset.Types.Role.Video), (answer.Asset.Key, answer.Asset.Size, answer.Asset.Role));
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(service.Assets.GetAssetAsync(new GetAssetRequest { Name = answer.Asset.Name }))).Code);
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(service.Assets.GetUploadAsync(new GetUploadRequest { UploadId = header.UploadId }))).Code);
        (header.Size, header.Etag) = (21L << 20, "\"77\"");
        Assert.Equal("MEDIA_TOO_LARGE", (await Refusal.OfAsync(() => service.UploadAsync(header, default))).Reason);
        header.Size = 10;
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => service.UploadAsync(header, default))).Code);
    }

    [Fact]
    public async Task A_file_that_is_not_what_was_declared_is_refused_and_leaves_nothing()
    {
        var content = AssetFixture.Png(seed: 11);
        foreach (var (reason, header, sent) in new (string, UploadHeader, byte[])[]
        {
            ("SIZE_MISMATCH", Declared(h => h.Size--), content),
            ("HASH_MISMATCH", Declared(h => h.Sha256 = new string('0', 64)), content),
            ("TYPE_MISMATCH", Declared(h => h.MediaType = "image/jpeg"), content),
            ("UNKNOWN_TYPE", Declared(_ => { }), new byte[content.Length]),
        })
        {
            var refusal = await Refusal.OfAsync(() => service.UploadAsync(header, sent));
            Assert.Equal((StatusCode.InvalidArgument, reason), (refusal.Code, refusal.Reason));
            Assert.Equal(StatusCode.NotFound,
                (await Refusal.OfAsync(service.Assets.GetAssetAsync(new GetAssetRequest { Name = "assets/" + header.Asset.Key }))).Code);
        }
        Assert.Null(await service.Services.GetRequiredService<IBlobStore>().FindAsync(AssetFixture.HashOf(content), default));

        UploadHeader Declared(Action<UploadHeader> change)
        {
            var header = AssetFixture.Header(service.Fresh(), content);
            change(header);
            return header;
        }
    }

    [Fact]
    public async Task Messages_out_of_order_are_refused()
    {
        using var without = service.Assets.UploadAsset();
        await without.RequestStream.WriteAsync(new UploadAssetRequest { Chunk = Google.Protobuf.ByteString.CopyFrom(1) });
        Assert.Equal((StatusCode.InvalidArgument, "REQUIRED"), await TellAsync(without));

        using var twice = service.Assets.UploadAsset();
        var header = AssetFixture.Header(service.Fresh(), new byte[10]);
        await twice.RequestStream.WriteAsync(new UploadAssetRequest { Header = header });
        await twice.RequestStream.WriteAsync(new UploadAssetRequest { Header = header });
        Assert.Equal((StatusCode.InvalidArgument, "CHUNK_EXPECTED"), await TellAsync(twice));

        header.Offset = 5;
        var refusal = await Refusal.OfAsync(() => service.UploadAsync(header, new byte[5]));
        Assert.Equal((StatusCode.OutOfRange, "UPLOAD_OFFSET", "0"), (refusal.Code, refusal.Reason, refusal.Facts["offset"]));

        static async Task<(StatusCode, string)> TellAsync(AsyncClientStreamingCall<UploadAssetRequest, UploadAssetResponse> call)
        {
            var refusal = await Refusal.OfAsync(() => call.ResponseAsync);
            return (refusal.Code, refusal.Reason);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 10)]
    [InlineData(261_119, 3)]
    [InlineData(500_000, 0)]
    [InlineData(500_000, long.MaxValue)]
    public async Task Any_part_can_be_fetched(long offset, long length)
    {
        var content = AssetFixture.Png(600_000, seed: 12);
        var asset = await service.UploadAsync(content, new Asset { Key = service.Fresh() });
        var expected = content[(int)offset..(int)(length == 0 || length > content.Length - offset ? content.Length : offset + length)];

        var (header, part) = await service.DownloadAsync(asset.Name, offset, length);

        Assert.Equal(expected, part);
        Assert.Equal(new DownloadHeader { Sha256 = asset.Sha256, Size = content.Length, Offset = offset, MediaType = "image/png", FileName = asset.FileName }, header);
        using var call = service.Assets.DownloadBlob(new DownloadBlobRequest { Sha256 = asset.Sha256, Offset = offset, Length = length });
        Assert.Equal(expected, (await AssetFixture.ReadAsync(call.ResponseStream)).Content);
    }

    [Fact]
    public async Task What_is_not_there_is_not_fetched()
    {
        var asset = await service.UploadAsync(AssetFixture.Png(seed: 13), new Asset { Key = service.Fresh() });

        Assert.Equal(StatusCode.OutOfRange, (await Refusal.OfAsync(() => service.DownloadAsync(asset.Name, asset.Size))).Code);
        Assert.Equal(["length", "offset"], (await Refusal.OfAsync(() => service.DownloadAsync(asset.Name, -1, -1))).Fields.Order());
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => service.DownloadAsync("assets/none"))).Code);
        using var unknown = service.Assets.DownloadBlob(new DownloadBlobRequest { Sha256 = new string('0', 64) });
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => unknown.ResponseStream.MoveNext(default))).Code);
        using var wrong = service.Assets.DownloadBlob(new DownloadBlobRequest { Sha256 = "../../etc/passwd" });
        Assert.Equal(["sha256"], (await Refusal.OfAsync(() => wrong.ResponseStream.MoveNext(default))).Fields);
    }
}
