using Pim.Application.Events;
using Pim.Application.Insights;
using Pim.Domain.Events;
using Pim.Domain.Insights;

namespace Pim.Application.Tests.Insights;

/// <summary>A slow and obvious implementation over plain lists of events agrees with the service's, on random sets of events, shuffled and repeated.</summary>
public sealed class ReferenceTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Slow_and_fast_agree(int seed)
    {
        var random = new Random(seed);
        var events = Enumerable.Range(0, 8_000).Select(i => Random(random, i)).ToList();
        events.AddRange(events.Take(300).ToList());
        var shuffled = events.ToArray();
        random.Shuffle(shuffled);
        var (from, to, horizon) = (Start.AddDays(40), Start.AddDays(90), TimeSpan.FromDays(30));
        var period = Period.Between(from, to);
        var (retention, purchases, gaps) = (new RetentionTally(period, (long)horizon.TotalMilliseconds), new PurchaseTally(period), new GapTally(period));
        var cohorts = new CohortTally(period, Start.AddDays(130).ToUnixTimeMilliseconds(), CohortStep.Week);
        var impact = new ImpactTally(
            new ImpactDesign(
                Period.Between(Start, to), Start.AddDays(130).ToUnixTimeMilliseconds(), ExposureSide.AfterPurchase, 7 * Period.Day, 20 * Period.Day),
            _ => true, (in SeenContent view, ReadOnlySpan<int> _) => view.Parts.HasFlag(ContentParts.Manual), _ => 0);
        var names = new HistoryNames();
        var (decoder, writer) = (new HistoryDecoder(names, HistoryParts.All), new BlockWriter());
        foreach (var (person, own) in SyntheticShop.ByPerson(shuffled))
        {
            var block = writer.WriteHistory(HistoryRules.Merge([], own), isBot: false);
            var history = decoder.Decode(new StoredHistory(person.Key, block))!;
            retention.Add(history.Orders);
            purchases.Add(history.Orders);
            gaps.Add(history.Orders);
            cohorts.Add(history.Orders);
            impact.Add(history);
        }
        var slow = SlowReports.Customers(events);

        Assert.Equal(SlowReports.Retention(slow, from, to, horizon), retention.Result);
        Assert.Equal(SlowReports.Purchases(slow, from, to), (purchases.Result.Customers, purchases.Result.Repeaters, purchases.Result.Orders));
        Assert.Equal(SlowReports.Revenue(slow, from, to), purchases.Result.Revenues.ToDictionary(r => names[r.Currency], r => (long)r.Amount));
        Assert.Equal(SlowReports.Gaps(slow, from, to), (gaps.Result.Closed, gaps.Result.Open, Math.Round(gaps.Result.NaiveMean!.Value, 9)));
        Assert.Equal(SlowReports.WeeklyCohorts(slow, from, to, Start.AddDays(130)), cohorts.Result.Select(c => string.Join(' ', c.Classic)));
        Assert.Equal(SlowReports.ManualReaders(slow, Start, to, Start.AddDays(130)), (impact.Result.Exposed, impact.Result.Unexposed));
        Assert.True(impact.Result.Exposed.Count > 0 && impact.Result.Unexposed.Successes > 0, "There is something to compare.");
    }

    private static Event Random(Random random, int number)
    {
        var person = random.Next(10) == 0 ? Person.Visitor($"v{random.Next(100)}") : Person.Customer($"c{random.Next(1_000)}");
        var time = Start.AddMilliseconds(random.NextInt64(130L * 86_400_000));
        EventDetail detail = random.Next(10) switch
        {
            < 3 => new Purchase($"o{random.Next(3_000)}", random.Next(3) == 0 ? "USD" : "EUR", [Line(random), Line(random)]),
            3 => new Refund($"o{random.Next(3_000)}", "", []),
            4 => new Refund($"o{random.Next(3_000)}", "EUR", [Line(random)]),
            5 => new CustomerMerge($"v{random.Next(100)}", true, ""),
            _ => new ContentView($"p{random.Next(5)}", random.Next(2) == 0 ? ContentParts.Manual : ContentParts.Gallery, [], 0),
        };
        // Each visitor always merges into the same customer: which merge comes first is not what this is about.
        if (detail is CustomerMerge merge) person = Person.Customer("c" + merge.VisitorId[1..]);
        return new Event(time, person, detail) { Digest = Event.DigestOf($"e{number}"), Channel = "web" };
    }

    private static OrderLine Line(Random random) => new($"p{random.Next(5)}", 1 + random.Next(3), random.Next(1_000) * 10_000L);
}
