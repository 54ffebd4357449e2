using static Pim.Domain.Insights.Statistics.SpecialFunctions;

namespace Pim.Domain.Insights;

/// <summary>
/// The BG/NBD model of repeat purchases (Fader, Hardie and Lee 2005, Marketing Science 24(2), 275-284, and brucehardie.com/notes/004): each customer buys at
/// a rate of their own and may be gone for good after any purchase.
/// </summary>
/// <param name="R">Shape of the rates of buying.</param>
/// <param name="Alpha">Scale of the rates of buying, in weeks.</param>
/// <param name="A">First shape of the chance of being gone.</param>
/// <param name="B">Second shape of the chance of being gone.</param>
public sealed record BgNbd(double R, double Alpha, double A, double B)
{
    /// <summary>Purchases to expect of a new customer in the weeks after the first one (equation 9).</summary>
    public double ExpectedRepeats(double weeks) => Repeats(0, 0, weeks);

    /// <summary>Purchases to expect of this customer in the weeks to come (equation 10).</summary>
    public double ExpectedRepeats(RepeatBehaviour customer, double weeks) => Repeats(customer.Repeats, customer.Age, weeks) * Alive(customer);

    /// <summary>
    /// Probability that the customer is not gone for good. Null for one without repeats: the model lets nobody go before the second purchase, so it
    /// would say 1 of everybody, which is a property of the model and not of the customer.
    /// </summary>
    public double? ProbabilityAlive(RepeatBehaviour customer) => customer.Repeats == 0 ? null : Alive(customer);

    /// <summary>Log-likelihood of one customer (equation 6), the two ways of having been silent added in the logarithm.</summary>
    public double LogLikelihood(RepeatBehaviour customer) => Constant(customer.Repeats) + Silence(customer);

    /// <summary>The part of the log-likelihood that depends on the number of repeats alone.</summary>
    internal double Constant(int x) =>
        LogGamma(R + x) - LogGamma(R) + R * Math.Log(Alpha) + LogGamma(A + B) + LogGamma(B + x) - LogGamma(B) - LogGamma(A + B + x);

    /// <summary>The part that depends on the times.</summary>
    internal double Silence(RepeatBehaviour customer)
    {
        var x = customer.Repeats;
        var still = -(R + x) * Math.Log(Alpha + customer.Age);
        if (x == 0) return still;
        var gone = Math.Log(A / (B + x - 1)) - (R + x) * Math.Log(Alpha + customer.Recency);
        var (high, low) = still > gone ? (still, gone) : (gone, still);
        return high + Math.Log(1 + Math.Exp(low - high));
    }

    private double Alive(RepeatBehaviour customer)
    {
        var x = customer.Repeats;
        if (x == 0) return 1;
        var odds = Math.Log(A / (B + x - 1)) + (R + x) * Math.Log((Alpha + customer.Age) / (Alpha + customer.Recency));
        return 1 / (1 + Math.Exp(odds));
    }

    // What both equations share: purchases to expect of one who is not gone after x repeats.
    private double Repeats(int x, double age, double weeks) => AroundOne(a =>
    {
        var (c, z) = (a + B + x - 1, weeks / (Alpha + age + weeks));
        return c / (a - 1) * (1 - Hypergeometric2F1(R + x, B + x, c, z, logFactor: (R + x) * Math.Log(1 - z)));
    });

    // The formulas have a removable gap at a = 1: the straight line between both sides of it is right to about nine digits.
    private double AroundOne(Func<double, double> formula)
    {
        const double near = 1e-5;
        if (Math.Abs(A - 1) >= near) return formula(A);
        var (below, above) = (formula(1 - near), formula(1 + near));
        return below + (above - below) * (A - 1 + near) / (2 * near);
    }
}
