using Pim.Domain.Insights.Statistics;

namespace Pim.Domain.Insights;

/// <summary>Why a model was not fitted.</summary>
public enum FitRefusal
{
    /// <summary>It was.</summary>
    None,

    /// <summary>There are too few customers.</summary>
    TooFewCustomers,

    /// <summary>Too few of them bought again: singles alone do not tell how long customers stay.</summary>
    TooFewRepeats,

    /// <summary>No parameters explain the data better than all others: the best ones lie at the end of the world.</summary>
    NoMaximum,
}

/// <summary>A fitted BG/NBD model.</summary>
/// <param name="Refusal">Why there is none.</param>
/// <param name="Model">The model of the greatest likelihood.</param>
/// <param name="LogLikelihood">Its log-likelihood.</param>
/// <param name="Customers">Customers it was fitted to.</param>
/// <param name="Repeaters">Of these, those who bought again.</param>
public sealed record BgNbdFit(FitRefusal Refusal, BgNbd? Model, double LogLikelihood, long Customers, long Repeaters);

/// <summary>A fitted Gamma-Gamma model.</summary>
/// <param name="Refusal">Why there is none.</param>
/// <param name="Model">The model of the greatest likelihood.</param>
/// <param name="LogLikelihood">Its log-likelihood.</param>
/// <param name="Customers">Customers it was fitted to: those with repeats and money.</param>
/// <param name="Correlation">Of the number of repeats and the mean spend; the model takes it for 0.</param>
public sealed record GammaGammaFit(FitRefusal Refusal, GammaGamma? Model, double LogLikelihood, long Customers, double Correlation);

/// <summary>Fits models by maximum likelihood on the logarithms of their parameters, so that these stay positive.</summary>
public static class ModelFit
{
    /// <summary>Fewest customers to fit to.</summary>
    public const int MinCustomers = 100;

    /// <summary>Fewest customers with repeats to fit to.</summary>
    public const int MinRepeaters = 30;

    // Beyond e^12 a parameter means that the likelihood goes on growing without end.
    private const double Edge = 12;

    /// <summary>Fits BG/NBD.</summary>
    public static BgNbdFit BgNbd(IReadOnlyList<WeightedBehaviour> data)
    {
        var (customers, repeaters) = Count(data, all: true);
        if (Refuse(customers, repeaters) is var refusal and not FitRefusal.None) return new(refusal, null, 0, customers, repeaters);
        // Time in a unit in which the oldest customer is ten old: the start then is at hand whatever the unit of the data.
        var scale = 10 / data.Max(d => d.Behaviour.Age);
        var repeats = ByRepeats(data);
        var scaled = data.Select(d => (Of: d.Behaviour with { Recency = d.Behaviour.Recency * scale, Age = d.Behaviour.Age * scale }, d.Weight)).ToArray();

        double Cost(double[] logs)
        {
            if (IsAtEdge(logs)) return double.PositiveInfinity;
            var model = new BgNbd(Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]));
            double sum = 0;
            foreach (var (x, weight) in repeats) sum += weight * model.Constant(x);
            foreach (var (of, weight) in scaled) sum += weight * model.Silence(of);
            return -sum;
        }

        var found = NelderMead.Minimize(Cost, [0, 0, 0, 0]);
        if (!found.Converged || IsAtEdge(found.Point, 1)) return new(FitRefusal.NoMaximum, null, 0, customers, repeaters);
        var p = found.Point.Select(Math.Exp).ToArray();
        var result = new BgNbd(p[0], p[1] / scale, p[2], p[3]);
        return new(FitRefusal.None, result, data.Sum(d => d.Weight * result.LogLikelihood(d.Behaviour)), customers, repeaters);
    }

    /// <summary>Fits Gamma-Gamma to those who have repeats and money.</summary>
    public static GammaGammaFit GammaGamma(IReadOnlyList<WeightedBehaviour> data)
    {
        var spenders = data.Where(d => d.Behaviour is { Repeats: > 0, MeanSpend: > 0 }).ToArray();
        var (customers, _) = Count(spenders, all: false);
        if (customers < MinRepeaters) return new(FitRefusal.TooFewRepeats, null, 0, customers, 0);
        // Money in a unit in which the mean is ten, as with time above.
        var scale = 10 / spenders.Average(d => d.Behaviour.MeanSpend);
        var repeats = ByRepeats(spenders);

        double Cost(double[] logs)
        {
            if (IsAtEdge(logs)) return double.PositiveInfinity;
            var model = new GammaGamma(Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]));
            double sum = 0;
            foreach (var (x, weight) in repeats) sum += weight * model.Constant(x);
            foreach (var (of, weight) in spenders) sum += weight * model.Spending(of.Repeats, of.MeanSpend * scale);
            return -sum;
        }

        var found = NelderMead.Minimize(Cost, [0, 0, 0]);
        if (!found.Converged || IsAtEdge(found.Point, 1)) return new(FitRefusal.NoMaximum, null, 0, customers, 0);
        var p = found.Point.Select(Math.Exp).ToArray();
        var result = new GammaGamma(p[0], p[1], p[2] / scale);
        var likelihood = spenders.Sum(d => d.Weight * result.LogLikelihood(d.Behaviour.Repeats, d.Behaviour.MeanSpend));
        return new(FitRefusal.None, result, likelihood, customers, Correlation(spenders));
    }

    // What depends on the number of repeats alone is computed once for each number.
    private static (int X, double Weight)[] ByRepeats(IEnumerable<WeightedBehaviour> data) =>
        data.GroupBy(d => d.Behaviour.Repeats).Select(g => (g.Key, g.Sum(d => d.Weight))).ToArray();

    private static (long Customers, long Repeaters) Count(IEnumerable<WeightedBehaviour> data, bool all)
    {
        var (customers, repeaters) = (0.0, 0.0);
        foreach (var (behaviour, weight) in data)
        {
            customers += weight;
            if (all && behaviour.Repeats > 0) repeaters += weight;
        }
        return ((long)customers, (long)repeaters);
    }

    private static FitRefusal Refuse(long customers, long repeaters) =>
        customers < MinCustomers ? FitRefusal.TooFewCustomers : repeaters < MinRepeaters ? FitRefusal.TooFewRepeats : FitRefusal.None;

    private static bool IsAtEdge(double[] logs, double margin = 0) => logs.Any(log => Math.Abs(log) > Edge - margin);

    private static double Correlation(WeightedBehaviour[] data)
    {
        double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        foreach (var (of, w) in data)
        {
            n += w;
            x += w * of.Repeats;
            y += w * of.MeanSpend;
            xx += w * of.Repeats * of.Repeats;
            yy += w * of.MeanSpend * of.MeanSpend;
            xy += w * of.Repeats * of.MeanSpend;
        }
        var spread = Math.Sqrt((n * xx - x * x) * (n * yy - y * y));
        return spread > 0 ? (n * xy - x * y) / spread : 0;
    }
}
