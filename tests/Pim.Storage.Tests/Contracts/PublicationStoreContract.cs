using Pim.Application;
using Pim.Application.Jobs;
using Pim.Application.Publications;
using Pim.Domain.Products;
using Pim.Domain.Publications;

namespace Pim.Storage.Tests.Contracts;

public abstract class PublicationStoreContract : ChannelContract
{
    [EngineFact]
    public async Task A_publication_is_kept_as_it_is_put()
    {
        var product = await AddAsync(Samples.Product("Größe 42"));
        var (web, app) = (new Publication(product.Sku, "web", product.Revision, Samples.Time.AddTicks(3), "日本"), PublicationOf(product, "app"));

        await CommitAsync(Web with { Puts = [web] });
        await CommitAsync(Web with { Channel = "app", Puts = [app] });

        Assert.Equal([web], await Publications.GetAsync("web", [product.Sku, "none", product.Sku], default));
        Assert.Equal([app, web], (await Publications.GetOfProductAsync(product.Sku, default)).OrderBy(p => p.Channel, StringComparer.Ordinal));
        Assert.Empty(await Publications.GetAsync("print", [product.Sku], default));
        Assert.Empty(await Publications.GetAsync("web", [], default));
        Assert.Empty(await Publications.GetOfProductAsync("none", default));
    }

    [EngineFact]
    public async Task A_put_replaces_a_publication_and_a_remove_ends_it()
    {
        var products = await AddAllAsync(Samples.Product("A"), Samples.Product("B"));
        await PublishAsync(products);
        var edited = await UpdateAsync(products[0], products[0] with { Enabled = false });

        await CommitAsync(Web with { Puts = [PublicationOf(edited) with { Actor = "bob" }], Removes = ["B", "none"] });

        Assert.Equal([PublicationOf(edited) with { Actor = "bob" }], await Publications.GetAsync("web", ["A", "B"], default));
        Assert.Equal(1, await Publications.CountAsync("web", default));
    }

    [EngineFact]
    public async Task Products_come_as_they_were_at_the_revision_published()
    {
        var random = new Random(11);
        var first = await AddAsync(Samples.RandomProduct(random, "A"));
        var other = await AddAsync(Samples.RandomProduct(random, "B"));
        await PublishAsync(first, other);
        await PublishAsync("app", first);
        var second = await UpdateAsync(first, Samples.RandomProduct(random, "A"));
        await PublishAsync(second);
        await UpdateAsync(second, Samples.RandomProduct(random, "A"));

        Assert.Equal([second, other], (await Publications.GetProductsAsync("web", ["B", "A", "none"], default)).OrderBy(p => p.Sku, StringComparer.Ordinal));
        Assert.Equal([first], await Publications.GetProductsAsync("app", ["A", "B"], default));
        Assert.Equal([second, other], await Publications.ListProductsAsync("web", "", 10, default));
    }

    [EngineFact]
    public async Task Lists_go_by_the_bytes_of_the_sku()
    {
        // In UTF-16 the last two would stand the other way round.
        string[] skus = ["Z", "a", "ab", "b", "ä", "ｚ", "👟"];
        var products = await AddAllAsync(skus.Reverse().Select(s => Samples.Product(s)).ToList());
        await PublishAsync(products);
        await PublishAsync("app", await AddAsync(Samples.Product("c")));

        var listed = new List<string>();
        for (var after = ""; ; after = listed[^1])
        {
            var page = await Publications.ListProductsAsync("web", after, 3, default);
            listed.AddRange(page.Select(p => p.Sku));
            if (page.Count < 3) break;
        }

        Assert.Equal(skus, listed);
        Assert.Equal((7, 1), (await Publications.CountAsync("web", default), await Publications.CountAsync("app", default)));
        Assert.Equal(0, await Publications.CountAsync("none", default));
    }

    [EngineFact]
    public async Task Contents_take_consecutive_sequences_in_their_order_and_a_commit_without_takes_none()
    {
        var products = await AddAllAsync(Samples.Product("A"), Samples.Product("B"));
        var head = await Contents.ReadHeadAsync(default);

        Assert.Equal(0, await CommitAsync(Web with { Puts = [PublicationOf(products[0])] }));
        Assert.Equal(head, await Contents.ReadHeadAsync(default));

        var first = await CommitAsync(Web with { Contents = [Change("B", "en=b"), Change("A", "en=a"), Change("C")] });
        Assert.True(first > head);
        Assert.Equal(first + 2, await Contents.ReadHeadAsync(default));
        Assert.Equal([$"B@{first} en=b", $"A@{first + 1} en=a", $"C@{first + 2} withdrawn"], await FeedAsync(ReadWeb(locales: "en")));
    }

    [EngineFact]
    public async Task All_that_stands_in_the_way_of_a_commit_is_gathered()
    {
        var products = await AddAllAsync(Samples.Product("A"), Samples.Product("B"), Samples.Product("C"));
        await PublishAsync(products[0], products[1]);

        var outcome = await Publications.CommitAsync(Web with
        {
            SchemaVersion = 7,
            Drafts = [("A", products[0].Revision), ("B", products[0].Revision), ("none", 1)],
            MadeOf = [("A", products[0].Revision + 1), ("B", products[1].Revision), ("C", products[2].Revision), ("gone", 0)],
        }, default);

        Assert.False(outcome.Committed);
        CommitConflict[] expected = [new(ConflictKind.SchemaMoved), Stale("A"), Stale("B"), Stale("C"), Stale("none")];
        // "A" stands in the way as a publication only, "B" as a draft only.
        Assert.Equal(expected.ToHashSet(), outcome.Conflicts.ToHashSet());
        Assert.Equal(expected.Length, outcome.Conflicts.Count);
    }

    [EngineFact]
    public async Task A_draft_that_was_edited_or_deleted_refuses_the_commit()
    {
        var (a, b) = (await AddAsync(Samples.Product("A")), await AddAsync(Samples.Product("B")));
        await UpdateAsync(a, a with { Enabled = false });
        await DeleteAsync(b);

        Assert.Equal([Stale("A")], await ConflictsAsync(Web with { Drafts = [("A", a.Revision)], Puts = [PublicationOf(a)] }));
        Assert.Equal([Stale("B")], await ConflictsAsync(Web with { Drafts = [("B", b.Revision)], Puts = [PublicationOf(b)] }));
        Assert.Equal(0, await Publications.CountAsync("web", default));
    }

    [EngineFact]
    public async Task A_publication_that_contents_were_made_of_refuses_the_commit_when_it_is_another()
    {
        var (a, b) = (await AddAsync(Samples.Product("A")), await AddAsync(Samples.Product("B")));
        var made = Web with { Contents = [Change("C", "en=c")], MadeOf = [("A", 0), ("B", b.Revision)] };
        // What another channel has does not count.
        await PublishAsync("app", a, b);
        Assert.Equal([Stale("B")], await ConflictsAsync(made));

        await PublishAsync(a, b);
        Assert.Equal([Stale("A")], await ConflictsAsync(made));

        await CommitAsync(Web with { Removes = ["A"] });
        Assert.Empty(await ConflictsAsync(made));
    }

    [EngineFact]
    public async Task A_refused_commit_changes_nothing()
    {
        var product = await AddAsync(Samples.Product("A"));
        var schedule = new PublicationSchedule("A", "web", Samples.Time, null, "");
        await PublishAsync(product);
        await Publications.SaveScheduleAsync(schedule, default);
        await CommitAsync(Web with { Mentions = [new("B", ["A"])], AlsoStale = ["S"] });
        var stale = await Contents.ReadStaleAsync(10, default);
        var head = await Contents.ReadHeadAsync(default);

        var conflicts = await ConflictsAsync(Web with
        {
            SchemaVersion = 1,
            Puts = [new("X", "web", 1, Samples.Time, "")],
            Removes = ["A"],
            Contents = [Change("A"), Change("X", "en=x")],
            Mentions = [new("B", []), new("X", ["A"])],
            AlsoStale = ["M"],
            Refreshed = stale,
            Schedule = new(schedule, schedule with { Actor = "bob" }),
            Jobs = [new("channels/web", JobScope.ContentsOf("web"))],
        });

        Assert.Equal([new CommitConflict(ConflictKind.SchemaMoved)], conflicts);
        Assert.Equal([PublicationOf(product)], await Publications.GetAsync("web", ["A", "X"], default));
        Assert.Equal((head, 1), (await Contents.ReadHeadAsync(default), await Contents.CountChangesAsync("web", 0, default)));
        Assert.Equal(1, await Publications.CountAsync("web", default));
        Assert.Equal(stale, await Contents.ReadStaleAsync(10, default));
        Assert.Equal(schedule, await Publications.GetScheduleAsync("A", "web", default));
        Assert.Empty(await Stores.Jobs.ListAsync(long.MaxValue, 10, default));
        await CommitAsync(Web with { Removes = ["A"] });
        Assert.Contains("web/B", await StaleAsync());
    }

    [EngineFact]
    public async Task A_commit_sets_off_jobs()
    {
        await CommitAsync(Web with { Jobs = [new("channels/web", JobScope.ContentsOf("web", "shoes"))] });

        var job = (await Stores.Jobs.NextAsync(JobKind.Contents, default))!;
        Assert.Equal(("channels/web", JobScope.ContentsOf("web", "shoes"), Samples.Time), (job.Cause, job.Scope, job.CreateTime));
    }

    [EngineFact]
    public async Task A_schedule_moves_on_with_the_commit_that_carries_it_out()
    {
        var set = new PublicationSchedule("A", "web", Samples.Time.AddTicks(3), Samples.Time.AddDays(1), "editor");
        var (moved, spent) = (set with { PublishTime = null }, set with { PublishTime = null, ExpireTime = null });
        await Publications.SaveScheduleAsync(set, default);

        await CommitAsync(Web with { Schedule = new(set, moved) });
        Assert.Equal(moved, await Publications.GetScheduleAsync("A", "web", default));

        await CommitAsync(Web with { Schedule = new(moved, spent) });
        Assert.Null(await Publications.GetScheduleAsync("A", "web", default));
    }

    [EngineFact]
    public async Task A_schedule_that_is_not_as_it_was_refuses_the_commit()
    {
        var set = new PublicationSchedule("A", "web", Samples.Time, Samples.Time.AddDays(1), "editor");
        var step = Web with { Schedule = new(set, set with { PublishTime = null }), Contents = [Change("A", "en=1")] };
        Assert.Equal([Stale("A")], await ConflictsAsync(step));

        PublicationSchedule[] others =
            [set with { PublishTime = Samples.Time.AddTicks(1) }, set with { ExpireTime = null }, set with { Actor = "bob" }, set with { Error = "No." }];
        foreach (var other in others)
        {
            await Publications.SaveScheduleAsync(other, default);
            Assert.Equal([Stale("A")], await ConflictsAsync(step));
            Assert.Equal(other, await Publications.GetScheduleAsync("A", "web", default));
        }
        Assert.Equal(0, await Contents.CountChangesAsync("web", 0, default));
    }

    private static CommitConflict Stale(string sku) => new(ConflictKind.Stale, Holder: sku);

    private async Task<IReadOnlyList<CommitConflict>> ConflictsAsync(PublicationCommit commit) => (await Publications.CommitAsync(commit, default)).Conflicts;
}
