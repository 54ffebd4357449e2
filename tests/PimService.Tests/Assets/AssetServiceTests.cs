using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.V1;
using Value = Pim.V1.Value;

namespace PimService.Tests.Assets;

public sealed class AssetServiceTests(AssetFixture service) : IClassFixture<AssetFixture>
{
    private static readonly Timestamp Future = Timestamp.FromDateTimeOffset(new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_is_said_of_an_asset_is_changed_field_by_field()
    {
        var asset = await UploadAsync(a => a.Captions.Add("de-DE", "Neu"));
        var changed = await service.Assets.UpdateAssetAsync(new UpdateAssetRequest
        {
            Asset = new Asset { Name = asset.Name, FileName = "写真.png", Role = Asset.Types.Role.DataSheet, Captions = { ["en-US"] = "New", ["fr-FR"] = "Neuf" },
                Tags = { "b", "a" }, ValidUntil = Future },
            UpdateMask = new FieldMask { Paths = { "file_name", "role", "captions.en-US", "tags", "valid_until" } },
        });

        Assert.Equal(("写真.png", Asset.Types.Role.DataSheet, Future), (changed.FileName, changed.Role, changed.ValidUntil));
        Assert.Equal(["a", "b"], changed.Tags);
        Assert.Equal(["de-DE Neu", "en-US New"], changed.Captions.Select(c => $"{c.Key} {c.Value}").Order());
        Assert.NotEqual(asset.Etag, changed.Etag);
        Assert.Equal(changed, await service.Assets.GetAssetAsync(new GetAssetRequest { Name = asset.Name }));

        // The etag of a state that is gone, a change that changes nothing, and one that is only tried.
        var stale = await Refusal.OfAsync(
            service.Assets.UpdateAssetAsync(new UpdateAssetRequest { Asset = new Asset { Key = asset.Key, Etag = asset.Etag, FileName = "x" } }));
        Assert.Equal((StatusCode.Aborted, "STALE_ETAG", changed.Etag), (stale.Code, stale.Reason, stale.Facts["etag"]));
        Assert.Equal(changed,
            await service.Assets.UpdateAssetAsync(new UpdateAssetRequest { Asset = new Asset { Key = asset.Key, Etag = changed.Etag, FileName = "写真.png" } }));
        var tried = await service.Assets.UpdateAssetAsync(
            new UpdateAssetRequest { Asset = new Asset { Key = asset.Key }, UpdateMask = new FieldMask { Paths = { "*" } }, ValidateOnly = true });
        Assert.Equal((asset.Key, 0, null), (tried.FileName, tried.Captions.Count, tried.ValidUntil));
        Assert.Equal(changed, await service.Assets.GetAssetAsync(new GetAssetRequest { Name = asset.Name }));
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_change_is_told()
    {
        var asset = await UploadAsync();
        var refusal = await Refusal.OfAsync(service.Assets.UpdateAssetAsync(new UpdateAssetRequest
        {
            Asset = new Asset { Name = asset.Name, FileName = "a/b", Role = (Asset.Types.Role)99, Captions = { ["x"] = "y" },
                AlternativeTexts = { ["de-DE"] = new string('x', 1_001) }, Tags = { " " } },
        }));
        Assert.Equal(["asset.alternative_texts.de-DE", "asset.captions.x", "asset.file_name", "asset.role", "asset.tags[0]"], refusal.Fields.Order());

        refusal = await Refusal.OfAsync(service.Assets.UpdateAssetAsync(
            new UpdateAssetRequest { Asset = new Asset { Key = "a", Name = "assets/b" }, UpdateMask = new FieldMask { Paths = { "sha256", "captions.?" } } }));
        Assert.Equal(["asset.key", "update_mask.paths[0]", "update_mask.paths[1]"], refusal.Fields.Order());
        Assert.Equal(asset, await service.Assets.GetAssetAsync(new GetAssetRequest { Name = asset.Name }));
        Assert.Equal(StatusCode.NotFound,
            (await Refusal.OfAsync(service.Assets.UpdateAssetAsync(new UpdateAssetRequest { Asset = new Asset { Key = "none" } }))).Code);
    }

    [Theory]
    [InlineData("role = MANUAL", "b")]
    [InlineData("role != MANUAL AND tags:summer", "a")]
    [InlineData("media_type:\"image/\" AND facts.width >= 48 AND NOT key:c", "a b")]
    [InlineData("valid_until > \"2998-01-01T00:00:00Z\"", "c")]
    [InlineData("expired = true OR size > 1000000", "")]
    [InlineData("tags:*", "a b")]
    public async Task Assets_are_filtered(string filter, string expected)
    {
        var prefix = service.Fresh("filter");
        await UploadAsync(a => { a.Key = prefix + "a"; a.Tags.Add("summer"); });
        await UploadAsync(a => { a.Key = prefix + "b"; a.Tags.Add("winter"); a.Role = Asset.Types.Role.Manual; });
        await UploadAsync(a => { a.Key = prefix + "c"; a.ValidUntil = Future; });

        var found = await service.Assets.ListAssetsAsync(new ListAssetsRequest { Filter = $"key:{prefix} AND ({filter})" });

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), found.Assets.Select(a => a.Key[prefix.Length..]));
    }

    [Fact]
    public async Task Assets_are_found_by_words_and_listed_page_by_page()
    {
        var prefix = service.Fresh("find");
        foreach (var part in (string[])["/Tent blue", "/tent RED", "/boots"]) await UploadAsync(a => a.Key = prefix + part);
        await UploadAsync(a => { a.Key = prefix + "/x"; a.Tags.Add("Red tents"); });

        var listed = new List<string>();
        for (var token = ""; ;)
        {
            var page = await service.Assets.ListAssetsAsync(new ListAssetsRequest { Query = $"{prefix} tent red", PageSize = 1, PageToken = token });
            listed.AddRange(page.Assets.Select(a => a.Key[prefix.Length..]));
            if ((token = page.NextPageToken).Length == 0) break;
        }

        Assert.Equal(["/tent RED", "/x"], listed);
        var wrong = await Refusal.OfAsync(service.Assets.ListAssetsAsync(new ListAssetsRequest { Filter = "colour = 1", PageSize = 1 }));
        Assert.Equal((StatusCode.InvalidArgument, "filter"), (wrong.Code, wrong.Fields.Single()));
    }

    [Fact]
    public async Task What_is_in_use_is_deleted_only_by_force()
    {
        var asset = await UploadAsync();
        var lamp = await service.CreatePublishedAsync(service.Lamp(("picture", new Value { Assets = new CodeList { Codes = { asset.Key } } })));

        var uses = await service.Assets.ListAssetUsesAsync(new ListAssetUsesRequest { Parent = asset.Name });
        Assert.Equal([new AssetUse { Product = lamp.Name }, new AssetUse { Product = lamp.Name, Channel = "web" }], uses.Uses);

        foreach (var validateOnly in (bool[])[true, false])
        {
            var refusal = await Refusal.OfAsync(service.Assets.DeleteAssetAsync(new DeleteAssetRequest { Name = asset.Name, ValidateOnly = validateOnly }));
            Assert.Equal((StatusCode.FailedPrecondition, "ASSET_IN_USE"), (refusal.Code, refusal.Reason));
            Assert.Contains(lamp.Name, refusal.Facts["users"], StringComparison.Ordinal);
        }
        Assert.Equal("STALE_ETAG",
            (await Refusal.OfAsync(service.Assets.DeleteAssetAsync(new DeleteAssetRequest { Name = asset.Name, Etag = "\"1\"", Force = true }))).Reason);

        await service.Assets.DeleteAssetAsync(new DeleteAssetRequest { Name = asset.Name, Etag = asset.Etag, Force = true });
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(service.Assets.DeleteAssetAsync(new DeleteAssetRequest { Name = asset.Name }))).Code);
        Assert.Equal(2, (await service.Assets.ListAssetUsesAsync(new ListAssetUsesRequest { Parent = asset.Name })).Uses.Count);
    }

    private Task<Asset> UploadAsync(Action<Asset>? change = null)
    {
        var asset = new Asset { Key = service.Fresh("asset") };
        change?.Invoke(asset);
        return service.UploadAsync(AssetFixture.Png(), asset);
    }
}
