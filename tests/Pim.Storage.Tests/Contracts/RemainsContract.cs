using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Domain.Channels;
using Pim.Domain.Products;

namespace Pim.Storage.Tests.Contracts;

/// <summary>What is left of what is gone.</summary>
public abstract class RemainsContract : ChannelContract
{
    /// <summary>The number of documents that are kept of contents, in all locales.</summary>
    protected abstract Task<long> CountDocumentsAsync();

    [EngineFact]
    public async Task Nothing_is_left_of_deleted_products_but_withdrawals_and_nothing_of_these_when_forgotten()
    {
        var products = await AddAllAsync(Samples.Model("M"), Samples.Product("V") with { Parent = "M" }, Samples.Product("B"));
        await FillAsync("web", products);
        await FillAsync("app", products);
        Assert.All(await CountAsync(), kept => Assert.True(kept.Value > 0, kept.Key));

        await CommitAsync(products.Select(p => new ProductChange(p, null)).ToList());
        Assert.All(await CountAsync(), kept => Assert.Equal(kept.Key == "changes" ? 6 : 0, kept.Value));

        while (await Contents.ForgetWithdrawalsAsync(DateTimeOffset.MaxValue, default))
        {
        }
        Assert.All(await CountAsync(), kept => Assert.Equal(0, kept.Value));
    }

    [EngineFact]
    public async Task Nothing_is_left_of_a_deleted_channel_but_what_it_saw_and_nothing_of_this_when_withdrawn()
    {
        var products = await AddAllAsync(Samples.Model("M"), Samples.Product("V") with { Parent = "M" }, Samples.Product("B"));
        await FillAsync("web", products);
        var schema = await PutSchemaAsync(new Channel { Code = "web", CategoryTree = "root" });

        await Stores.Schema.CommitAsync(new SchemaCommit { SchemaVersion = schema.Version, Deletes = [schema.Channels["web"]], Time = Samples.Time }, default);
        string[] kept = ["changes", "documents", "reviews"];
        Assert.All(await CountAsync(), found => Assert.Equal(kept.Contains(found.Key) ? 3 : 0, found.Value));

        await CommitAsync(Web with { SchemaVersion = schema.Version + 1, Contents = [.. products.Select(p => Change(p.Sku))] });
        var left = await CountAsync();
        Assert.Equal((3, 0), (left["changes"], left["documents"]));
    }

    [EngineFact]
    public async Task Of_a_product_changed_over_and_over_one_change_is_kept()
    {
        for (var i = 0; i < 20; i++)
            await CommitAsync(Web with { Contents = [i % 4 == 3 ? Change("A") : Change("A", "de=1", "en=1")], Mentions = [new("A", [$"B{i}", "C"])] });
        await CommitAsync(Web with { Contents = [Change("A", "en=1")] });

        var left = await CountAsync();
        Assert.Equal((1, 1, 1), (left["changes"], left["documents"], left["mentions"]));
        Assert.Equal(["B19", "C"], Assert.Single(await Stores.Archive.Mentions.ReadAsync("", 10, default)).Mentioned.Order(StringComparer.Ordinal));
    }

    private async Task FillAsync(string channel, IReadOnlyList<Product> products)
    {
        await PublishAsync(channel, products);
        await CommitAsync(Web with { Channel = channel, Mentions = [.. products.Select(p => new ContentMentions(p.Sku, [.. products.Select(o => o.Sku)]))] });
        await PublishAsync(channel, products[2]);
        await CommitAsync(Web with { Channel = channel, AlsoStale = ["B"], Mentions = [new("B", ["M"])] });
        foreach (var product in products)
        {
            await Publications.SaveScheduleAsync(new(product.Sku, channel, null, Samples.Time, ""), default);
            await Publications.SaveReviewAsync(new(product.Sku, product.Revision, true, "", Samples.Time, ""), default);
        }
    }

    private async Task<Dictionary<string, long>> CountAsync() => new()
    {
        ["publications"] = await Stores.Archive.Publications.CountAsync(default),
        ["changes"] = await Stores.Archive.Changes.CountAsync(default),
        ["documents"] = await CountDocumentsAsync(),
        ["mentions"] = await Stores.Archive.Mentions.CountAsync(default),
        ["stale"] = await Stores.Archive.Stale.CountAsync(default),
        ["schedules"] = await Stores.Archive.Schedules.CountAsync(default),
        ["reviews"] = await Stores.Archive.Reviews.CountAsync(default),
    };
}
