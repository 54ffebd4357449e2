using System.Globalization;
using Pim.Application.Events;
using Pim.Application.Insights;
using Pim.Domain.Events;
using Pim.Domain.Insights;
using Xunit.Abstractions;

namespace Pim.Application.Tests.Insights;

/// <summary>What the comparison says of shops whose truth is known. PIM_TEST_SHOPS sets how many of each kind; 1,000 take some minutes.</summary>
public sealed class SyntheticShopTests(ITestOutputHelper output)
{
    private const int Customers = 2_000;

    private static readonly int Shops =
        int.TryParse(Environment.GetEnvironmentVariable("PIM_TEST_SHOPS"), NumberStyles.None, CultureInfo.InvariantCulture, out var shops) ? shops : 60;

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    public void The_stratified_comparison_finds_the_truth_where_the_crude_one_is_fooled(double effect)
    {
        var (crudeCovers, covers, crudeAlarms, alarms, sum, crudeSum) = (0, 0, 0, 0, 0.0, 0.0);
        for (var seed = 0; seed < Shops; seed++)
        {
            var impact = Impact(new SyntheticShop(seed, Customers, effect).Make());
            crudeSum += impact.Difference!.Value;
            sum += impact.Stratified!.Difference;
            if (impact.Interval!.Value.Covers(effect)) crudeCovers++;
            if (impact.Stratified.Interval.Covers(effect)) covers++;
            if (impact.PValue < 0.05) crudeAlarms++;
            if (impact.Stratified.PValue < 0.05) alarms++;
        }
        double Share(int count) => 100.0 * count / Shops;
        output.WriteLine($"effect {effect:0.00}, {Shops} shops of {Customers}: crude {crudeSum / Shops:0.0000}, covers {Share(crudeCovers):0.0} %, p < 0.05 {Share(crudeAlarms):0.0} %; " +
            $"stratified {sum / Shops:0.0000}, covers {Share(covers):0.0} %, p < 0.05 {Share(alarms):0.0} %");

        // Four standard errors of what a right method would show, so that chance alone does not fail it.
        double Slack(double share) => 4 * Math.Sqrt(share * (1 - share) / Shops);
        Assert.True(crudeCovers < Shops / 10, "The crude comparison is fooled.");
        Assert.InRange(sum / Shops, effect - 0.006, effect + 0.006);
        Assert.InRange(covers, (0.95 - Slack(0.95)) * Shops, Shops);
        if (effect == 0) Assert.InRange(alarms, 0, (0.05 + Slack(0.05)) * Shops);
        else Assert.True(alarms > Shops / 4, "It is seen often enough.");
    }

    [Fact]
    public void Shuffling_and_repeating_events_changes_nothing()
    {
        var events = new SyntheticShop(1, Customers, 0.05).Make();
        var others = events.Concat(events.Take(500)).ToArray();
        new Random(2).Shuffle(others);
        Assert.Equal(Impact(events), Impact(others));
    }

    /// <summary>As the service does it: events are folded into histories, these are written and read as blocks, and looked at one by one.</summary>
    private static ContentImpact Impact(IEnumerable<Event> events)
    {
        var design = new ImpactDesign(
            Period.Between(SyntheticShop.Start, SyntheticShop.Start.AddDays(60)), SyntheticShop.Start.AddDays(300).ToUnixTimeMilliseconds(),
            ExposureSide.AfterPurchase, SyntheticShop.ExposureDays * Period.Day, SyntheticShop.OutcomeDays * Period.Day);
        var tally = new ImpactTally(design, _ => true, (in SeenContent view, ReadOnlySpan<int> _) => view.Parts.HasFlag(ContentParts.Manual), _ => 0);
        var (decoder, writer) = (new HistoryDecoder(new HistoryNames(), HistoryParts.Views), new BlockWriter());
        var policy = EventPolicy.Default with { MaxViewsPerHour = 50 };
        foreach (var (person, own) in SyntheticShop.ByPerson(events))
        {
            var ordered = HistoryRules.Merge([], own);
            var block = writer.WriteHistory(ordered, HistoryRules.IsBot(ordered, policy));
            if (decoder.Decode(new StoredHistory(person.Key, block)) is { } history) tally.Add(history);
        }
        return tally.Result;
    }
}
