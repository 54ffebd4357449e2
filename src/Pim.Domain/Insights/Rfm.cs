namespace Pim.Domain.Insights;

/// <summary>How lately, how often and for how much a customer bought.</summary>
/// <param name="LastOrder">Time of the last order, in milliseconds since 1970 UTC.</param>
/// <param name="Orders">How many orders.</param>
/// <param name="Amount">Money in one currency, in micros.</param>
public readonly record struct RfmFigures(long LastOrder, int Orders, long Amount);

/// <summary>Scores from 1, worst, to 5, best.</summary>
/// <param name="Recency">Of the time of the last order.</param>
/// <param name="Frequency">Of the number of orders.</param>
/// <param name="Money">Of the money.</param>
public readonly record struct RfmScores(int Recency, int Frequency, int Money)
{
    /// <summary>The three digits, such as "545".</summary>
    public override string ToString() => $"{Recency}{Frequency}{Money}";
}

/// <summary>
/// The bounds between scores. The bound after the k-th fifth is the value at place ceil(k n / 5) of all n in ascending order (nearest rank,
/// without interpolation); a score is 1 and 1 more for each bound that lies below the value. Customers with the same value therefore always have the same
/// score, and a fifth that ties fill may leave a score to nobody.
/// </summary>
/// <param name="Recency">Four bounds of the time of the last order.</param>
/// <param name="Frequency">Four bounds of the number of orders.</param>
/// <param name="Money">Four bounds of the money.</param>
public sealed record RfmBounds(IReadOnlyList<long> Recency, IReadOnlyList<long> Frequency, IReadOnlyList<long> Money)
{
    private const int Scores = 5;

    /// <summary>The scores of a customer.</summary>
    public RfmScores ScoresOf(RfmFigures figures) =>
        new(ScoreOf(figures.LastOrder, Recency), ScoreOf(figures.Orders, Frequency), ScoreOf(figures.Amount, Money));

    /// <summary>The bounds of a population; all of one customer's value when there is one, 0 when there is none.</summary>
    public static RfmBounds Of(IReadOnlyCollection<RfmFigures> population) =>
        new(Bounds(population.Select(p => p.LastOrder)), Bounds(population.Select(p => (long)p.Orders)), Bounds(population.Select(p => p.Amount)));

    private static int ScoreOf(long value, IReadOnlyList<long> bounds)
    {
        var score = 1;
        foreach (var bound in bounds)
        {
            if (bound < value) score++;
        }
        return score;
    }

    private static long[] Bounds(IEnumerable<long> values)
    {
        var sorted = values.ToArray();
        if (sorted.Length == 0) return new long[Scores - 1];
        Array.Sort(sorted);
        return Enumerable.Range(1, Scores - 1).Select(k => sorted[(int)(((long)k * sorted.Length + Scores - 1) / Scores) - 1]).ToArray();
    }
}

/// <summary>Gathers the figures of a population, of at most <see cref="MaxSample"/> customers drawn evenly when there are more.</summary>
/// <param name="before">Orders from this moment on do not count.</param>
/// <param name="currency">Number of the currency of the money.</param>
public sealed class RfmTally(long before, int currency)
{
    /// <summary>Customers that bounds are computed from at most; beyond it every k-th counts.</summary>
    public const int MaxSample = 1_000_000;

    private readonly EvenSample<RfmFigures> _sample = new(MaxSample);

    /// <summary>The bounds of all customers with an order.</summary>
    public RfmBounds Result => RfmBounds.Of(_sample.Items);

    /// <summary>Counts a customer.</summary>
    public void Add(ReadOnlySpan<BoughtOrder> orders)
    {
        if (FiguresOf(orders, before, currency) is { } figures) _sample.Add(figures);
    }

    /// <summary>The figures of a customer before a moment; null when there is no order.</summary>
    public static RfmFigures? FiguresOf(ReadOnlySpan<BoughtOrder> orders, long before, int currency)
    {
        var (last, count, amount) = (0L, 0, (Int128)0);
        foreach (ref readonly var order in orders)
        {
            if (order.Time >= before) break;
            (last, count) = (order.Time, count + 1);
            if (order.Currency == currency) amount += order.Amount;
        }
        return count == 0 ? null : new RfmFigures(last, count, (long)Int128.Min(amount, long.MaxValue));
    }
}
