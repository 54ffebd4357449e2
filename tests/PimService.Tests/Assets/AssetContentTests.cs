using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Pim.Application.Media;
using Pim.V1;
using Value = Pim.V1.Value;

namespace PimService.Tests.Assets;

/// <summary>What content shows of assets, and that their changes reach it.</summary>
public sealed class AssetContentTests(AssetFixture service) : IClassFixture<AssetFixture>
{
    [Fact]
    public async Task A_bare_key_is_completed_when_its_asset_arrives_and_bare_again_when_it_goes()
    {
        var key = service.Fresh("late");
        var lamp = await PublishAsync(key);
        Assert.Equal(new MediaLink { Key = key, Attribute = "picture" }, Assert.Single((await ContentAsync(lamp)).Media));

        var asset = await service.UploadAsync(AssetFixture.Png(seed: 1), new Asset { Key = key, Role = Asset.Types.Role.MainImage });
        var link = await LinkAsync(lamp);
        Assert.Equal((asset.Url, "image/png", 48, 32, asset.Sha256, asset.Size, asset.FileName, asset.Role),
            (link.Url, link.MediaType, link.Width, link.Height, link.Sha256, link.Size, link.FileName, link.Role));

        await service.Assets.DeleteAssetAsync(new DeleteAssetRequest { Name = asset.Name, Force = true });
        Assert.Equal(new MediaLink { Key = key, Attribute = "picture" }, await LinkAsync(lamp));
    }

    [Fact]
    public async Task Texts_come_in_the_locale_asked_for_or_the_nearest()
    {
        var asset = await service.UploadAsync(AssetFixture.Png(),
            new Asset { Key = service.Fresh(), AlternativeTexts = { ["en-US"] = "A lamp", ["de-DE"] = "Eine Lampe" }, Captions = { ["de-AT"] = "Servus" } });
        var lamp = await PublishAsync(asset.Key);

        var (english, german) = (await LinkAsync(lamp, "en-US"), await LinkAsync(lamp, "de-DE"));
        Assert.Equal(("A lamp", ""), (english.AlternativeText, english.Caption));
        Assert.Equal(("Eine Lampe", "Servus"), (german.AlternativeText, german.Caption));

        await service.Assets.UpdateAssetAsync(new UpdateAssetRequest { Asset = new Asset { Key = asset.Key, AlternativeTexts = { ["de-DE"] = "Neu" } },
            UpdateMask = new FieldMask { Paths = { "alternative_texts.de-DE" } } });
        Assert.Equal(("A lamp", "Neu"), ((await LinkAsync(lamp, "en-US")).AlternativeText, (await LinkAsync(lamp, "de-DE")).AlternativeText));
    }

    [Fact]
    public async Task A_change_of_an_asset_makes_a_change_of_those_that_show_it_and_of_no_others()
    {
        var (shown, other) = (await service.UploadAsync(AssetFixture.Png(), new Asset { Key = service.Fresh() }),
            await service.UploadAsync(AssetFixture.Png(), new Asset { Key = service.Fresh() }));
        var (lamp, another) = (await PublishAsync(shown.Key), await PublishAsync(other.Key));
        var (before, untouched) = ((await ContentAsync(lamp)).Sequence, (await ContentAsync(another)).Sequence);

        await service.UploadAsync(AssetFixture.Png(seed: 3), new Asset { Key = shown.Key });

        var link = await LinkAsync(lamp);
        Assert.Equal(AssetFixture.HashOf(AssetFixture.Png(seed: 3)), link.Sha256);
        Assert.True((await ContentAsync(lamp)).Sequence > before);
        Assert.Equal(untouched, (await ContentAsync(another)).Sequence);

        // Tags are not shown: nothing changes.
        var after = (await ContentAsync(lamp)).Sequence;
        await service.Assets.UpdateAssetAsync(new UpdateAssetRequest { Asset = new Asset { Key = shown.Key, Tags = { "x" } } });
        await service.RefreshAsync();
        Assert.Equal(after, (await ContentAsync(lamp)).Sequence);
    }

    [Fact]
    public async Task What_has_expired_is_left_out()
    {
        var (first, second) = (service.Fresh(), service.Fresh());
        await service.UploadAsync(AssetFixture.Png(), new Asset { Key = first });
        await service.UploadAsync(AssetFixture.Png(), new Asset { Key = second });
        var lamp = await PublishAsync(first, second);
        Assert.Equal(first, (await ContentAsync(lamp)).Image);

        var past = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddYears(50));
        var expired = await service.Assets.UpdateAssetAsync(new UpdateAssetRequest { Asset = new Asset { Key = first, ValidUntil = past } });
        await service.RefreshAsync();

        Assert.True(expired.Expired);
        var content = await ContentAsync(lamp);
        Assert.Equal((second, second), (content.Image, Assert.Single(content.Media).Key));
        Assert.Equal([second], content.Attributes.Single(a => a.Code == "picture").Assets.Codes);

        await service.Assets.UpdateAssetAsync(new UpdateAssetRequest { Asset = new Asset { Key = second, ValidUntil = past } });
        await service.RefreshAsync();
        content = await ContentAsync(lamp);
        Assert.Equal(("", 0), (content.Image, content.Media.Count));
        Assert.DoesNotContain(content.Attributes, a => a.Code == "picture");

        await service.Assets.UpdateAssetAsync(
            new UpdateAssetRequest { Asset = new Asset { Key = first }, UpdateMask = new FieldMask { Paths = { "valid_until" } } });
        await service.RefreshAsync();
        Assert.Equal(first, (await ContentAsync(lamp)).Image);
    }

    [Fact]
    public async Task An_asset_expires_when_its_time_comes()
    {
        var key = service.Fresh();
        await service.UploadAsync(AssetFixture.Png(), new Asset { Key = key });
        var lamp = await PublishAsync(key);
        var store = service.Services.GetRequiredService<IAssetStore>();
        var asset = (await store.GetAsync([key], default)).Single();
        // As if it had been kept before its time came.
        await store.CommitAsync(
            new AssetCommit { Puts = [(asset with { ValidUntil = DateTimeOffset.UnixEpoch.AddYears(50) }, asset.Revision)], Time = asset.UpdateTime }, default);

        await service.Services.GetRequiredService<MediaKeeper>().ExpireAsync(default);
        await service.RefreshAsync();

        Assert.Empty((await ContentAsync(lamp)).Media);
        Assert.True((await service.Assets.GetAssetAsync(new GetAssetRequest { Name = "assets/" + key })).Expired);
    }

    [Fact]
    public async Task A_preview_shows_assets_as_content_does()
    {
        var asset = await service.UploadAsync(AssetFixture.Png(), new Asset { Key = service.Fresh() });
        var lamp = await PublishAsync(asset.Key);

        var preview = await service.Contents.PreviewContentAsync(new PreviewContentRequest { Product = lamp.Name, Channel = "web", Locale = "de-DE" });

        Assert.Equal((await ContentAsync(lamp, "de-DE")).Media, preview.Media);
    }

    private Task<Product> PublishAsync(params string[] keys) =>
        service.CreatePublishedAsync(service.Lamp(("picture", new Value { Assets = new CodeList { Codes = { keys } } })));

    private async Task<Pim.V1.Content> ContentAsync(Product product, string locale = "en-US") =>
        await service.Contents.GetContentAsync(new GetContentRequest { Product = product.Name, Channel = "web", Locale = locale });

    private async Task<MediaLink> LinkAsync(Product product, string locale = "en-US")
    {
        await service.RefreshAsync();
        return Assert.Single((await ContentAsync(product, locale)).Media);
    }
}
