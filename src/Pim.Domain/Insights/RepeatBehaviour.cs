using System.Runtime.InteropServices;

namespace Pim.Domain.Insights;

/// <summary>What the models of lifetime know of a customer. The unit of time is the week.</summary>
/// <param name="Repeats">Purchases after the first (x). Orders of one day of UTC are one purchase.</param>
/// <param name="Recency">From the first purchase to the last (t_x); 0 without repeats.</param>
/// <param name="Age">From the first purchase to the moment of looking (T).</param>
/// <param name="MeanSpend">Mean money of the repeats, in whole units of a currency; 0 without any.</param>
public readonly record struct RepeatBehaviour(int Repeats, double Recency, double Age, double MeanSpend)
{
    private const double Week = 7 * Period.Day;

    /// <summary>What is known of a customer as of a moment; null without an order before it.</summary>
    /// <param name="orders">Orders by time.</param>
    /// <param name="asOf">The moment, in milliseconds since 1970 UTC; what happened from it on does not count.</param>
    /// <param name="currency">Number of the currency of the money.</param>
    public static RepeatBehaviour? Of(ReadOnlySpan<BoughtOrder> orders, long asOf, int currency)
    {
        if (orders.IsEmpty || orders[0].Time >= asOf) return null;
        var (first, day, last, repeats) = (orders[0].Time, DayOf(orders[0].Time), orders[0].Time, 0);
        double money = 0;
        foreach (ref readonly var order in orders[1..])
        {
            if (order.Time >= asOf) break;
            if (DayOf(order.Time) != day) (day, last, repeats) = (DayOf(order.Time), order.Time, repeats + 1);
            if (repeats > 0 && order.Currency == currency) money += order.Amount / 1e6;
        }
        return new RepeatBehaviour(repeats, (last - first) / Week, (asOf - first) / Week, repeats == 0 ? 0 : money / repeats);
    }

    private static long DayOf(long time) => Math.DivRem(time, Period.Day).Quotient;
}

/// <summary>Customers who behaved alike, once each with how many they are: models are fitted to them.</summary>
/// <param name="Behaviour">What they did.</param>
/// <param name="Weight">How many they are.</param>
public readonly record struct WeightedBehaviour(RepeatBehaviour Behaviour, double Weight)
{
    /// <summary>Each distinct behaviour with its number.</summary>
    public static List<WeightedBehaviour> Group(IEnumerable<RepeatBehaviour> behaviours)
    {
        var counts = new Dictionary<RepeatBehaviour, int>();
        foreach (var behaviour in behaviours) CollectionsMarshal.GetValueRefOrAddDefault(counts, behaviour, out _)++;
        return counts.Select(c => new WeightedBehaviour(c.Key, c.Value)).ToList();
    }
}
