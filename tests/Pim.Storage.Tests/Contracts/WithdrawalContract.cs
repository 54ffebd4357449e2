using Pim.Application.Content;
using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Domain.Channels;
using Pim.Domain.Products;
using Pim.Domain.Schema;

namespace Pim.Storage.Tests.Contracts;

/// <summary>What goes from channels when products or channels are deleted, and when withdrawals are forgotten.</summary>
public abstract class WithdrawalContract : ChannelContract
{
    [EngineFact]
    public async Task A_deleted_product_is_withdrawn_wherever_it_is_seen_behind_the_changes_of_the_commit()
    {
        var (a, b) = (await AddAsync(Samples.Product("A")), await AddAsync(Samples.Product("B")));
        await PublishAsync(a, b);
        await PublishAsync("app", a);
        await Publications.SaveScheduleAsync(new("A", "web", null, Samples.Time, ""), default);
        await Publications.SaveScheduleAsync(new("A", "print", null, Samples.Time, ""), default);
        await Publications.SaveReviewAsync(new("A", a.Revision, true, "", Samples.Time, ""), default);
        var head = await Contents.ReadHeadAsync(default);

        var outcome = await CommitAsync(
            new ProductChange(null, Samples.Product("C")), new ProductChange(a, null), new ProductChange(null, Samples.Product("D")));

        Assert.Equal(["web/B"], await AllPublicationsAsync("A", "B"));
        Assert.Null(await Publications.NextDueAsync(default));
        Assert.Null(await Publications.GetReviewAsync("A", default));
        var changes = await Contents.ReadKeysAsync(head, 10, default);
        Assert.Equal(["app/A", "web/A"], changes.Select(k => $"{k.Channel}/{k.Sku}").Order(StringComparer.Ordinal));
        Assert.All(changes, c => Assert.True(c.Sequence > outcome.FirstRevision + 2));
        Assert.Equal(changes[^1].Sequence, await Contents.ReadHeadAsync(default));
        Assert.True(Assert.Single(await Contents.GetChangesAsync("web", ["A"], default)).Withdrawn);
        Assert.Empty(await Contents.GetAsync("app", "de-DE", ["A"], default));
        Assert.Equal(["B"], await Contents.ListSkusAsync("web", "", 10, default));
    }

    [EngineFact]
    public async Task What_mentioned_a_deleted_product_is_stale_and_so_are_the_models_above()
    {
        var root = await AddAsync(Samples.Model("root"));
        var model = await AddAsync(Samples.Model("model") with { Parent = "root" });
        var variant = await AddAsync(Samples.Product("variant") with { Parent = "model" });
        var other = await AddAsync(Samples.Product("other"));
        await PublishAsync(root, model, variant, other);
        await MentionAsync(new("other", ["variant"]), new("variant", ["model", "root"]), new("model", ["root"]));
        await CommitAsync(Web with { Channel = "app", Mentions = [new("other", ["variant"])] });

        await DeleteAsync(variant);

        Assert.Equal(["web/model", "web/other", "web/root"], (await StaleAsync()).Order(StringComparer.Ordinal));
    }

    [EngineFact]
    public async Task Of_a_family_deleted_together_nothing_stays_stale()
    {
        var root = await AddAsync(Samples.Model("root"));
        var model = await AddAsync(Samples.Model("model") with { Parent = "root" });
        var variant = await AddAsync(Samples.Product("variant") with { Parent = "model" });
        await PublishAsync(root, model, variant);
        await CommitAsync(Web with { Mentions = [new("variant", ["model", "root"]), new("model", ["root"])], AlsoStale = ["variant"] });

        await CommitAsync(new ProductChange(variant, null), new ProductChange(model, null));
        Assert.Equal(["web/root"], await StaleAsync());

        await DeleteAsync(root);
        Assert.Empty(await StaleAsync());
        Assert.Empty(await Contents.ListSkusAsync("web", "", 10, default));
        Assert.Equal(3, await Contents.CountChangesAsync("web", 0, default));
    }

    [EngineFact]
    public async Task A_product_that_no_channel_has_leaves_nothing_behind_when_it_is_deleted()
    {
        var (a, b) = (await AddAsync(Samples.Product("A")), await AddAsync(Samples.Product("B")));
        await PublishAsync(b);
        await MentionAsync(new ContentMentions("B", ["A"]));
        var head = await Contents.ReadHeadAsync(default);

        await DeleteAsync(a);

        Assert.Empty(await Contents.ReadKeysAsync(head, 10, default));
        Assert.Empty(await StaleAsync());
        Assert.Equal(head + 1, await Contents.ReadHeadAsync(default));
    }

    [EngineFact]
    public async Task A_refused_deletion_withdraws_nothing()
    {
        var product = await AddAsync(Samples.Product("A"));
        await PublishAsync(product);

        Assert.False((await CommitAsync(new ProductChange(product with { Revision = 99 }, null))).Committed);

        Assert.Equal(["web/A"], await AllPublicationsAsync("A"));
        Assert.Single(await Contents.GetAsync("web", "de-DE", ["A"], default));
    }

    [EngineFact]
    public async Task A_product_made_again_starts_without_anything_of_the_former()
    {
        var former = await AddAsync(Samples.Product("A"));
        await PublishAsync(former);
        await MentionAsync(new ContentMentions("A", ["x"]));
        await DeleteAsync(former);

        var again = await AddAsync(Samples.Product("A"));
        Assert.Empty(await Publications.GetOfProductAsync("A", default));
        await CommitAsync(Web with { Puts = [new("x", "web", 1, Samples.Time, "")] });
        Assert.Empty(await StaleAsync());

        await PublishAsync(again);
        Assert.Equal([again], await Publications.GetProductsAsync("web", ["A"], default));
        Assert.Equal(1, await Contents.CountChangesAsync("web", 0, default));
    }

    [EngineFact]
    public async Task A_deleted_channel_has_nothing_any_more_and_can_still_be_withdrawn_from()
    {
        var products = await AddAllAsync(Samples.Product("A"), Samples.Product("B"));
        await PublishAsync(products);
        await PublishAsync("app", products);
        await MentionAsync(new ContentMentions("A", ["B"]));
        await CommitAsync(Web with { AlsoStale = ["A"] });
        await Publications.SaveScheduleAsync(new("A", "web", null, Samples.Time, ""), default);
        await Publications.SaveScheduleAsync(new("A", "app", null, Samples.Time.AddDays(1), ""), default);

        var version = await DeleteWebAsync();

        Assert.Equal(["app/A", "app/B"], await AllPublicationsAsync("A", "B"));
        Assert.Equal((0, 2), (await Publications.CountAsync("web", default), await Publications.CountAsync("app", default)));
        Assert.Equal(Samples.Time.AddDays(1), await Publications.NextDueAsync(default));
        Assert.Empty(await StaleAsync());
        Assert.Equal(["A", "B"], await Contents.ListSkusAsync("web", "", 10, default));
        await CommitAsync(Web with { SchemaVersion = version, MadeOf = [("A", 0), ("B", 0)], Contents = [Change("A"), Change("B")],
            Mentions = [new("A", []), new("B", [])] });
        Assert.Empty(await Contents.ListSkusAsync("web", "", 10, default));
        Assert.All(await Contents.ReadChangesAsync(ReadWeb(), default), c => Assert.True(c.Withdrawn));
        Assert.Equal(2, (await Contents.GetAsync("app", "de-DE", ["A", "B"], default)).Count);
    }

    [EngineFact]
    public async Task A_product_deleted_after_its_channel_is_withdrawn_from_it()
    {
        var product = await AddAsync(Samples.Product("A"));
        await PublishAsync(product);
        var version = await DeleteWebAsync();

        Assert.True((await Products.CommitAsync(Commit(new ProductChange(product, null)) with { SchemaVersion = version }, default)).Committed);

        Assert.True(Assert.Single(await Contents.ReadChangesAsync(ReadWeb(), default)).Withdrawn);
    }

    [EngineFact]
    public async Task Withdrawals_are_forgotten_when_they_are_old_enough()
    {
        var days = Enumerable.Range(0, 4).Select(d => Samples.Time.AddDays(d)).ToList();
        await CommitAsync(Web with { Contents = [Change("seen", "en=1"), Change("back")], Time = days[0] });
        var old = await CommitAsync(Web with { Contents = [Change("A"), Change("B")], Time = days[1] });
        var app = await CommitAsync(Web with { Channel = "app", Contents = [Change("A")], Time = days[1] });
        await CommitAsync(Web with { Contents = [Change("C")], Time = days[2] });
        await CommitAsync(Web with { Contents = [Change("back", "en=2")], Time = days[3] });
        Assert.Equal(0, await Contents.ReadForgottenAsync("web", default));

        await ForgetAsync(days[2]);

        Assert.Equal(["seen", "C", "back"], (await Contents.ReadChangesAsync(ReadWeb(), default)).Select(c => c.Sku));
        Assert.Equal((old + 1, app, 0),
            (await Contents.ReadForgottenAsync("web", default), await Contents.ReadForgottenAsync("app", default),
                await Contents.ReadForgottenAsync("print", default)));
        Assert.Equal(0, await Contents.CountChangesAsync("app", 0, default));
    }

    [EngineFact]
    public async Task What_was_forgotten_is_the_greatest_sequence_whatever_the_times_were()
    {
        await CommitAsync(Web with { Contents = [Change("A")], Time = Samples.Time.AddDays(3) });
        var second = await CommitAsync(Web with { Contents = [Change("B")], Time = Samples.Time.AddDays(1) });

        await ForgetAsync(Samples.Time.AddDays(2));
        Assert.Equal(second, await Contents.ReadForgottenAsync("web", default));

        await ForgetAsync(Samples.Time.AddDays(4));
        Assert.Equal(second, await Contents.ReadForgottenAsync("web", default));
        Assert.Equal(0, await Contents.CountChangesAsync("web", 0, default));
    }

    [EngineFact]
    public async Task Many_withdrawals_are_forgotten_some_at_a_time()
    {
        for (var i = 0; i < 3; i++) await CommitAsync(Web with { Contents = [.. Enumerable.Range(0, 1_000).Select(n => Change($"{i}-{n}"))] });
        var head = await Contents.ReadHeadAsync(default);

        var times = await ForgetAsync(Samples.Time.AddTicks(1));

        Assert.True(times > 1);
        Assert.Equal((0, head), (await Contents.CountChangesAsync("web", 0, default), await Contents.ReadForgottenAsync("web", default)));
    }

    [EngineFact]
    public async Task A_channel_made_again_remembers_what_was_forgotten_of_the_former()
    {
        await PutSchemaAsync(new Channel { Code = "web", CategoryTree = "root" });
        var gone = await CommitAsync(Web with { SchemaVersion = 1, Contents = [Change("A")] });
        await ForgetAsync(Samples.Time.AddTicks(1));

        await DeleteWebAsync();

        // A token from before is of a feed that nobody can tell on from.
        Assert.Equal(gone, await Contents.ReadForgottenAsync("web", default));
    }

    private async Task<int> ForgetAsync(DateTimeOffset before)
    {
        var times = 1;
        while (await Contents.ForgetWithdrawalsAsync(before, default)) times++;
        return times;
    }

    private async Task<long> DeleteWebAsync()
    {
        var schema = await PutSchemaAsync(new Channel { Code = "web", CategoryTree = "root" });
        var outcome = await Stores.Schema.CommitAsync(
            new SchemaCommit { SchemaVersion = schema.Version, Deletes = [schema.Channels["web"]], Time = Samples.Time }, default);
        Assert.Empty(outcome.Conflicts);
        return (await Stores.Schema.ReadAsync(CatalogSchema.Empty, default)).Version;
    }

    private async Task<IReadOnlyList<string>> AllPublicationsAsync(params IReadOnlyList<string> skus)
    {
        var publications = new List<string>();
        foreach (var sku in skus) publications.AddRange((await Publications.GetOfProductAsync(sku, default)).Select(p => $"{p.Channel}/{p.Sku}"));
        return publications.Order(StringComparer.Ordinal).ToList();
    }
}
