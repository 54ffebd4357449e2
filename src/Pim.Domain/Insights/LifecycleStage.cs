namespace Pim.Domain.Insights;

/// <summary>Where a customer stands.</summary>
public enum LifecycleStage
{
    /// <summary>Has not bought.</summary>
    Visitor,

    /// <summary>Has bought once, within the horizon.</summary>
    FirstBuyer,

    /// <summary>Has bought more than once, last within the horizon.</summary>
    Repeat,

    /// <summary>Bought last longer ago than the horizon, but not twice as long.</summary>
    Lapsing,

    /// <summary>Bought last longer ago than twice the horizon.</summary>
    Lapsed,

    /// <summary>Bought last within the horizon, after having been lapsed before that.</summary>
    WonBack,
}

/// <summary>Tells stages.</summary>
public static class LifecycleStages
{
    /// <summary>The stage of a customer as of a moment: what happened from it on does not count.</summary>
    /// <param name="orders">Orders by time.</param>
    /// <param name="asOf">The moment, in milliseconds since 1970 UTC.</param>
    /// <param name="horizon">How long after an order a customer is active, in milliseconds.</param>
    public static LifecycleStage Of(ReadOnlySpan<BoughtOrder> orders, long asOf, long horizon)
    {
        var count = 0;
        while (count < orders.Length && orders[count].Time < asOf) count++;
        if (count == 0) return LifecycleStage.Visitor;
        var last = orders[count - 1].Time;
        if (asOf - last > 2 * horizon) return LifecycleStage.Lapsed;
        if (asOf - last > horizon) return LifecycleStage.Lapsing;
        if (count == 1) return LifecycleStage.FirstBuyer;
        return last - orders[count - 2].Time > 2 * horizon ? LifecycleStage.WonBack : LifecycleStage.Repeat;
    }
}
