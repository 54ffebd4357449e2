namespace Pim.Domain.Insights.Statistics;

/// <summary>Many comparisons find something by chance alone: what is left of a p-value among others.</summary>
public static class FalseDiscovery
{
    /// <summary>
    /// The q-value of each p-value: the share of false findings when this and all smaller ones are called findings (Benjamini and Hochberg 1995,
    /// J. R. Stat. Soc. B 57, 289-300, adjusted p-values).
    /// </summary>
    public static double[] QValues(ReadOnlySpan<double> pValues)
    {
        var order = Enumerable.Range(0, pValues.Length).ToArray();
        var sorted = pValues.ToArray();
        Array.Sort(sorted, order);
        var result = new double[sorted.Length];
        var smallest = 1.0;
        for (var rank = sorted.Length; rank > 0; rank--)
        {
            smallest = Math.Min(smallest, sorted[rank - 1] * sorted.Length / rank);
            result[order[rank - 1]] = smallest;
        }
        return result;
    }
}
