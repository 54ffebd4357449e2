using static Pim.Domain.Insights.Statistics.SpecialFunctions;

namespace Pim.Domain.Insights;

/// <summary>
/// The Gamma-Gamma model of what a purchase is worth (Fader and Hardie 2013, brucehardie.com/notes/025). It takes money for independent of how often
/// somebody buys: look at <see cref="GammaGammaFit.Correlation"/>.
/// </summary>
/// <param name="P">Shape of the money of one purchase.</param>
/// <param name="Q">Shape of how customers differ.</param>
/// <param name="V">Scale of how customers differ, in units of the currency.</param>
public sealed record GammaGamma(double P, double Q, double V)
{
    /// <summary>Mean spend of all customers; null when the model has none (q up to 1).</summary>
    public double? PopulationMean => Q > 1 ? P * V / (Q - 1) : null;

    /// <summary>Mean money to expect of a purchase of this customer (equation 5): between what they spent and what all spend.</summary>
    public double ExpectedSpend(int repeats, double meanSpend) => (P * V + P * repeats * meanSpend) / (P * repeats + Q - 1);

    /// <summary>Log-likelihood of one customer with at least one repeat and money above 0 (equation 1a).</summary>
    public double LogLikelihood(int repeats, double meanSpend) => Constant(repeats) + Spending(repeats, meanSpend);

    /// <summary>The part of the log-likelihood that depends on the number of repeats alone.</summary>
    internal double Constant(int repeats) =>
        LogGamma(P * repeats + Q) - LogGamma(P * repeats) - LogGamma(Q) + Q * Math.Log(V) + P * repeats * Math.Log(repeats);

    /// <summary>The part that depends on the money.</summary>
    internal double Spending(int repeats, double meanSpend) =>
        (P * repeats - 1) * Math.Log(meanSpend) - (P * repeats + Q) * Math.Log(repeats * meanSpend + V);
}
