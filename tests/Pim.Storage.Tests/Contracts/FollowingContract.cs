using System.Globalization;
using System.Text;
using Pim.Application;
using Pim.Application.Content;
using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Domain.Publications;

namespace Pim.Storage.Tests.Contracts;

/// <summary>Channels while many commit at once: whoever follows must not miss anything, and what is made of something else must catch up with it.</summary>
public abstract class FollowingContract : ChannelContract
{
    private const int Writers = 6;
    private const int CommitsEach = 30;

    [EngineFact]
    public async Task A_follower_of_a_channel_misses_nothing_and_sees_nothing_out_of_order()
    {
        using var done = new CancellationTokenSource();
        var followers = Enumerable.Range(0, 2).Select(i => Task.Run(() => FollowAsync(maxCount: 3 + i * 40, done.Token))).ToList();

        var taken = await WriteAsync();
        await done.CancelAsync();

        foreach (var known in await Task.WhenAll(followers))
        {
            Assert.Equal(taken.Where(t => t.Channel == "web").ToDictionary(t => t.Sku, t => t.Sequence), known.ToDictionary(k => k.Key, k => k.Value.Sequence));
            Assert.All(known.Values, c => Assert.Equal(c.Withdrawn ? [] : [c.Sku], c.Documents.Select(d => Encoding.UTF8.GetString(d.Bytes.Span))));
        }
    }

    [EngineFact]
    public async Task A_follower_of_all_keys_misses_nothing_and_sees_nothing_out_of_order()
    {
        using var done = new CancellationTokenSource();
        var follower = Task.Run(async () =>
        {
            var known = new Dictionary<(string, string), long>();
            for (var after = 0L; ;)
            {
                var last = done.IsCancellationRequested;
                var keys = await Contents.ReadKeysAsync(after, 5, default);
                foreach (var key in keys)
                {
                    Assert.True(key.Sequence > after);
                    after = known[(key.Channel, key.Sku)] = key.Sequence;
                }
                if (last && keys.Count == 0) return known;
            }
        });

        var taken = await WriteAsync();
        await done.CancelAsync();

        Assert.Equal(taken.ToDictionary(t => (t.Channel, t.Sku), t => t.Sequence), await follower);
    }

    [EngineFact]
    public async Task Readers_see_whole_changes_of_a_channel_only()
    {
        using var done = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var pair = await Contents.GetChangesAsync("web", ["A", "B"], default);
                Assert.Single(pair.Select(c => Encoding.UTF8.GetString(c.Documents[0].Bytes.Span)).Distinct().DefaultIfEmpty());
                Assert.All(pair, c => Assert.Equal(Encoding.UTF8.GetString(c.Documents[0].Bytes.Span), Encoding.UTF8.GetString(c.Documents[1].Bytes.Span)));
                Assert.Single((await Publications.GetAsync("web", ["A", "B"], default)).Select(p => p.Revision).Distinct().DefaultIfEmpty());
            }
        });

        for (var i = 1; i <= 60; i++)
        {
            await CommitAsync(Web with
            {
                Puts = [new Publication("A", "web", i, Samples.Time, ""), new Publication("B", "web", i, Samples.Time, "")],
                Contents = [Change("A", $"de={i}", $"en={i}"), Change("B", $"de={i}", $"en={i}")],
            });
        }

        await done.CancelAsync();
        await reading;
    }

    [EngineFact]
    public async Task What_is_made_of_a_publication_catches_up_with_it()
    {
        await CommitAsync(Web with { Mentions = [new("maker", ["part 0", "part 1", "part 2"])] });
        using var done = new CancellationTokenSource();
        var refreshing = Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (var last = false; !last || (await Contents.ReadStaleAsync(1, default)).Count > 0;)
            {
                last = done.IsCancellationRequested;
                await RefreshAsync();
            }
        })));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(part => Task.Run(async () =>
        {
            for (var i = 1; i <= CommitsEach; i++) await CommitAsync(Web with { Puts = [new($"part {part}", "web", i, Samples.Time, "")] });
        })));
        await done.CancelAsync();
        await refreshing;

        var made = Assert.Single(await Contents.GetAsync("web", "en", ["maker"], default));
        Assert.Equal($"{CommitsEach} {CommitsEach} {CommitsEach}", Encoding.UTF8.GetString(made.Bytes.Span));
    }

    [EngineFact]
    public async Task A_product_is_never_published_behind_its_deletion()
    {
        for (var round = 0; round < 20; round++)
        {
            var product = await AddAsync(Samples.Product($"P{round}"));
            var publish = Task.Run(() => Publications.CommitAsync(Web with
            {
                Puts = [PublicationOf(product)],
                Contents = [Change(product.Sku, "en=1")],
                Drafts = [(product.Sku, product.Revision)],
            }, default));
            var delete = Task.Run(() => CommitAsync(new ProductChange(product, null)));

            await Task.WhenAll(publish, delete);

            Assert.Empty(await Publications.GetOfProductAsync(product.Sku, default));
            Assert.Empty(await Contents.GetAsync("web", "en", [product.Sku], default));
        }
    }

    [EngineFact]
    public async Task Of_many_that_carry_out_one_schedule_one_does()
    {
        for (var round = 0; round < 10; round++)
        {
            var schedule = new PublicationSchedule("A", "web", Samples.Time.AddHours(round), null, "editor");
            await Publications.SaveScheduleAsync(schedule, default);

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
                Publications.CommitAsync(Web with { Schedule = new(schedule, schedule with { PublishTime = null }) }, default))));

            Assert.Single(outcomes, o => o.Committed);
        }
    }

    private async Task RefreshAsync()
    {
        foreach (var stale in await Contents.ReadStaleAsync(10, default))
        {
            var parts = new List<long>();
            for (var part = 0; part < 3; part++) parts.Add((await Publications.GetAsync("web", [$"part {part}"], default)).SingleOrDefault()?.Revision ?? 0);
            var outcome = await Publications.CommitAsync(Web with
            {
                Contents = [Change(stale.Sku, $"en={string.Join(' ', parts.Select(p => p.ToString(CultureInfo.InvariantCulture)))}")],
                MadeOf = parts.Select((revision, part) => ($"part {part}", revision)).ToList(),
                Mentions = [new(stale.Sku, ["part 0", "part 1", "part 2"])],
                Refreshed = [stale],
            }, default);
            Assert.All(outcome.Conflicts, c => Assert.Equal(ConflictKind.Stale, c.Kind));
        }
    }

    /// <summary>Follows the channel "web" until told that no more comes; what it knows then.</summary>
    private async Task<Dictionary<string, StoredChange>> FollowAsync(int maxCount, CancellationToken done)
    {
        var known = new Dictionary<string, StoredChange>();
        for (var after = 0L; ;)
        {
            var last = done.IsCancellationRequested;
            var head = await Contents.ReadHeadAsync(default);
            Assert.True(head >= after);
            while (await Contents.ReadChangesAsync(ReadWeb(after, head, maxCount, locales: "en"), default) is { Count: > 0 } changes)
            {
                foreach (var change in changes)
                {
                    Assert.True(change.Sequence > after && change.Sequence <= head);
                    after = change.Sequence;
                    known[change.Sku] = change;
                }
            }
            if (last) return known;
            after = head;
        }
    }

    /// <summary>Many at once change channels, each its own products over and over, with other commits in between; the last change of each product.</summary>
    private async Task<List<(string Channel, string Sku, long Sequence)>> WriteAsync()
    {
        var written = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var channel = writer % 3 == 0 ? "app" : "web";
            var taken = new Dictionary<string, long>();
            for (var i = 0; i < CommitsEach; i++)
            {
                var changes = Enumerable.Range(i, 1 + i % 3).Select(n => $"{writer}-{n % 8}")
                    .Select((sku, n) => n == 2 ? Change(sku) : Change(sku, $"en={sku}")).ToList();
                var first = await CommitAsync(Web with { Channel = channel, Contents = changes });
                for (var n = 0; n < changes.Count; n++) taken[changes[n].Sku] = first + n;
                if (i % 5 == 0) await AddAsync(Samples.Product($"{writer}-{i}"));
            }
            return taken.Select(t => (channel, t.Key, t.Value));
        })));
        return written.SelectMany(w => w).ToList();
    }
}
