namespace Pim.Domain.Insights.Statistics;

/// <summary>How long things last where some are not over yet (Kaplan and Meier 1958, JASA 53, 457-481).</summary>
public static class KaplanMeier
{
    /// <summary>
    /// The length after which the given share is over, counted in steps: the first step by whose end no more than the rest still lasts. Null when
    /// fewer are over within what was observed. What is still open at the end of a step is counted as lasting through it.
    /// </summary>
    /// <param name="over">How many were over within each step: at n, those that lasted from n to n + 1.</param>
    /// <param name="open">How many were last seen, still lasting, within each step. As long as <paramref name="over"/>.</param>
    /// <param name="share">The share, between 0 and 1; one half for the median.</param>
    public static int? Quantile(ReadOnlySpan<long> over, ReadOnlySpan<long> open, double share = 0.5)
    {
        long atRisk = 0;
        for (var i = 0; i < over.Length; i++) atRisk += over[i] + open[i];
        var lasting = 1.0;
        for (var i = 0; i < over.Length && atRisk > 0; i++)
        {
            lasting *= 1 - (double)over[i] / atRisk;
            // Half of an even number is half, whatever rounding says.
            if (over[i] > 0 && lasting <= 1 - share + 1e-12) return i;
            atRisk -= over[i] + open[i];
        }
        return null;
    }
}
