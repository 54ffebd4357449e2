using Pim.Domain.Insights;

namespace Pim.Application.Insights;

/// <summary>How loyal customers are: retention, cohorts, stages and scores, lifetime value.</summary>
public sealed class LoyaltyReports(ScopedHistories histories, TimeProvider time)
{
    /// <summary>Most customers that models are fitted to; of more, they are drawn evenly.</summary>
    public const int MaxFitted = 100_000;

    /// <summary>Retention from the start of the scope's period to its end.</summary>
    /// <param name="scope">What it is about.</param>
    /// <param name="horizon">How long after an order a customer is active, in milliseconds; null for the length of the period.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<RetentionReport> RetentionAsync(InsightScope scope, long? horizon, CancellationToken cancellationToken)
    {
        var names = new HistoryNames();
        var retention = new RetentionTally(scope.Period, horizon ?? scope.Period.Length);
        var (purchases, gaps) = (new PurchaseTally(scope.Period), new GapTally(scope.Period));
        var events = await histories.ReadAsync(scope, HistoryParts.Orders, names, history =>
        {
            retention.Add(history.Orders);
            purchases.Add(history.Orders);
            gaps.Add(history.Orders);
        }, cancellationToken);
        return new RetentionReport(retention.Result, purchases.Result, gaps.Result, names, events);
    }

    /// <summary>Cohorts whose first order is in the scope's period, as seen until now.</summary>
    public async Task<IReadOnlyList<Cohort>> CohortsAsync(InsightScope scope, CohortStep step, CancellationToken cancellationToken)
    {
        var tally = new CohortTally(scope.Period, Now, step);
        await histories.ReadAsync(scope, HistoryParts.Orders, new HistoryNames(), history => tally.Add(history.Orders), cancellationToken);
        return tally.Result;
    }

    /// <summary>Customers by stage and score at the end of the scope's period. Scores need their bounds first, so histories are read twice.</summary>
    public async Task<SegmentationReport> SegmentationAsync(InsightScope scope, long horizon, string currency, CancellationToken cancellationToken)
    {
        var (names, asOf) = (new HistoryNames(), scope.Period.To);
        var money = names.NumberOf(currency);
        var tally = new RfmTally(asOf, money);
        await histories.ReadAsync(scope, HistoryParts.Orders, names, history => tally.Add(history.Orders), cancellationToken);
        var bounds = tally.Result;
        var stages = new long[Enum.GetValues<LifecycleStage>().Length];
        var scores = new SortedDictionary<int, long>();
        await histories.ReadAsync(scope, HistoryParts.Orders, names, history =>
        {
            stages[(int)LifecycleStages.Of(history.Orders, asOf, horizon)]++;
            if (RfmTally.FiguresOf(history.Orders, asOf, money) is not { } figures) return;
            var score = bounds.ScoresOf(figures);
            var key = score.Recency * 100 + score.Frequency * 10 + score.Money;
            scores[key] = scores.GetValueOrDefault(key) + 1;
        }, cancellationToken);
        return new SegmentationReport(stages, scores.Reverse().Select(s => (new RfmScores(s.Key / 100, s.Key / 10 % 10, s.Key % 10), s.Value)).ToList());
    }

    /// <summary>What customers who first bought in the scope's period may be worth from its end on.</summary>
    /// <param name="scope">What it is about.</param>
    /// <param name="currency">Code of the money.</param>
    /// <param name="weeks">How far to look ahead.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<LifetimeReport> LifetimeAsync(InsightScope scope, string currency, double weeks, CancellationToken cancellationToken)
    {
        var names = new HistoryNames();
        var (money, sample) = (names.NumberOf(currency), new EvenSample<RepeatBehaviour>(MaxFitted));
        await histories.ReadAsync(scope, HistoryParts.Orders, names, history =>
        {
            if (history.Orders is not [var first, ..] || !scope.Period.Has(first.Time)) return;
            if (RepeatBehaviour.Of(history.Orders, scope.Period.To, money) is { } behaviour) sample.Add(behaviour);
        }, cancellationToken);
        var data = WeightedBehaviour.Group(sample.Items);
        var (often, much) = (ModelFit.BgNbd(data), ModelFit.GammaGamma(data));
        return LifetimeReport.Of(often, much, data, sample.Seen, weeks);
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
