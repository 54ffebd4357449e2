using Pim.Domain.Insights.Statistics;

namespace Pim.Domain.Insights;

/// <summary>
/// Customers with an exposure set against those without, crude and stratified side by side. Where they differ, customers with and without differed in
/// what the strata hold; what no stratum holds can still differ. So this is an association, unless the exposure was drawn at random.
/// </summary>
/// <param name="Exposed">Who came back of those with the exposure.</param>
/// <param name="Unexposed">Who came back of those without.</param>
public sealed record ContentImpact(Proportion Exposed, Proportion Unexposed)
{
    /// <summary>Fewest customers in each group.</summary>
    public const int MinGroup = 100;

    /// <summary>Fewest who came back, and fewest who did not, in each group.</summary>
    public const int MinCell = 5;

    /// <summary>Whether there are too few to say anything: then there is no test, no difference and no interval of it.</summary>
    public bool IsInsufficient => !IsEnough(Exposed) || !IsEnough(Unexposed);

    /// <summary>Crude difference of the shares; null when there are too few.</summary>
    public double? Difference { get; private init; }

    /// <summary>Interval of the crude difference at 95 % (Newcombe); null when there are too few.</summary>
    public Interval? Interval { get; private init; }

    /// <summary>p-value of the crude difference; null when there are too few.</summary>
    public double? PValue { get; private init; }

    /// <summary>Whether the p-value is of Fisher's exact test.</summary>
    public bool IsExact { get; private init; }

    /// <summary>The difference among customers who are alike (Mantel-Haenszel); null when there are too few, or none who are alike.</summary>
    public PooledDifference? Stratified { get; private init; }

    /// <summary>The comparison of groups that are put together of strata.</summary>
    public static ContentImpact Of(ReadOnlySpan<Stratum> strata)
    {
        var (exposed, unexposed) = (default(Proportion), default(Proportion));
        foreach (var stratum in strata)
        {
            exposed += stratum.Exposed;
            unexposed += stratum.Unexposed;
        }
        var counts = new ContentImpact(exposed, unexposed);
        if (counts.IsInsufficient) return counts;
        var test = Proportions.Test(exposed, unexposed);
        return counts with
        {
            Difference = exposed.Rate - unexposed.Rate,
            Interval = Proportions.Newcombe(exposed, unexposed),
            PValue = test?.P,
            IsExact = test?.Exact ?? false,
            Stratified = MantelHaenszel.Pool(strata),
        };
    }

    private static bool IsEnough(Proportion group) => group.Count >= MinGroup && group.Successes >= MinCell && group.Failures >= MinCell;
}
