using Pim.Application.Events;
using Pim.Domain.Events;

namespace Pim.Storage.Tests.Contracts;

public abstract class EventFoldingContract : EventContract
{
    private static readonly Person Ann = Person.Customer("ann");

    [EngineFact]
    public async Task An_event_of_each_kind_comes_back_as_it_was()
    {
        Event[] events =
        [
            Of("1", Ann, 90, new ContentView("TENT", ContentParts.None, [], 0)), View("2", Ann, minutesAgo: 80),
                Of("3", Ann, 70, new SearchMade("Zelt für 3 🏕", 0)),
            Of("4", Ann, 60, new CartChange("TENT", -2)), Buy("5", "ann", minutesAgo: 50), Of("6", Ann, 40, new Refund("O-1", "EUR", [new("TENT", 1, 1)])),
            Of("7", Ann, 35, new Refund("O-2", "", [])), Merge("8", "v1", "ann", 30),
                Of("9", Ann, 20, new ExperimentExposure("faq-top", "control")) with { Channel = "", Touchpoint = "", IsBot = true },
        ];
        await SendAsync(events);

        Assert.Equal(events.Select(happened => happened with { Id = "" }), await ReadAsync(Ann));
    }

    [EngineFact]
    public async Task Events_sent_again_late_and_out_of_order_count_once_in_order_of_time()
    {
        var events = Enumerable.Range(0, 60).Select(i => View($"e{i}", i % 2 == 0 ? Ann : Person.Visitor("x"), minutesAgo: 100 - i)).ToArray();
        var random = new Random(1);
        for (var round = 0; round < 3; round++)
        {
            random.Shuffle(events);
            foreach (var some in events.Chunk(7)) await SendAsync(some);
            await Folding.CatchUpAsync(default);
        }

        var expected = Enumerable.Range(0, 60).GroupBy(i => i % 2).Select(half => half.Select(i => Digest($"e{i}")));
        Assert.Equal(expected, (await ReadAllAsync()).Select(history => history.Digests));
        Assert.Equal(["cann", "vx"], (await ReadAllAsync()).Select(history => history.Person));
    }

    [EngineFact]
    public async Task The_first_of_two_with_one_id_counts_whether_folded_or_not()
    {
        await SendAsync(View("same", Ann, "FIRST"), View("same", Ann, "SECOND"), View("same", Person.Customer("bob"), "BOB"));
        await Folding.CatchUpAsync(default);
        await SendAsync(View("same", Ann, "THIRD", minutesAgo: 90));

        Assert.Equal("FIRST", ((ContentView)(await ReadAsync(Ann)).Single().Detail).Product);
        Assert.Equal("BOB", ((ContentView)(await ReadAsync(Person.Customer("bob"))).Single().Detail).Product);
    }

    [EngineFact]
    public async Task Writers_and_folders_at_the_same_time_lose_nothing_and_count_nothing_twice()
    {
        var all = Enumerable.Range(0, 400).Select(i => View($"e{i}", Person.Customer($"c{i % 7}"))).ToArray();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            // Each sends half of the events, so that every event is sent twice by different writers.
            foreach (var some in all.Where((_, i) => i % 4 == writer || (i + 1) % 4 == writer).Chunk(10)) await SendAsync(some);
        }));
        var folders = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++) await Folding.CatchUpAsync(default);
        }));
        await Task.WhenAll(writers.Concat(folders));

        var digests = (await ReadAllAsync()).SelectMany(history => history.Digests).ToList();
        Assert.Equal(all.Select(happened => happened.Digest).Order(), digests.Order());
    }

    [EngineFact]
    public async Task A_visitor_becomes_a_customer_with_all_before_and_after()
    {
        var visitor = Person.Visitor("browser-1");
        await SendAsync(View("before", visitor, minutesAgo: 60));
        await Folding.CatchUpAsync(default);
        await SendAsync(View("late", visitor, minutesAgo: 70), Merge("merge", "browser-1", "ann", 20), View("after", visitor, minutesAgo: 10));
        await Folding.CatchUpAsync(default);
        await SendAsync(View("later", visitor, minutesAgo: 5), View("before", visitor, minutesAgo: 60), Merge("steal", "browser-1", "bob", 4));

        Assert.Equal(new[] { "late", "before", "merge", "after", "later" }.Select(Digest), (await ReadAsync(Ann)).Select(happened => happened.Digest));
        Assert.Equal([Digest("steal")], (await ReadAsync(Person.Customer("bob"))).Select(happened => happened.Digest));
        Assert.Equal(await ReadAsync(Ann), await ReadAsync(visitor));
        Assert.Equal(["cann", "cbob"], (await ReadAllAsync()).Select(history => history.Person));
    }

    [EngineFact]
    public async Task A_great_many_events_are_not_waited_for_but_told()
    {
        // The store takes the word of whoever sends them for how many they are.
        await Stores.Events.AppendAsync(new BlockWriter().WriteBatch([View("1", Ann)]), 200_000, default);
        Assert.Equal(0, await Folding.RefreshAsync(default));
        Assert.NotNull(await Histories.GetAsync(Ann, default));

        await Stores.Events.AppendAsync(new BlockWriter().WriteBatch([View("2", Person.Customer("bob"))]), 200_001, default);
        Assert.Equal(200_001, await Folding.RefreshAsync(default));
        Assert.Null(await Histories.GetAsync(Person.Customer("bob"), default));
    }

    [EngineFact]
    public async Task What_is_not_folded_survives_a_restart()
    {
        await SendAsync(View("1", Ann), Buy("2", "ann"));
        await Stores.ReopenAsync();
        await SendAsync(View("3", Ann, minutesAgo: 1));
        await Folding.CatchUpAsync(default);
        await Stores.ReopenAsync();

        Assert.Equal(new[] { "1", "2", "3" }.Select(Digest), (await ReadAsync(Ann)).Select(happened => happened.Digest));
    }

    [EngineFact]
    public async Task Those_who_are_too_fast_are_marked_as_bots()
    {
        await SendAsync([.. Enumerable.Range(0, 51).Select(i => View($"fast{i}", Person.Customer("fast"), minutesAgo: i))]);
        await SendAsync([.. Enumerable.Range(0, 51).Select(i => View($"slow{i}", Person.Customer("slow"), minutesAgo: i * 2))]);
        await SendAsync(View("said", Person.Customer("told")) with { IsBot = true });

        await Folding.CatchUpAsync(default);
        var bots = new List<string>();
        await foreach (var history in Histories.ReadAsync(default))
        {
            if (new BlockReader(history.Block.Span, []).IsBot) bots.Add(history.Person);
        }
        Assert.Equal(["cfast", "ctold"], bots);
    }

    [EngineFact]
    public async Task Whoever_was_cut_stays_a_bot_whatever_comes_later()
    {
        var visitor = Person.Visitor("big");
        for (var batch = 0; batch < 4; batch++)
            await SendAsync([.. Enumerable.Range(0, 800)
                .Select(i => Of($"{batch}-{i}", visitor, 5_000 + batch * 800 - i, new SearchMade($"{batch}-{i} {new string('x', 190)}", 0)))]);
        await Folding.CatchUpAsync(default);
        await SendAsync(View("one more", visitor));
        Assert.True(await IsBotAsync(visitor));
        await SendAsync(Merge("m", "big", "ann"));
        Assert.True(await IsBotAsync(Ann));

        Clock.Now += TimeSpan.FromDays(98);
        await new EventRetention(Stores.Events, Policy, Clock).RemoveOldAsync(default);
        Assert.True(await IsBotAsync(Ann));
    }

    [EngineFact]
    public async Task What_is_too_old_is_removed_with_time()
    {
        await SendAsync(View("old", Ann, minutesAgo: 60 * 24 * 99), View("new", Ann), View("1", Person.Visitor("v")), Merge("m", "v", "gone", 60 * 24 * 99),
            View("2", Person.Visitor("w")));
        await Folding.CatchUpAsync(default);
        await SendAsync(View("late", Person.Customer("gone"), minutesAgo: 60 * 24 * 98));
        Clock.Now += TimeSpan.FromDays(2);
        await new EventRetention(Stores.Events, Policy, Clock).RemoveOldAsync(default);

        var left = await ReadAllAsync();
        Assert.Equal(["cann", "cgone", "vw"], left.Select(history => history.Person));
        Assert.Equal([Digest("new")], left[0].Digests);
        Clock.Now += TimeSpan.FromDays(200);
        await new EventRetention(Stores.Events, Policy, Clock).RemoveOldAsync(default);
        Assert.Empty(await ReadAllAsync());
        Assert.Empty(await Stores.Events.GetMergesAsync(["v"], default));
    }

    private async Task<bool> IsBotAsync(Person person)
    {
        await Folding.CatchUpAsync(default);
        return new BlockReader((await Histories.GetAsync(person, default))!.Value.Block.Span, []).IsBot;
    }
}
