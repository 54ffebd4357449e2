using Pim.Domain.Events;

namespace Pim.Domain.Tests.Events;

public sealed class HistoryRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_does_not_matter_in_which_order_and_how_often_events_come()
    {
        var events = Enumerable.Range(0, 200).Select(i => View(i % 50, minute: i % 50 / 3)).ToArray();
        var expected = HistoryRules.Merge([], events);
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            random.Shuffle(events);
            var split = random.Next(events.Length);
            Assert.Equal(expected, HistoryRules.Merge(HistoryRules.Merge([], events[..split]), events[split..]));
        }
        Assert.Equal(50, expected.Count);
    }

    [Fact]
    public void The_newest_are_kept()
    {
        var events = Enumerable.Range(0, HistoryRules.MaxEvents + 5).Select(i => View(i, i)).ToList();

        var kept = HistoryRules.Newest(events);

        Assert.Equal((HistoryRules.MaxEvents, events[5]), (kept.Count, kept[0]));
        Assert.True(HistoryRules.IsBot(kept, EventPolicy.Default));
    }

    [Theory]
    [InlineData(10, 1, false)]
    [InlineData(11, 1, true)]
    [InlineData(11, 6, false)]
    [InlineData(1_000, 6, false)]
    public void More_than_so_many_views_within_an_hour_are_a_bots(int views, int minutesApart, bool isBot)
    {
        var policy = EventPolicy.Default with { MaxViewsPerHour = 10 };

        Assert.Equal(isBot, HistoryRules.IsBot([.. Enumerable.Range(0, views).Select(i => View(i, i * minutesApart))], policy));
    }

    [Fact]
    public void Purchases_make_no_bot()
    {
        var purchases = Enumerable.Range(0, 100).Select(i => View(i, 0) with { Detail = new Purchase($"{i}", "EUR", [new("A", 1, 1)]) }).ToList();

        Assert.False(HistoryRules.IsBot(purchases, EventPolicy.Default with { MaxViewsPerHour = 10 }));
    }

    private static Event View(int id, int minute) =>
        new(Start.AddMinutes(minute), Person.Customer("c"), new ContentView("A", ContentParts.None, [], 0)) { Digest = Event.DigestOf($"e{id}") };
}
