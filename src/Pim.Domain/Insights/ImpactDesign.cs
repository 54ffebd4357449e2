namespace Pim.Domain.Insights;

/// <summary>When content is seen, beside the first order, to count as an exposure.</summary>
public enum ExposureSide
{
    /// <summary>After the first order, in the exposure window; the outcome window begins where that ends.</summary>
    AfterPurchase,

    /// <summary>Before the first order, in the exposure window; the outcome window begins at the order.</summary>
    BeforePurchase,
}

/// <summary>
/// How content views are set against repeat purchases. The unit is a customer, the index the first order; whether content was seen is told before it is
/// told whether the customer came back, so that nobody counts as a viewer for having stayed long enough to become one.
/// </summary>
/// <param name="Index">When the first order was.</param>
/// <param name="ObservedTo">End of what was observed: customers whose outcome window is not over by then are dropped.</param>
/// <param name="Side">Before or after the first order.</param>
/// <param name="Exposure">Length of the exposure window, in milliseconds.</param>
/// <param name="Outcome">Length of the outcome window, in milliseconds.</param>
public sealed record ImpactDesign(Period Index, long ObservedTo, ExposureSide Side, long Exposure, long Outcome)
{
    /// <summary>
    /// The customer in this design; null when they are not part of it: no first order in time, windows that are not over, or another order within an exposure
    /// window after the first. The last are left out whether they saw the content or not: who comes back at once had less time to see it (landmark
    /// analysis against immortal-time bias; Anderson, Cain and Gelber 1983, J. Clin. Oncol. 1, 710-719).
    /// </summary>
    public ImpactUnit? UnitOf(ReadOnlySpan<BoughtOrder> orders)
    {
        if (orders.IsEmpty || !Index.Has(orders[0].Time)) return null;
        var index = orders[0].Time;
        var landmark = Side == ExposureSide.AfterPurchase ? index + Exposure : index;
        if (landmark + Outcome >= ObservedTo) return null;
        var seen = Side == ExposureSide.AfterPurchase ? new Period(index + 1, landmark + 1) : new Period(index - Exposure, index);
        // Two orders at the very moment of the first are the first.
        var next = 1;
        while (next < orders.Length && orders[next].Time == index) next++;
        if (next < orders.Length && orders[next].Time <= landmark) return null;
        return new ImpactUnit(seen, next < orders.Length && orders[next].Time <= landmark + Outcome);
    }
}

/// <summary>A customer in a design.</summary>
/// <param name="Seen">When content must be seen to count.</param>
/// <param name="CameBack">Whether there is an order in the outcome window.</param>
public readonly record struct ImpactUnit(Period Seen, bool CameBack);

/// <summary>What makes customers alike, whatever they saw: only those alike are compared when strata are pooled.</summary>
/// <param name="Channel">Number of the channel of the first order.</param>
/// <param name="Month">Month of the first order, as in <see cref="CohortCalendar"/>.</param>
/// <param name="Value">Value of the first order: its currency's number and the power of two that its whole units begin with.</param>
/// <param name="Category">Number of the main category of the first order: that of the line with the most money.</param>
public readonly record struct StratumKey(int Channel, int Month, (int Currency, int Band) Value, int Category)
{
    /// <summary>The stratum of a first order.</summary>
    public static StratumKey Of(in BoughtOrder order, ReadOnlySpan<BoughtLine> lines, Func<int, int> categoryOf)
    {
        var main = lines[0];
        foreach (var line in lines)
        {
            if (line.Amount > main.Amount) main = line;
        }
        var month = CohortCalendar.NumberOf(order.Time, CohortStep.Month);
        return new StratumKey(order.Place.Channel, month, (order.Currency, BandOf(order.Amount)), categoryOf(main.Product));
    }

    /// <summary>The band of an amount in micros: 0 below one unit of the currency, 1 from 1, 2 from 2, 3 from 4, 4 from 8 and so on.</summary>
    public static int BandOf(long amount)
    {
        var units = amount / 1_000_000;
        return units <= 0 ? 0 : 1 + System.Numerics.BitOperations.Log2((ulong)units);
    }
}
