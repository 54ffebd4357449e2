using Pim.Domain.Insights;
using static Pim.Domain.Tests.Insights.HistorySample;

namespace Pim.Domain.Tests.Insights;

public sealed class LoyaltyTests
{
    [Fact]
    public void The_worked_example_of_the_trade()
    {
        var tally = new RetentionTally(Days(100, 200), Length(100));
        for (var i = 0; i < 700; i++) tally.Add(Orders(50, 150).Orders);
        for (var i = 0; i < 300; i++) tally.Add(Orders(50).Orders);
        for (var i = 0; i < 200; i++) tally.Add(Orders(150).Orders);

        var result = tally.Result;

        Assert.Equal(new Retention(1_000, 900, 200, 700, 0), result);
        Assert.Equal((0.7, 0.3), (Math.Round(result.Rate!.Value, 12), Math.Round(result.Churn!.Value, 12)));
        Assert.Equal((0.7, 0.3), (Math.Round(result.ClassicRate!.Value, 12), Math.Round(result.ClassicChurn!.Value, 12)));
    }

    [Fact]
    public void Those_won_back_make_the_formulas_differ()
    {
        var tally = new RetentionTally(Days(100, 200), Length(100));
        for (var i = 0; i < 60; i++) tally.Add(Orders(50, 150).Orders);
        for (var i = 0; i < 40; i++) tally.Add(Orders(50).Orders);
        for (var i = 0; i < 10; i++) tally.Add(Orders(-10, 150).Orders);

        Assert.Equal(10, tally.Result.WonBack);
        Assert.Equal(0.6, tally.Result.Rate!.Value, 12);
        Assert.Equal(0.7, tally.Result.ClassicRate!.Value, 12);
    }

    [Fact]
    public void Nobody_at_the_start_leaves_rates_undefined()
    {
        var tally = new RetentionTally(Days(100, 200), Length(100));
        tally.Add(Orders(150).Orders);
        tally.Add(Orders(200).Orders); // The end does not belong to the period.
        Assert.Equal(new Retention(0, 1, 1, 0, 0), tally.Result);
        Assert.Null(tally.Result.Rate);
        Assert.Null(tally.Result.Churn);
        Assert.Null(tally.Result.ClassicRate);
    }

    [Fact]
    public void Purchases_by_currency()
    {
        var tally = new PurchaseTally(Days(0, 100));
        tally.Add(Orders(-5, 10, 20).Orders);
        tally.Add(Begin().Order(1, 5, currency: Dollar, euros: 30).Order(2, 100).Complete().Orders);
        tally.Add(Orders(-5).Orders);

        var result = tally.Result;

        Assert.Equal((2, 1, 3), (result.Customers, result.Repeaters, result.Orders));
        Assert.Equal((0.5, 1.5), (result.RepeatRate, result.Frequency));
        Assert.Equal([new Revenue(Euro, 2, 20_000_000, 1, 30_000_000), new Revenue(Dollar, 1, 30_000_000, 1, 30_000_000)], result.Revenues);
        Assert.Equal((10_000_000, 30_000_000), (result.Revenues[0].AverageOrder, result.Revenues[0].HistoricValue));
        Assert.Null(new PurchaseTally(Days(0, 1)).Result.RepeatRate);
    }

    [Fact]
    public void The_greatest_amounts_do_not_overflow()
    {
        var builder = Begin();
        for (uint i = 0; i < 100; i++)
        {
            builder.Purchase(i, Day(i), new Place(3, 4, 5), Euro);
            for (var line = 0; line < 200; line++) builder.Line(7, 1, 1_000_000_000_000_000);
        }
        var history = builder.Complete();
        var tally = new PurchaseTally(Days(0, 100));
        for (var i = 0; i < 10; i++) tally.Add(history.Orders);
        Assert.Equal((Int128)1_000_000_000_000_000 * 200_000, tally.Result.Revenues[0].Amount);
        Assert.Equal(long.MaxValue, RfmTally.FiguresOf(history.Orders, Day(100), Euro)!.Value.Amount);
    }

    [Fact]
    public void The_open_gap_counts_as_lasting()
    {
        var tally = new GapTally(Days(0, 100));
        tally.Add(Orders(0, 10, 30).Orders); // 10, 20, and 70 open.
        for (var i = 0; i < 3; i++) tally.Add(Orders(60).Orders); // 40 open.

        var result = tally.Result;

        Assert.Equal((2, 4), (result.Closed, result.Open));
        Assert.Equal((15, 10), (result.NaiveMean, result.NaiveMedian));
        Assert.Null(result.Median); // A third of the gaps are over after 20 days, and no more for as long as was seen.
        tally.Add(Orders(0, 15, 30, 45, 60, 75, 90).Orders);
        Assert.Equal(15, tally.Result.Median!.Value, 6);
    }

    [Fact]
    public void What_is_not_over_is_missing_from_cohorts()
    {
        var tally = new CohortTally(Days(0, 59), Day(75), CohortStep.Month); // January and February, seen until 17 March.
        tally.Add(Orders(3, 40).Orders);
        tally.Add(Orders(3, 70).Orders);
        tally.Add(Orders(10, 11).Orders);
        tally.Add(Orders(35, 70).Orders);
        tally.Add(Orders(60).Orders); // First in March: no cohort of the period.

        var result = tally.Result;

        Assert.Equal([Day(0), Day(31)], result.Select(c => c.Start));
        Assert.Equal([3, 1], result.Select(c => c.Size));
        Assert.Equal([3, 1], result[0].Classic);
        Assert.Equal([3, 1], result[0].Rolling);
        Assert.Equal([1], result[1].Classic);
    }

    [Fact]
    public void Rolling_counts_who_comes_later()
    {
        var tally = new CohortTally(Days(0, 1), Day(120), CohortStep.Month);
        tally.Add(Orders(0, 65).Orders); // January and March, of January to April.
        Assert.Equal([1, 0, 1, 0], tally.Result[0].Classic); // Day 120 is 1 May.
        Assert.Equal([1, 1, 1, 0], tally.Result[0].Rolling);
    }

    [Theory]
    [InlineData(CohortStep.Week, "2026-01-01", "2025-12-29")] // ISO week 1 of 2026 begins on Monday, 29 December 2025.
    [InlineData(CohortStep.Week, "2026-11-22", "2026-11-16")]
    [InlineData(CohortStep.Week, "1969-12-31", "1969-12-29")]
    [InlineData(CohortStep.Month, "2026-11-22", "2026-11-01")]
    [InlineData(CohortStep.Quarter, "2026-11-22", "2026-10-01")]
    [InlineData(CohortStep.Quarter, "2026-03-31", "2026-01-01")]
    public void The_calendar_of_cohorts(CohortStep step, string day, string start)
    {
        static long Time(string text) =>
            new DateTimeOffset(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero).ToUnixTimeMilliseconds();
        var number = CohortCalendar.NumberOf(Time(day), step);
        Assert.Equal(Time(start), CohortCalendar.StartOf(number, step));
        Assert.Equal(number + 1, CohortCalendar.NumberOf(CohortCalendar.StartOf(number + 1, step), step));
        Assert.Equal(number, CohortCalendar.NumberOf(CohortCalendar.StartOf(number + 1, step) - 1, step));
    }

    [Fact]
    public void Too_many_cohorts_are_refused()
    {
        Assert.Throws<PimException>(() => new CohortTally(Days(0, 7 * 600), Day(7 * 600), CohortStep.Week));
    }

    [Fact]
    public void Equal_values_have_equal_scores()
    {
        // Ten customers with 1, 1, 1, 1, 1, 1, 2, 3, 4, 5 orders: bounds at places 2, 4, 6 and 8 are 1, 1, 1 and 3.
        int[] orders = [1, 1, 1, 1, 1, 1, 2, 3, 4, 5];
        var bounds = RfmBounds.Of(orders.Select((o, i) => new RfmFigures(i, o, 100 * i)).ToList());
        Assert.Equal([1, 1, 1, 3], bounds.Frequency);
        Assert.Equal([1, 1, 1, 1, 1, 1, 4, 4, 5, 5], orders.Select(o => bounds.ScoresOf(new RfmFigures(0, o, 0)).Frequency));
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4, 5, 5], Enumerable.Range(0, 10).Select(i => bounds.ScoresOf(new RfmFigures(i, 1, 0)).Recency));
        Assert.Equal("551", bounds.ScoresOf(new RfmFigures(9, 5, 0)).ToString());
    }

    [Fact]
    public void Stages()
    {
        static LifecycleStage Of(params double[] days) => LifecycleStages.Of(Orders(days).Orders, Day(100), Length(30));

        Assert.Equal(LifecycleStage.Visitor, Of());
        Assert.Equal(LifecycleStage.Visitor, Of(100)); // Not yet.
        Assert.Equal(LifecycleStage.FirstBuyer, Of(70));
        Assert.Equal(LifecycleStage.FirstBuyer, Of(70, 101));
        Assert.Equal(LifecycleStage.Repeat, Of(20, 70));
        Assert.Equal(LifecycleStage.Lapsing, Of(20, 69));
        Assert.Equal(LifecycleStage.Lapsing, Of(40));
        Assert.Equal(LifecycleStage.Lapsed, Of(39));
        Assert.Equal(LifecycleStage.WonBack, Of(9, 70));
        Assert.Equal(LifecycleStage.Repeat, Of(9, 70, 71));
    }

    [Fact]
    public void Refunds_undo_orders_in_whole_and_in_part_whenever_they_come()
    {
        var builder = Begin();
        builder.Undo(2);
        builder.Refund(1, Euro, 7, 1, 4_000_000);
        builder.Order(3, 30).Order(1, 10, quantity: 3, euros: 12).Order(2, 20);
        builder.Refund(3, Euro, 7, 1, 10_000_000);
        builder.Refund(9, Euro, 7, 1, 10_000_000);

        var history = builder.Complete();

        Assert.Equal(1, history.Orders.Length);
        Assert.Equal((Day(10), 8_000_000), (history.Orders[0].Time, history.Orders[0].Amount));
        Assert.Equal([new BoughtLine(7, 2, 8_000_000)], history.LinesOf(history.Orders[0]).ToArray());
    }

    [Fact]
    public void A_refund_in_another_currency_takes_off_no_money()
    {
        var builder = Begin().Order(1, 10, quantity: 3, euros: 12);
        builder.Refund(1, Dollar, 7, 1, 4_000_000);

        var history = builder.Complete();

        Assert.Equal([new BoughtLine(7, 2, 12_000_000)], history.Lines.ToArray());
    }

    [Fact]
    public void The_earlier_of_two_purchases_of_one_order_counts()
    {
        var history = Begin().Order(1, 20, euros: 5).Order(1, 10, euros: 6).Order(1, 15, euros: 7).Complete();
        Assert.Equal([(Day(10), 6_000_000)], history.Orders.ToArray().Select(o => (o.Time, o.Amount)));
    }

    [Fact]
    public void Behaviour_counts_days_not_orders()
    {
        var behaviour = RepeatBehaviour.Of(Orders(0, 0.1, 7, 7.5, 14, 30).Orders, Day(28), Euro);
        Assert.Equal(new RepeatBehaviour(2, 2, 4, 15), behaviour); // Ten euros twice on day 7 and once on day 14; day 30 has not come.
        Assert.Null(RepeatBehaviour.Of(Orders(30).Orders, Day(28), Euro));
    }
}
