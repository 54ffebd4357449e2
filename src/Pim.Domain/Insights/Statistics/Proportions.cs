namespace Pim.Domain.Insights.Statistics;

/// <summary>Bounds between which a figure lies with a stated confidence.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Whether a value lies between the bounds.</summary>
    public bool Covers(double value) => Low <= value && value <= High;
}

/// <summary>How many of how many.</summary>
/// <param name="Successes">Those of whom it holds.</param>
/// <param name="Count">All.</param>
public readonly record struct Proportion(long Successes, long Count)
{
    /// <summary>The share; null of nobody.</summary>
    public double? Rate => Count == 0 ? null : (double)Successes / Count;

    /// <summary>Those of whom it does not hold.</summary>
    public long Failures => Count - Successes;

    /// <summary>Both together.</summary>
    public static Proportion operator +(Proportion one, Proportion other) => new(one.Successes + other.Successes, one.Count + other.Count);
}

/// <summary>What can be said about one share, or about two.</summary>
public static class Proportions
{
    /// <summary>Quantile of the normal distribution for 95 % two-sided.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>Interval of a share by its score (Wilson 1927, JASA 22, 209-212); everything possible when there is nobody.</summary>
    public static Interval Wilson(Proportion p, double z = Z95)
    {
        if (p.Count == 0) return new Interval(0, 1);
        double n = p.Count;
        var (rate, square) = (p.Successes / n, z * z);
        var centre = (rate + square / (2 * n)) / (1 + square / n);
        var half = z / (1 + square / n) * Math.Sqrt(rate * (1 - rate) / n + square / (4 * n * n));
        return new Interval(p.Successes == 0 ? 0 : Math.Max(0, centre - half), p.Failures == 0 ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>Interval of the first share less the second, from the Wilson intervals of both (Newcombe 1998, Stat. Med. 17, 873-890, method 10).</summary>
    public static Interval Newcombe(Proportion first, Proportion second, double z = Z95)
    {
        if (first.Rate is not { } p || second.Rate is not { } q) return new Interval(-1, 1);
        var (one, two) = (Wilson(first, z), Wilson(second, z));
        return new Interval(p - q - Root(p - one.Low, two.High - q), p - q + Root(one.High - p, q - two.Low));
    }

    /// <summary>Statistic of the two-proportion test with the pooled share; null when nobody, or all, or none succeeded.</summary>
    public static double? PooledZ(Proportion first, Proportion second)
    {
        var both = first + second;
        if (first.Count == 0 || second.Count == 0 || both.Successes == 0 || both.Failures == 0) return null;
        var pooled = (double)both.Successes / both.Count;
        var error = Math.Sqrt(pooled * (1 - pooled) * (1.0 / first.Count + 1.0 / second.Count));
        return (first.Rate!.Value - second.Rate!.Value) / error;
    }

    /// <summary>
    /// Two-sided p-value of Fisher's exact test: all tables with the same margins that are no likelier than this one (Fisher 1922; as R's
    /// fisher.test, with its tolerance of 1e-7).
    /// </summary>
    public static double FisherExact(Proportion first, Proportion second)
    {
        var both = first + second;
        var (low, high) = (Math.Max(0, both.Successes - second.Count), Math.Min(first.Count, both.Successes));
        if (low == high) return 1;
        var all = SpecialFunctions.LogChoose(both.Count, both.Successes);
        double LogChance(long k) => SpecialFunctions.LogChoose(first.Count, k) + SpecialFunctions.LogChoose(second.Count, both.Successes - k) - all;

        var seen = LogChance(first.Successes) + 1e-7;
        double sum = 0;
        for (var k = low; k <= high; k++)
        {
            var chance = LogChance(k);
            if (chance <= seen) sum += Math.Exp(chance);
        }
        return Math.Min(1, sum);
    }

    /// <summary>
    /// p-value of the difference: Fisher's exact test where an expected cell is below 5 (Cochran 1954), else the pooled z; null when there is nothing
    /// to compare.
    /// </summary>
    public static (double P, bool Exact)? Test(Proportion first, Proportion second)
    {
        if (first.Count == 0 || second.Count == 0) return null;
        var both = first + second;
        var smallest = (double)Math.Min(first.Count, second.Count) * Math.Min(both.Successes, both.Failures) / both.Count;
        if (smallest < 5) return (FisherExact(first, second), true);
        return (SpecialFunctions.TwoSided(PooledZ(first, second)!.Value), false);
    }

    /// <summary>Customers that each group needs to tell two shares apart (two-sided; Fleiss, Statistical Methods for Rates and Proportions, 3.14).</summary>
    /// <param name="from">One share.</param>
    /// <param name="to">The other, different share.</param>
    /// <param name="significance">Chance of seeing a difference where there is none.</param>
    /// <param name="power">Chance of seeing the difference.</param>
    public static long SampleSize(double from, double to, double significance = 0.05, double power = 0.8)
    {
        var (alpha, beta) = (SpecialFunctions.NormalQuantile(1 - significance / 2), SpecialFunctions.NormalQuantile(power));
        var mean = (from + to) / 2;
        var root = alpha * Math.Sqrt(2 * mean * (1 - mean)) + beta * Math.Sqrt(from * (1 - from) + to * (1 - to));
        return (long)Math.Ceiling(root * root / ((from - to) * (from - to)));
    }

    private static double Root(double a, double b) => Math.Sqrt(a * a + b * b);
}
