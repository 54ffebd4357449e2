using Pim.Domain.Attributes;
using Pim.Domain.Events;
using Pim.Domain.Insights;
using static Pim.Domain.Tests.Insights.HistorySample;

namespace Pim.Domain.Tests.Insights;

public sealed class ImpactTests
{
    private static readonly ImpactDesign After = new(Days(0, 100), Day(200), ExposureSide.AfterPurchase, Length(14), Length(90));
    private static readonly ImpactDesign Before = After with { Side = ExposureSide.BeforePurchase };

    [Fact]
    public void Windows_end_where_they_say()
    {
        Assert.Null(After.UnitOf(Orders().Orders));
        Assert.Null(After.UnitOf(Orders(-1, 50).Orders)); // First bought before the period.
        Assert.Null(After.UnitOf(Orders(96).Orders)); // The outcome window ends at 200, where observation does.
        Assert.NotNull(After.UnitOf(Orders(95.9).Orders));
        Assert.Null(After.UnitOf(Orders(10, 24).Orders)); // Came back at the landmark: left out, whatever was seen.
        Assert.False(After.UnitOf(Orders(10).Orders)!.Value.CameBack);
        Assert.True(After.UnitOf(Orders(10, 24.1).Orders)!.Value.CameBack);
        Assert.True(After.UnitOf(Orders(10, 114).Orders)!.Value.CameBack);
        Assert.False(After.UnitOf(Orders(10, 114.1).Orders)!.Value.CameBack);
        Assert.True(Before.UnitOf(Orders(10, 10.1).Orders)!.Value.CameBack);
        Assert.False(Before.UnitOf(Orders(10, 10).Orders)!.Value.CameBack); // Two orders at one moment are the first.
    }

    [Theory]
    [InlineData(10, false)] // At the very moment of the order it is neither before nor after.
    [InlineData(10.1, true)]
    [InlineData(24, true)]
    [InlineData(24.1, false)]
    [InlineData(9.9, false)]
    public void Only_what_is_seen_in_the_window_counts(double seen, bool counts) => Assert.Equal(counts ? (1, 0) : (0, 1), Exposure(After, seen, 7));

    [Theory]
    [InlineData(9.9, true)]
    [InlineData(-4, true)]
    [InlineData(-4.1, false)]
    [InlineData(10, false)]
    public void Before_the_purchase_likewise(double seen, bool counts) => Assert.Equal(counts ? (1, 0) : (0, 1), Exposure(Before, seen, 7));

    [Fact]
    public void Only_what_was_bought_counts() => Assert.Equal((0, 1), Exposure(After, 12, 8));

    [Fact]
    public void Keen_customers_who_come_back_at_once_do_not_make_viewers_look_better()
    {
        // Nobody's coming back depends on reading; those who stay longer have more time to read. Without the landmark, readers would seem to come back more.
        var random = new Random(7);
        var tally = new ImpactTally(After, _ => true, (in SeenContent _, ReadOnlySpan<int> _) => true, _ => 0);
        for (var i = 0; i < 20_000; i++)
        {
            var back = random.NextDouble() * 200;
            var read = random.NextDouble() * 40;
            var builder = Begin().Order(1, 10).Order(2, 10 + back);
            // Reads only until coming back: then the next purchase has begun.
            if (read < back) builder.Seen(10 + read);
            tally.Add(builder.Complete());
        }
        Assert.InRange(tally.Result.Difference!.Value, -0.025, 0.025);
    }

    [Fact]
    public void Too_few_are_insufficient()
    {
        var table = new ImpactTable();
        var key = new StratumKey(0, 0, (0, 0), 0);
        for (var i = 0; i < 100; i++)
        {
            table.Add(key, true, i < 5);
            table.Add(key, false, i < 95);
        }
        Assert.False(table.Compare().IsInsufficient);
        Assert.True(ContentImpact.Of([new(new(5, 99), new(95, 100))]).IsInsufficient);
        Assert.True(ContentImpact.Of([new(new(4, 100), new(95, 100))]).IsInsufficient);
        Assert.True(ContentImpact.Of([new(new(5, 100), new(96, 100))]).IsInsufficient);
        Assert.Null(ContentImpact.Of([new(new(4, 100), new(95, 100))]).Difference);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(999_999, 0)]
    [InlineData(1_000_000, 1)]
    [InlineData(3_999_999, 2)]
    [InlineData(4_000_000, 3)]
    [InlineData(long.MaxValue, 44)]
    public void Bands_of_value_are_powers_of_two(long micros, int band) => Assert.Equal(band, StratumKey.BandOf(micros));

    [Fact]
    public void A_view_that_names_no_attribute_is_of_all_attributes_of_its_parts()
    {
        var parts = new Dictionary<int, ContentParts>
        {
            [20] = ContentParts.Manual, [21] = ContentParts.Manual, [22] = ContentParts.Gallery, [23] = ContentParts.None,
        };
        int[] Seen(Action<HistoryBuilder> see)
        {
            var (impacts, builder) = (new ProductImpacts(After, _ => 0), Begin().Order(1, 10));
            see(builder);
            impacts.AddAttributes(builder.Complete(), parts);
            return [.. impacts.Result.Where(i => i.Impact.Exposed.Count == 1).Select(i => i.Subject).Order()];
        }

        Assert.Equal([20, 21], Seen(b => b.Seen(11)));
        Assert.Equal([20], Seen(b => b.Seen(11).Attribute(20)));
        Assert.Equal([20, 21, 22], Seen(b => b.Seen(11, parts: ContentParts.Manual | ContentParts.Gallery)));
        Assert.Empty(Seen(b => b.Seen(11, parts: ContentParts.None)));
        Assert.Empty(Seen(b => b.Seen(11, product: 8)));
    }

    [Theory]
    [InlineData("user_manual", "", AttributeType.Text, ContentParts.Manual)]
    [InlineData("pdf", "Documents", AttributeType.Asset, ContentParts.Manual)]
    [InlineData("product_video", "", AttributeType.Asset, ContentParts.Video)]
    [InlineData("faq", "", AttributeType.Table, ContentParts.Faq)]
    [InlineData("short_description", "", AttributeType.Text, ContentParts.Description)]
    [InlineData("usp", "", AttributeType.RichText, ContentParts.Description)]
    [InlineData("views", "", AttributeType.Asset, ContentParts.Gallery)]
    [InlineData("weight", "", AttributeType.Measurement, ContentParts.Specification)]
    [InlineData("name", "", AttributeType.Text, ContentParts.None)]
    public void An_attribute_is_of_a_part_by_name_or_else_by_type(string code, string group, AttributeType type, ContentParts part) =>
        Assert.Equal(part, AttributeParts.Of(new AttributeDefinition { Code = code, Group = group, Type = type }));

    [Fact]
    public void Many_comparisons_of_nothing_find_nothing()
    {
        var random = new Random(3);
        var found = 0;
        for (var run = 0; run < 40; run++)
        {
            var impacts = Enumerable.Range(0, 50).Select(product => (product, ContentImpact.Of([new(Drawn(random), Drawn(random))]))).ToList();
            if (RankedImpact.Rank(impacts).Any(i => i.QValue < 0.05)) found++;
        }
        Assert.InRange(found, 0, 8); // A q below 0.05 in one of twenty runs is what is promised; in 40, eight would be four standard errors more.
    }

    private static Pim.Domain.Insights.Statistics.Proportion Drawn(Random random) => new(Enumerable.Range(0, 400).Count(_ => random.NextDouble() < 0.3), 400);

    private static (long, long) Exposure(ImpactDesign design, double seen, int product)
    {
        var tally = new ImpactTally(design, _ => true, (in SeenContent _, ReadOnlySpan<int> _) => true, _ => 0);
        tally.Add(Begin().Order(1, 10).Seen(seen, product).Complete());
        return (tally.Result.Exposed.Count, tally.Result.Unexposed.Count);
    }
}
