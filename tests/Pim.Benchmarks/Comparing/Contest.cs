namespace Pim.Benchmarks.Comparing;

/// <summary>Figures of the two servers, measured in turn: what disturbs the machine for a while disturbs both.</summary>
/// <param name="Echo">The yardstick's.</param>
/// <param name="Ours">Ours.</param>
internal sealed record Contest<T>(IReadOnlyList<T> Echo, IReadOnlyList<T> Ours)
{
    /// <summary>Ours by the yardstick's: that of the medians, and the least and greatest of a round.</summary>
    public Ratio Ratio(Func<T, double> figure)
    {
        var rounds = Echo.Zip(Ours, (echo, ours) => figure(ours) / figure(echo)).ToList();
        return new Ratio(Ours.Median(figure) / Echo.Median(figure), rounds.Min(), rounds.Max());
    }
}

/// <summary>A ratio with its spread over the rounds.</summary>
internal readonly record struct Ratio(double Median, double Least, double Greatest);

/// <summary>Holds contests.</summary>
internal static class Contest
{
    /// <summary>
    /// Measures the yardstick, ours, the yardstick, ours, and so on. A first round, in which both are compiled and their caches filled, is thrown away.
    /// </summary>
    public static async Task<Contest<T>> HoldAsync<T>(int rounds, Func<Task<T>> echo, Func<Task<T>> ours)
    {
        var (echoes, our) = (new List<T>(), new List<T>());
        for (var round = 0; round <= rounds; round++)
        {
            echoes.Add(await echo());
            our.Add(await ours());
        }
        return new Contest<T>(echoes[1..], our[1..]);
    }

    /// <summary>The median of a figure.</summary>
    public static double Median<T>(this IEnumerable<T> items, Func<T, double> figure)
    {
        var sorted = items.Select(figure).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
