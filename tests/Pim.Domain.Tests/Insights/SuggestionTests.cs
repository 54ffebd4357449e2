using Pim.Domain.Insights;
using static Pim.Domain.Tests.Insights.HistorySample;

namespace Pim.Domain.Tests.Insights;

public sealed class SuggestionTests
{
    [Fact]
    public void What_everybody_buys_says_nothing_and_what_few_buy_neither()
    {
        var together = new BoughtTogether();
        for (uint i = 0; i < 200; i++)
        {
            // All buy 9; half of the buyers of 1 buy 2, and nobody else does; four buy 1 and 3.
            var builder = Begin().Order(1, 1, product: 9);
            if (i < 40) builder.Order(2, 2, product: 1);
            if (i < 20) builder.Order(3, 3, product: 2);
            if (i < 4) builder.Order(4, 4, product: 3);
            together.Add(builder.Complete());
        }
        Assert.Equal([2], together.Beside(1).Select(b => b.Product));
        Assert.InRange(together.Score(1, 2), 0.2, 0.3); // Wilson's lower bound of 20 of 40, less 20 of 200.
        Assert.Equal(0, together.Score(1, 9));
        Assert.Empty(together.Beside(77));
    }

    [Fact]
    public void Links_and_what_is_bought_together_are_blended_without_what_is_unwanted()
    {
        var blended = Suggestions.Blend([5, 6, 7], [(6, 0.05), (8, 0.3), (9, 0.01)], product => product == 7);
        Assert.Equal([8, 6, 5, 9], blended.Select(s => s.Product));
        Assert.Equal([false, true, true, false], blended.Select(s => s.IsCurated));
    }

    [Fact]
    public void Nobody_is_pestered()
    {
        var history = Begin().Order(1, 1, product: 5).Seen(90, 6).Seen(91, 6).Seen(92, 6).Seen(50, 7).Seen(91, 7).Seen(92, 7).Complete();
        Assert.Equal([5, 6], Suggestions.Unwanted(history, Day(100)).Order());
    }

    [Fact]
    public void A_segment_holds_whom_it_describes_as_of_a_moment()
    {
        var names = new HistoryNames();
        var (web, euro) = (names.NumberOf("web"), names.NumberOf("EUR"));
        var history = Begin().Order(1, 10, channel: web, currency: euro, product: 5).Order(2, 40, channel: 99, currency: euro).Complete();
        bool Has(Segment segment, double day = 50) => new SegmentTest(segment, names, Day(day), product => product == 5).Has(history);
        var any = new Segment { Code = "s" };

        Assert.True(Has(any));
        Assert.True(Has(any with { MinOrders = 2, MaxOrders = 2 }));
        Assert.False(Has(any with { MinOrders = 2 }, 40)); // The second order is not before day 40.
        Assert.False(Has(any with { MaxOrders = 1 }));
        Assert.True(Has(any with { MinDaysSinceOrder = 10, MaxDaysSinceOrder = 10 }));
        Assert.False(Has(any with { MinDaysSinceOrder = 11 }));
        Assert.False(Has(any with { MaxDaysSinceOrder = 9 }));
        Assert.False(Has(any with { MaxDaysSinceOrder = 9 }, 5)); // Had not bought.
        Assert.True(Has(any with { Stages = [LifecycleStage.Repeat] }));
        Assert.False(Has(any with { Stages = [LifecycleStage.FirstBuyer, LifecycleStage.Lapsed] }));
        Assert.True(Has(any with { Stages = [LifecycleStage.Lapsing], HorizonDays = 7 }));
        Assert.True(Has(any with { MinRevenueMicros = 20_000_000, Currency = "EUR" }));
        Assert.False(Has(any with { MinRevenueMicros = 20_000_001, Currency = "EUR" }));
        Assert.False(Has(any with { MinRevenueMicros = 1, Currency = "USD" }));
        Assert.True(Has(any with { Channel = "web" }));
        Assert.False(Has(any with { Channel = "app" }));
        Assert.True(Has(any with { Category = "c" }));
    }

    [Fact]
    public void A_filter_leaves_what_it_says_and_only_the_lines_of_its_products()
    {
        var builder = Begin().Order(1, 10, product: 5, euros: 4).Seen(11, 5).Seen(12, 6).Seen(13, 5, channel: 8);
        builder.Line(6, 1, 6_000_000);
        builder.Order(2, 20, product: 6).Order(3, 30, product: 5, channel: 8);
        var history = builder.Complete();

        var filtered = new HistoryFilter(3, null, null, product => product == 5).Apply(history);

        Assert.Equal([(Day(10), 4_000_000)], filtered.Orders.ToArray().Select(o => (o.Time, o.Amount)));
        Assert.Equal([new BoughtLine(5, 1, 4_000_000)], filtered.LinesOf(filtered.Orders[0]).ToArray());
        Assert.Equal([Day(11)], filtered.Views.ToArray().Select(v => v.Time));
        Assert.Same(history, new HistoryFilter(null, null, null, null).Apply(history));
    }
}
