namespace Pim.Domain.Insights.Statistics;

/// <summary>Where a function is least, found by values alone.</summary>
/// <param name="Point">The place.</param>
/// <param name="Value">The function there.</param>
/// <param name="Converged">Whether it could not be bettered any more, rather than given up.</param>
public sealed record Minimum(double[] Point, double Value, bool Converged);

/// <summary>The downhill simplex of Nelder and Mead (1965, Computer Journal 7, 308-313), begun anew where it ended until that betters nothing.</summary>
public static class NelderMead
{
    private const double Tolerance = 1e-9;
    private const int MaxRestarts = 20;
    private const int MaxSteps = 2_000;

    /// <summary>A local minimum near a start. Values that are not numbers count as worst.</summary>
    public static Minimum Minimize(Func<double[], double> function, ReadOnlySpan<double> start, double size = 0.5)
    {
        double Value(double[] point) => function(point) is var value && double.IsNaN(value) ? double.PositiveInfinity : value;

        var best = start.ToArray();
        var value = Value(best);
        for (var restart = 0; restart < MaxRestarts; restart++)
        {
            var (point, found) = Descend(Value, best, size);
            var gained = value - found;
            (best, value) = (point, Math.Min(value, found));
            if (gained <= Tolerance * (1 + Math.Abs(value))) return new Minimum(best, value, true);
        }
        return new Minimum(best, value, false);
    }

    private static (double[] Point, double Value) Descend(Func<double[], double> function, double[] start, double size)
    {
        var n = start.Length;
        var simplex = new double[n + 1][];
        for (var i = 0; i <= n; i++)
        {
            simplex[i] = [.. start];
            if (i > 0) simplex[i][i - 1] += size;
        }
        var values = simplex.Select(function).ToArray();
        for (var step = 0; step < MaxSteps; step++)
        {
            Array.Sort(values, simplex);
            if (values[n] - values[0] <= Tolerance * (Math.Abs(values[0]) + 1e-12) && Width(simplex) < 1e-6) break;
            Improve(function, simplex, values, Centre(simplex));
        }
        Array.Sort(values, simplex);
        return (simplex[0], values[0]);
    }

    /// <summary>Replaces the worst point by a better one, or draws all towards the best. Points are in order of their values.</summary>
    private static void Improve(Func<double[], double> function, double[][] simplex, double[] values, double[] centre)
    {
        var n = centre.Length;
        var reflected = Along(centre, simplex[n], -1);
        var value = function(reflected);
        if (value < values[0])
        {
            var further = Along(centre, simplex[n], -2);
            var beyond = function(further);
            (simplex[n], values[n]) = beyond < value ? (further, beyond) : (reflected, value);
            return;
        }
        if (value < values[n - 1])
        {
            (simplex[n], values[n]) = (reflected, value);
            return;
        }
        var contracted = Along(centre, simplex[n], value < values[n] ? -0.5 : 0.5);
        var nearer = function(contracted);
        if (nearer < Math.Min(value, values[n]))
        {
            (simplex[n], values[n]) = (contracted, nearer);
            return;
        }
        for (var i = 1; i <= n; i++)
        {
            simplex[i] = Along(simplex[0], simplex[i], 0.5);
            values[i] = function(simplex[i]);
        }
    }

    private static double[] Centre(double[][] simplex)
    {
        var n = simplex.Length - 1;
        var centre = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) centre[j] += simplex[i][j] / n;
        }
        return centre;
    }

    private static double[] Along(double[] from, double[] to, double share)
    {
        var point = new double[from.Length];
        for (var i = 0; i < point.Length; i++) point[i] = from[i] + share * (to[i] - from[i]);
        return point;
    }

    private static double Width(double[][] simplex)
    {
        double width = 0;
        for (var i = 1; i < simplex.Length; i++)
        {
            for (var j = 0; j < simplex[0].Length; j++) width = Math.Max(width, Math.Abs(simplex[i][j] - simplex[0][j]));
        }
        return width;
    }
}
