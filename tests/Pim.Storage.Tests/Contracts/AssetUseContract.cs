using Pim.Application;
using Pim.Application.Media;
using Pim.Application.Publications;
using Pim.Domain.Values;

namespace Pim.Storage.Tests.Contracts;

public abstract class AssetUseContract : MediaContract
{
    [EngineFact]
    public async Task Drafts_use_what_any_of_their_values_name()
    {
        var product = await AddAsync(
            Samples.Product("P", Samples.Value("image", new AssetsValue(["a", "b"])), Samples.Value("image", new AssetsValue(["a", "c/ä"]), "web", "de-DE")));
        await AddAsync(Samples.Product("Q", Samples.Value("manual", new AssetsValue(["a"]))));
        Assert.Equal(["/P", "/Q"], await UsesAsync("a"));
        Assert.Equal(["/P"], await UsesAsync("c/ä"));

        product = await UpdateAsync(product, product with { Values = ProductValues.Of([Samples.Value("image", new AssetsValue(["b"]))]) });
        Assert.Equal(["/Q"], await UsesAsync("a"));
        Assert.Equal(["/P"], await UsesAsync("b"));
        Assert.Empty(await UsesAsync("c/ä"));

        await DeleteAsync(product);
        Assert.Empty(await UsesAsync("b"));
    }

    [EngineFact]
    public async Task Contents_use_what_they_mention()
    {
        await AddAsync(Samples.Product("P", Samples.Value("image", new AssetsValue(["a"]))));
        await CommitAsync(Web with { Mentions = [new("P", [ContentMentions.OfAsset("a")]), new("Q", [ContentMentions.OfAsset("a"), "a"]), new("R", ["a"])] });
        await CommitAsync(Web with { Channel = "app", Mentions = [new("Q", [ContentMentions.OfAsset("a")])] });

        Assert.Equal(["/P", "app/Q", "web/P", "web/Q"], await UsesAsync("a"));

        await CommitAsync(Web with { Mentions = [new("Q", [])] });
        Assert.Equal(["/P", "app/Q", "web/P"], await UsesAsync("a"));
    }

    [EngineFact]
    public async Task Uses_are_listed_page_by_page()
    {
        foreach (var sku in (string[])["A", "B", "Größe 42", "👟"]) await AddAsync(Samples.Product(sku, Samples.Value("image", new AssetsValue(["a"]))));
        foreach (var channel in (string[])["app", "web", "web2"])
            await CommitAsync(Web with { Channel = channel, Mentions = [new("A", [ContentMentions.OfAsset("a")]), new("👟", [ContentMentions.OfAsset("a")])] });
        var all = await UsesAsync("a");
        Assert.Equal(["/A", "/B", "/Größe 42", "/👟", "app/A", "app/👟", "web/A", "web/👟", "web2/A", "web2/👟"], all);

        for (var size = 1; size <= 4; size++)
        {
            var listed = new List<AssetUse>();
            while (await Assets.ListUsesAsync("a", listed.LastOrDefault(), size, default) is { Count: > 0 } page) listed.AddRange(page);
            Assert.Equal(all, listed.Select(Tell));
        }
    }

    [EngineFact]
    public async Task What_is_in_use_is_deleted_only_by_force()
    {
        var sha256 = await StoreAsync(Bytes(4));
        var (drafted, shown, free) = (await PutAsync(AssetOf("drafted", sha256)), await PutAsync(AssetOf("shown", sha256)),
            await PutAsync(AssetOf("free", sha256)));
        await AddAsync(Samples.Product("P", Samples.Value("image", new AssetsValue(["drafted"]))));
        await CommitAsync(Web with { Mentions = [new("Q", [ContentMentions.OfAsset("shown")])] });

        Assert.Equal([new CommitConflict(ConflictKind.InUse, 0, "P")], (await TryDeleteAsync(drafted)).Conflicts);
        Assert.Equal([new CommitConflict(ConflictKind.InUse, 0, "Q")], (await TryDeleteAsync(shown)).Conflicts);
        Assert.Empty((await TryDeleteAsync(free)).Conflicts);
        Assert.Equal(["drafted", "shown"], (await Assets.ListAsync("", 10, default)).Select(a => a.Key));

        Assert.Empty((await TryDeleteAsync(drafted, force: true)).Conflicts);
        Assert.Empty((await TryDeleteAsync(shown, force: true)).Conflicts);
        Assert.Empty(await Assets.ListAsync("", 10, default));
    }

    private async Task<IReadOnlyList<string>> UsesAsync(string key) => (await Assets.ListUsesAsync(key, null, 100, default)).Select(Tell).ToList();

    private static string Tell(AssetUse use) => $"{use.Channel}/{use.Sku}";
}
