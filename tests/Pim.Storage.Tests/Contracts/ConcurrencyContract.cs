using Pim.Application;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Storage.Tests.Contracts;

public abstract class ConcurrencyContract : StoreContract
{
    [EngineFact]
    public async Task Of_concurrent_edits_of_one_product_none_is_lost()
    {
        await AddAsync(Samples.Product("A", Samples.Number(0)));

        await AtOnceAsync(8, async _ =>
        {
            for (var done = 0; done < 10;)
            {
                var before = (await FindAsync("A"))!;
                var after = before with { Values = Samples.Product("A", Samples.Number(Count(before) + 1)).Values };
                var outcome = await CommitAsync(new ProductChange(before, after));
                if (outcome.Committed) done++;
                else Assert.Equal(ConflictKind.Stale, Assert.Single(outcome.Conflicts).Kind);
            }
        });

        Assert.Equal(80, Count((await FindAsync("A"))!));
        var revisions = await Products.ListRevisionsAsync("A", long.MaxValue, 100, default);
        Assert.Equal(Enumerable.Range(1, 81).Reverse().Select(i => (long)i), revisions.Select(r => r.Revision));
    }

    [EngineFact]
    public async Task Concurrent_commits_take_revisions_without_gap_or_overlap()
    {
        var taken = await AtOnceAsync(12, async writer =>
        {
            var revisions = new List<long>();
            for (var i = 0; i < 8; i++)
            {
                var products = Enumerable.Range(0, 1 + i % 3).Select(n => Samples.Product($"{writer}-{i}-{n}")).ToList();
                revisions.AddRange((await AddAllAsync(products)).Select(p => p.Revision));
                // A refused commit in between leaves no gap.
                Assert.False((await CommitAsync(new ProductChange(null, products[0]))).Committed);
            }
            return revisions;
        });

        var all = taken.SelectMany(r => r).Order().ToList();
        Assert.Equal(Enumerable.Range(1, all.Count).Select(i => (long)i), all);
        Assert.All(taken, own => Assert.Equal(own.Order(), own));
    }

    [EngineFact]
    public async Task Of_concurrent_claims_of_one_value_exactly_one_is_granted()
    {
        for (var round = 0; round < 10; round++)
        {
            var claim = Samples.Ean($"{round}");
            var outcomes = await AtOnceAsync(6, i => CommitAsync(new ProductChange(null, Samples.Product($"{round}-{i}")) { Claims = [claim] }));

            Assert.Single(outcomes, o => o.Committed);
            Assert.All(outcomes.Where(o => !o.Committed), o => Assert.Equal((ConflictKind.Claimed, claim), (o.Conflicts[0].Kind, o.Conflicts[0].Claim)));
        }
    }

    [EngineFact]
    public async Task Readers_see_whole_commits_only()
    {
        var (a, b) = (await AddAsync(Samples.Product("A", Samples.Number(0))), await AddAsync(Samples.Product("B", Samples.Number(0))));
        using var done = new CancellationTokenSource();
        var reading = AtOnceAsync(3, async _ =>
        {
            while (!done.IsCancellationRequested)
            {
                var pair = await Products.GetAsync(["A", "B"], default);
                var listed = await Products.ListAsync(ProductQuery.All, "", 2, default);
                Assert.Equal(Count(pair[0]), Count(pair[1]));
                Assert.Equal(Count(listed[0]), Count(listed[1]));
            }
        });

        for (var i = 1; i <= 60; i++)
        {
            var values = Samples.Product("", Samples.Number(i)).Values;
            var outcome = await CommitAsync(new ProductChange(a, a with { Values = values }), new ProductChange(b, b with { Values = values }));
            (a, b) = (a with { Revision = outcome.FirstRevision }, b with { Revision = outcome.FirstRevision + 1 });
        }

        await done.CancelAsync();
        await reading;
    }

    [EngineFact]
    public async Task No_revision_is_seen_before_all_lower_ones()
    {
        IProductStore[] instances = [Products, await Stores.OpenAnotherAsync()];
        using var done = new CancellationTokenSource();
        var reading = AtOnceAsync(2, async reader =>
        {
            while (!done.IsCancellationRequested)
            {
                var seen = await instances[reader].ListAsync(ProductQuery.All, "", 1_000, default);
                Assert.Equal(Enumerable.Range(1, seen.Count).Select(i => (long)i), seen.Select(p => p.Revision).Order());
            }
        });

        await AtOnceAsync(6, async writer =>
        {
            for (var i = 0; i < 8; i++)
            {
                var added = Enumerable.Range(0, 1 + i % 3).Select(n => new ProductChange(null, Samples.Product($"{writer}-{i}-{n}"))).ToList();
                Assert.True((await instances[writer % 2].CommitAsync(Commit(added), default)).Committed);
            }
        });

        await done.CancelAsync();
        await reading;
    }

    [EngineFact]
    public async Task What_one_instance_acknowledged_the_other_sees()
    {
        var other = await Stores.OpenAnotherAsync();

        for (var i = 0; i < 20; i++)
        {
            var kept = await AddAsync(Samples.Product($"P{i}"), Samples.Ean($"{i}"));
            Assert.Equal(kept, Assert.Single(await other.GetAsync([kept.Sku], default)));
            var late = await other.CommitAsync(Commit(new ProductChange(null, Samples.Product("late")) { Claims = [Samples.Ean($"{i}")] }), default);
            Assert.Equal(kept.Sku, Assert.Single(late.Conflicts).Holder);
        }
    }

    [EngineFact]
    public async Task What_was_acknowledged_is_seen_by_every_read_that_follows()
    {
        await AtOnceAsync(8, async writer =>
        {
            for (var i = 0; i < 20; i++)
            {
                var kept = await AddAsync(Samples.Product($"{writer}-{i}"));
                Assert.Equal(kept, await FindAsync(kept.Sku));
            }
        });
    }

    [EngineFact]
    public async Task Concurrent_commits_with_one_scope_set_off_one_job()
    {
        await AtOnceAsync(
            12, i => Products.CommitAsync(Commit(new ProductChange(null, Samples.Product($"{i}"))) with { Jobs = [new($"{i}", JobScope.All)] }, default));

        Assert.Single(await Stores.Jobs.ListAsync(long.MaxValue, 100, default));
    }

    [EngineFact]
    public async Task Of_one_request_sent_many_times_at_once_one_is_carried_out()
    {
        var receipt = new RequestReceipt(Guid.NewGuid(), "f", Samples.Time);

        var outcomes = await AtOnceAsync(
            8, i => Products.CommitAsync(Commit(new ProductChange(null, Samples.Product($"{i}"))) with { Receipt = receipt }, default));

        Assert.Single(outcomes, o => o.Committed);
        Assert.Equal(1, await Products.CountAsync(ProductQuery.All, default));
    }

    private static decimal Count(Product product) => ((NumberValue)product.Values.Find("count")!).Number;

    private static Task<T[]> AtOnceAsync<T>(int times, Func<int, Task<T>> run) => Task.WhenAll(Enumerable.Range(0, times).Select(i => Task.Run(() => run(i))));

    private static Task AtOnceAsync(int times, Func<int, Task> run) => Task.WhenAll(Enumerable.Range(0, times).Select(i => Task.Run(() => run(i))));
}
