using Pim.Application;
using Pim.Application.Media;
using Pim.Domain.Media;
using Pim.Domain.Text;

namespace Pim.Storage.Tests.Contracts;

public abstract class AssetStoreContract : MediaContract
{
    [EngineFact]
    public async Task An_asset_comes_back_as_it_was()
    {
        var sha256 = await StoreAsync(Bytes(4));
        var asset = await PutAsync(new Asset
        {
            Key = "4/8/größe 42 %.jpg",
            FileName = "写真 👟.jpg",
            File = new AssetFile(sha256, 5_000_000_000, "video/mp4", new AssetFacts { Width = 4_000, Height = 3, Duration = TimeSpan.FromTicks(12_345_678_901),
                Pages = 7, Orientation = 6, Animated = true }) { SentSha256 = HashOf([4]) },
            Role = AssetRole.DataSheet,
            AlternativeTexts = LocalizedText.Of([new("de-DE", "Ein Zelt"), new("en", "A \"tent\"")]),
            Captions = LocalizedText.Of([new("zh-Hant-TW", "帳篷")]),
            Tags = ["ä", "summer"],
            ValidUntil = Now.AddTicks(7),
            Expired = true,
            CreateTime = Now.AddTicks(3),
            UpdateTime = Now.AddTicks(9),
        });

        Assert.Equal([asset], await Assets.GetAsync([asset.Key, "no"], default));
        Assert.Equal([asset], await Assets.ListOfBlobAsync(sha256, 10, default));
        var plain = await PutAsync(AssetOf("plain", sha256));
        Assert.Equal([plain], await Assets.GetAsync(["plain"], default));
        Assert.True(plain.Revision > asset.Revision);
    }

    [EngineFact]
    public async Task Only_the_state_that_was_seen_is_changed()
    {
        var sha256 = await StoreAsync(Bytes(4));
        var asset = await PutAsync(AssetOf("a", sha256));

        Assert.Equal([new CommitConflict(ConflictKind.Stale, 0)], (await TryPutAsync(asset)).Conflicts);
        Assert.Equal([new CommitConflict(ConflictKind.Stale, 0)], (await TryPutAsync(asset, asset.Revision + 1)).Conflicts);
        Assert.Equal([new CommitConflict(ConflictKind.Stale, 0)], (await TryPutAsync(AssetOf("b", sha256), 1)).Conflicts);
        Assert.Equal([new CommitConflict(ConflictKind.Stale, 0)], (await TryDeleteAsync(asset with { Revision = 77 })).Conflicts);
        Assert.Equal([asset], await Assets.ListAsync("", 10, default));

        var changed = await PutAsync(asset with { Role = AssetRole.Manual }, asset.Revision);
        Assert.Equal([changed], await Assets.ListAsync("", 10, default));
        Assert.Empty((await TryDeleteAsync(changed)).Conflicts);
        Assert.Empty(await Assets.ListAsync("", 10, default));
    }

    [EngineFact]
    public async Task A_commit_is_made_whole_or_not_at_all()
    {
        var sha256 = await StoreAsync(Bytes(4));
        var asset = await PutAsync(AssetOf("a", sha256));
        var unknown = AssetOf("c", HashOf([9]));

        var outcome = await Assets.CommitAsync(
            new AssetCommit { Puts = [(AssetOf("b", sha256), 0), (unknown, 0)], Deletes = [new("a", 99, false)], Time = Now }, default);

        Assert.Equal([new(ConflictKind.BlobMissing, 1), new CommitConflict(ConflictKind.Stale, 2)], outcome.Conflicts);
        Assert.Equal([asset], await Assets.ListAsync("", 10, default));
    }

    [EngineFact]
    public async Task Assets_are_listed_by_the_bytes_of_their_keys()
    {
        var sha256 = await StoreAsync(Bytes(4));
        string[] keys = ["!", "A", "a", "a/b", "b", "ä", "\uFFEE", "👟"];
        foreach (var key in keys.Reverse()) await PutAsync(AssetOf(key, sha256));

        var listed = new List<string>();
        while (await Assets.ListAsync(listed.LastOrDefault(""), 3, default) is { Count: > 0 } page) listed.AddRange(page.Select(a => a.Key));

        Assert.Equal(keys, listed);
        Assert.Equal(["!", "A"], (await Assets.ListOfBlobAsync(sha256, 2, default)).Select(a => a.Key));
    }

    [EngineFact]
    public async Task What_mentions_an_asset_that_changes_is_stale_in_every_channel()
    {
        var sha256 = await StoreAsync(Bytes(4));
        var other = await PutAsync(AssetOf("other", sha256));
        await CommitAsync(Web with { Mentions = [new("A", [OfAsset("a"), "B"]), new("B", [OfAsset("other")]), new("C", ["a"])] });
        await CommitAsync(Web with { Channel = "app", Mentions = [new("A", [OfAsset("other")]), new("D", [OfAsset("a")])] });

        var asset = await PutAsync(AssetOf("a", sha256));
        Assert.Equal(["app/D", "web/A"], (await StaleAsync()).Order(StringComparer.Ordinal));

        await RefreshAsync();
        await PutAsync(asset with { Role = AssetRole.Video }, asset.Revision);
        Assert.Equal(["app/D", "web/A"], (await StaleAsync()).Order(StringComparer.Ordinal));

        await RefreshAsync();
        Assert.Empty((await TryDeleteAsync(other, force: true)).Conflicts);
        Assert.Equal(["app/A", "web/B"], (await StaleAsync()).Order(StringComparer.Ordinal));
    }

    [EngineFact]
    public async Task Content_made_of_another_state_of_an_asset_is_refused()
    {
        var asset = await PutAsync(AssetOf("a", await StoreAsync(Bytes(4))));

        var outcome = await Publications.CommitAsync(Web with { MadeOfAssets = [("a", 0), ("b", 0), ("c", 5)] }, default);
        Assert.Equal(["a", "c"], outcome.Conflicts.Select(c => c.Holder).Order());
        Assert.All(outcome.Conflicts, c => Assert.Equal(ConflictKind.Stale, c.Kind));

        await CommitAsync(Web with { MadeOfAssets = [("a", asset.Revision), ("b", 0)] });
    }

    [EngineFact]
    public async Task Assets_are_due_when_their_time_has_come_and_they_are_not_marked()
    {
        var sha256 = await StoreAsync(Bytes(4));
        Assert.Null(await Assets.NextDueAsync(default));
        var late = await PutAsync(AssetOf("late", sha256) with { ValidUntil = Now.AddHours(2) });
        var soon = await PutAsync(AssetOf("soon", sha256) with { ValidUntil = Now.AddHours(1) });
        await PutAsync(AssetOf("never", sha256));
        await PutAsync(AssetOf("past", sha256) with { ValidUntil = Now.AddHours(-1), Expired = true });

        Assert.Equal(Now.AddHours(1), await Assets.NextDueAsync(default));
        Assert.Empty(await Assets.ListDueAsync(Now.AddHours(1).AddTicks(-1), 10, default));
        Assert.Equal([soon], await Assets.ListDueAsync(Now.AddHours(1), 10, default));
        Assert.Equal([soon, late], await Assets.ListDueAsync(Now.AddHours(3), 10, default));
        Assert.Equal([soon], await Assets.ListDueAsync(Now.AddHours(3), 1, default));

        await PutAsync(soon with { Expired = true }, soon.Revision);
        Assert.Equal([late], await Assets.ListDueAsync(Now.AddHours(3), 10, default));
    }

    private static string OfAsset(string key) => Application.Publications.ContentMentions.OfAsset(key);

    private async Task RefreshAsync()
    {
        foreach (var stale in await Contents.ReadStaleAsync(100, default)) await CommitAsync(Web with { Channel = stale.Channel, Refreshed = [stale] });
    }
}
