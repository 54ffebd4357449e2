using System.Runtime.InteropServices;

namespace Pim.Domain.Insights;

/// <summary>A product that a customer may want again.</summary>
/// <param name="Product">Number of the SKU.</param>
/// <param name="Times">Orders that had it.</param>
/// <param name="LastTime">The last of them, in milliseconds since 1970 UTC.</param>
/// <param name="UsualGap">The median time between them, in milliseconds; null when it was bought once.</param>
/// <param name="Due">How much of the usual gap has passed; null when it was bought once. 1 is now.</param>
public sealed record BuyAgain(int Product, int Times, long LastTime, long? UsualGap, double? Due);

/// <summary>
/// Finds what a customer may want again: what they bought repeatedly and is nearest to being due, then what they bought once, the latest first.
/// </summary>
public static class BuyItAgain
{
    /// <summary>Products in order.</summary>
    /// <param name="history">The customer's history.</param>
    /// <param name="asOf">The moment of looking, in milliseconds since 1970 UTC.</param>
    public static IReadOnlyList<BuyAgain> Of(CustomerHistory history, long asOf)
    {
        var times = new Dictionary<int, List<long>>();
        foreach (ref readonly var order in history.Orders)
        {
            if (order.Time >= asOf) break;
            foreach (var line in history.LinesOf(order))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(times, line.Product, out _);
                list ??= [];
                if (list.Count == 0 || list[^1] != order.Time) list.Add(order.Time);
            }
        }
        return times.Select(t => Describe(t.Key, t.Value, asOf))
            .OrderBy(b => b.Due is null)
            .ThenBy(b => b.Due is { } due ? Math.Abs(Math.Log(Math.Max(due, 1e-9))) : 0)
            .ThenByDescending(b => b.LastTime).ThenBy(b => b.Product)
            .ToList();
    }

    private static BuyAgain Describe(int product, List<long> times, long asOf)
    {
        if (times.Count == 1) return new BuyAgain(product, 1, times[0], null, null);
        var gaps = times.Zip(times.Skip(1), (one, next) => next - one).Order().ToArray();
        var middle = (gaps[(gaps.Length - 1) / 2] + gaps[gaps.Length / 2]) / 2;
        return new BuyAgain(product, times.Count, times[^1], middle, (double)(asOf - times[^1]) / middle);
    }
}
