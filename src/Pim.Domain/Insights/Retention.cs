namespace Pim.Domain.Insights;

/// <summary>
/// How many customers stayed from the start of a period to its end. Active at a moment is who bought within the horizon before it.
/// </summary>
/// <param name="Start">Active at the start.</param>
/// <param name="End">Active at the end.</param>
/// <param name="New">Bought for the first time within the period.</param>
/// <param name="Retained">Active at the start and at the end.</param>
/// <param name="WonBack">Active at the end, not at the start, and not new: they had been away.</param>
public sealed record Retention(long Start, long End, long New, long Retained, long WonBack)
{
    /// <summary>Share of those at the start who are there at the end; null, undefined, when there was nobody.</summary>
    public double? Rate => Start == 0 ? null : (double)Retained / Start;

    /// <summary>What is lost of them: 1 - <see cref="Rate"/>.</summary>
    public double? Churn => 1 - Rate;

    /// <summary>The formula of the trade, (end - new) / start, which takes those won back for retained; null, undefined, when there was nobody.</summary>
    public double? ClassicRate => Start == 0 ? null : (double)(End - New) / Start;

    /// <summary>1 - <see cref="ClassicRate"/>.</summary>
    public double? ClassicChurn => 1 - ClassicRate;
}

/// <summary>Counts retention over histories.</summary>
/// <param name="period">From the start to the end.</param>
/// <param name="horizon">How long after an order a customer is active, in milliseconds; what fits the trade, since a mattress is not coffee.</param>
public sealed class RetentionTally(Period period, long horizon)
{
    private long _start, _end, _new, _retained, _wonBack;

    /// <summary>What was counted.</summary>
    public Retention Result => new(_start, _end, _new, _retained, _wonBack);

    /// <summary>Counts a customer.</summary>
    public void Add(ReadOnlySpan<BoughtOrder> orders)
    {
        if (orders.IsEmpty) return;
        bool atStart = false, atEnd = false;
        foreach (ref readonly var order in orders)
        {
            atStart |= order.Time >= period.From - horizon && order.Time < period.From;
            atEnd |= order.Time >= period.To - horizon && order.Time < period.To;
        }
        var isNew = period.Has(orders[0].Time);
        if (atStart) _start++;
        if (atEnd) _end++;
        if (isNew) _new++;
        if (atStart && atEnd) _retained++;
        if (atEnd && !atStart && !isNew) _wonBack++;
    }
}
