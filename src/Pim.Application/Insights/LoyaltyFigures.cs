using Pim.Domain.Insights;

namespace Pim.Application.Insights;

/// <summary>How loyal customers are in a period.</summary>
/// <param name="Retention">Who stayed.</param>
/// <param name="Purchases">What was bought.</param>
/// <param name="Gaps">Time between purchases.</param>
/// <param name="Names">Names of the currencies.</param>
/// <param name="Events">How many events were looked through.</param>
public sealed record RetentionReport(Retention Retention, Purchases Purchases, PurchaseGaps Gaps, HistoryNames Names, long Events);

/// <summary>Customers by stage and score.</summary>
/// <param name="Stages">How many, by number of the stage.</param>
/// <param name="Scores">How many, by score, best first.</param>
public sealed record SegmentationReport(IReadOnlyList<long> Stages, IReadOnlyList<(RfmScores Scores, long Customers)> Scores);

/// <summary>What customers may be worth in future.</summary>
/// <param name="Often">How often they buy.</param>
/// <param name="Much">How much they spend.</param>
/// <param name="Purchases">Purchases to expect of all of them together.</param>
/// <param name="Revenue">Money to expect of all of them together, in units of the currency; null without a model of money.</param>
public sealed record LifetimeReport(BgNbdFit Often, GammaGammaFit Much, double Purchases, double? Revenue)
{
    /// <summary>What to expect, as the models say: for those who were fitted, and in proportion for all.</summary>
    internal static LifetimeReport Of(BgNbdFit often, GammaGammaFit much, IReadOnlyList<WeightedBehaviour> data, long customers, double weeks)
    {
        if (often.Model is not { } model) return new LifetimeReport(often, much, 0, null);
        var (purchases, revenue, fitted) = (0.0, 0.0, 0.0);
        foreach (var (of, weight) in data)
        {
            var expected = weight * model.ExpectedRepeats(of, weeks);
            purchases += expected;
            revenue += expected * Spend(much.Model, of);
            fitted += weight;
        }
        var scale = customers / fitted;
        return new LifetimeReport(often, much, purchases * scale, much.Model?.PopulationMean is null ? null : revenue * scale);
    }

    private static double Spend(GammaGamma? model, RepeatBehaviour of) =>
        model is null ? 0 : of is { Repeats: > 0, MeanSpend: > 0 } ? model.ExpectedSpend(of.Repeats, of.MeanSpend) : model.PopulationMean ?? 0;
}
