namespace Pim.Domain.Insights.Statistics;

/// <summary>The two groups of one stratum: customers who are alike in what might explain the difference otherwise.</summary>
/// <param name="Exposed">Those with the exposure.</param>
/// <param name="Unexposed">Those without.</param>
public readonly record struct Stratum(Proportion Exposed, Proportion Unexposed);

/// <summary>A difference of shares pooled over strata.</summary>
/// <param name="Difference">Share of the exposed less that of the unexposed.</param>
/// <param name="Interval">Its interval at 95 %.</param>
/// <param name="PValue">Of the Cochran-Mantel-Haenszel test.</param>
/// <param name="Strata">Strata that have both groups; the others say nothing of the difference.</param>
/// <param name="Compared">Customers in those strata.</param>
public sealed record PooledDifference(double Difference, Interval Interval, double PValue, int Strata, long Compared);

/// <summary>Pools strata, each weighted by what it can tell (Mantel and Haenszel 1959, J. Natl. Cancer Inst. 22, 719-748).</summary>
public static class MantelHaenszel
{
    /// <summary>
    /// The pooled risk difference with the variance of Greenland and Robins (1985, Biometrics 41, 55-68) in the form that holds both for few
    /// large and for many small strata (Sato, Greenland and Robins 1989, Biometrics 45, 1323-1324). Null when no stratum has both groups.
    /// </summary>
    public static PooledDifference? Pool(ReadOnlySpan<Stratum> strata)
    {
        double weight = 0, weighted = 0, p = 0, q = 0;
        var used = 0;
        long compared = 0;
        foreach (var (exposed, unexposed) in strata)
        {
            double k1 = exposed.Successes, n1 = exposed.Count, k0 = unexposed.Successes, n0 = unexposed.Count, n = n1 + n0;
            if (n1 == 0 || n0 == 0) continue;
            used++;
            compared += exposed.Count + unexposed.Count;
            weight += n1 * n0 / n;
            weighted += (k1 * n0 - k0 * n1) / n;
            p += (n1 * n1 * k0 - n0 * n0 * k1 + n1 * n0 * (n0 - n1) / 2) / (n * n);
            q += (k1 * (n0 - k0) + k0 * (n1 - k1)) / (2 * n);
        }
        if (used == 0) return null;
        var difference = weighted / weight;
        var error = Math.Sqrt(Math.Max(0, difference * p + q)) / weight;
        var interval = new Interval(Math.Max(-1, difference - Proportions.Z95 * error), Math.Min(1, difference + Proportions.Z95 * error));
        return new PooledDifference(difference, interval, Test(strata), used, compared);
    }

    /// <summary>
    /// p-value of the Cochran-Mantel-Haenszel test without correction for continuity (Cochran 1954, Biometrics 10, 417-451); 1 when all or none
    /// succeeded.
    /// </summary>
    public static double Test(ReadOnlySpan<Stratum> strata)
    {
        double excess = 0, variance = 0;
        foreach (var (exposed, unexposed) in strata)
        {
            var both = exposed + unexposed;
            if (both.Count < 2) continue;
            double n = both.Count, n1 = exposed.Count, n0 = unexposed.Count, k = both.Successes;
            excess += exposed.Successes - n1 * k / n;
            variance += n1 * n0 * k * (n - k) / (n * n * (n - 1));
        }
        return variance == 0 ? 1 : SpecialFunctions.TwoSided(excess / Math.Sqrt(variance));
    }
}
