namespace Pim.Domain.Insights.Statistics;

/// <summary>The few functions beyond <see cref="Math"/> that the formulas need, to at least ten digits where they are used.</summary>
public static class SpecialFunctions
{
    // Lanczos' approximation with g = 7 and nine terms (Lanczos 1964, SIAM J. Numer. Anal. B 1, 86-96; coefficients of Godfrey, 2001).
    private static ReadOnlySpan<double> Lanczos =>
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>Logarithm of the gamma function, for x above 0.</summary>
    public static double LogGamma(double x)
    {
        // The recurrence keeps small arguments, where the reflection would lose digits, in the good range.
        if (x < 0.5) return LogGamma(x + 1) - Math.Log(x);
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++) sum += Lanczos[i] / (x - 1 + i);
        var t = x + 6.5;
        return 0.5 * Math.Log(2 * Math.PI) + (x - 0.5) * Math.Log(t) - t + Math.Log(sum);
    }

    /// <summary>Logarithm of the number of ways to choose k of n.</summary>
    public static double LogChoose(long n, long k) => LogGamma(n + 1) - LogGamma(k + 1) - LogGamma(n - k + 1);

    /// <summary>
    /// The complementary error function: the power series below 2 (Abramowitz and Stegun 7.1.6), Laplace's continued fraction above (7.1.14).
    /// </summary>
    public static double Erfc(double x)
    {
        if (x < 0) return 2 - Erfc(-x);
        return x < 2 ? 1 - ErfSeries(x) : ErfcFraction(x);
    }

    /// <summary>Probability that a standard normal variable is at most x.</summary>
    public static double NormalCdf(double x) => 0.5 * Erfc(-x / Math.Sqrt(2));

    /// <summary>Two-sided p-value of a standard normal statistic.</summary>
    public static double TwoSided(double z) => Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>
    /// The x that a standard normal variable stays below with probability p, 0 &lt; p &lt; 1: Newton's method with Halley's correction on
    /// <see cref="NormalCdf"/>, from a start that is right to two digits (Hastings; Abramowitz and Stegun 26.2.22).
    /// </summary>
    public static double NormalQuantile(double p)
    {
        if (p > 0.5) return -NormalQuantile(1 - p);
        var t = Math.Sqrt(-2 * Math.Log(p));
        var x = (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + t * 0.04481)) - t;
        for (var i = 0; i < 4; i++)
        {
            var step = (NormalCdf(x) - p) * Math.Sqrt(2 * Math.PI) * Math.Exp(x * x / 2);
            x -= step / (1 + x * step / 2);
        }
        return x;
    }

    /// <summary>
    /// Gauss' hypergeometric function 2F1(a, b; c; z) for 0 &lt;= z &lt; 1 by its series (Abramowitz and Stegun 15.1.1), after Euler's transformation
    /// (15.3.3) where that makes its terms smaller and leaves them of one sign, so that they do not cancel out. NaN when it has not converged.
    /// </summary>
    /// <param name="a">First parameter.</param>
    /// <param name="b">Second parameter.</param>
    /// <param name="c">Third parameter.</param>
    /// <param name="z">The argument.</param>
    /// <param name="logFactor">Logarithm of a factor of the result, which may be too small for a number of its own where the function is too great.</param>
    public static double Hypergeometric2F1(double a, double b, double c, double z, double logFactor = 0)
    {
        if (z == 0) return Math.Exp(logFactor);
        return c - a - b < 0 && c - a > -1 && c - b > -1 && Math.Abs((c - a) * (c - b)) < Math.Abs(a * b)
            ? HypergeometricSeries(c - a, c - b, c, z, logFactor + (c - a - b) * Math.Log(1 - z))
            : HypergeometricSeries(a, b, c, z, logFactor);
    }

    private static double HypergeometricSeries(double a, double b, double c, double z, double logFactor)
    {
        const int maxTerms = 1_000_000;
        const double great = 1e200;
        var (term, sum) = (1.0, 1.0);
        for (var n = 0; n < maxTerms; n++)
        {
            var ratio = (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            term *= ratio;
            sum += term;
            // Terms shrink by at least their last ratio once it is below 1: the rest is at most a geometric series.
            if (Math.Abs(ratio) < 1 && Math.Abs(term) * Math.Max(1, 1 / (1 - Math.Max(Math.Abs(ratio), z))) <= 1e-15 * Math.Abs(sum))
                return sum * Math.Exp(logFactor);
            if (Math.Abs(sum) < great) continue;
            (term, sum, logFactor) = (term / great, sum / great, logFactor + Math.Log(great));
        }
        return double.NaN;
    }

    private static double ErfSeries(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static double ErfcFraction(double x)
    {
        var fraction = x;
        for (var n = 120; n > 0; n--) fraction = x + n / 2.0 / fraction;
        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * fraction);
    }
}
