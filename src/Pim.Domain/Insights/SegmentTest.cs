namespace Pim.Domain.Insights;

/// <summary>Tells who is in a segment as of a moment; what happened from it on does not count.</summary>
/// <param name="segment">The segment.</param>
/// <param name="names">Names of the histories.</param>
/// <param name="asOf">The moment, in milliseconds since 1970 UTC.</param>
/// <param name="isOfCategory">Whether a product, by number, stands in the segment's category or below it.</param>
public sealed class SegmentTest(Segment segment, HistoryNames names, long asOf, Func<int, bool> isOfCategory)
{
    private readonly long _horizon = (segment.HorizonDays == 0 ? Segment.DefaultHorizonDays : segment.HorizonDays) * Period.Day;

    /// <summary>Whether a customer is in it.</summary>
    public bool Has(CustomerHistory history)
    {
        var orders = history.Orders;
        var count = 0;
        while (count < orders.Length && orders[count].Time < asOf) count++;
        orders = orders[..count];
        if (count < segment.MinOrders || segment.MaxOrders > 0 && count > segment.MaxOrders) return false;
        if (!HasRecency(orders)) return false;
        if (segment.Stages.Count > 0 && !segment.Stages.Contains(LifecycleStages.Of(orders, asOf, _horizon))) return false;
        if (segment.MinRevenueMicros > 0 && Paid(orders) < segment.MinRevenueMicros) return false;
        if (segment.Channel.Length > 0 && !HasChannel(orders)) return false;
        return segment.Category.Length == 0 || HasCategory(history, orders);
    }

    private bool HasRecency(ReadOnlySpan<BoughtOrder> orders)
    {
        if (segment is { MinDaysSinceOrder: 0, MaxDaysSinceOrder: 0 }) return true;
        if (orders.IsEmpty) return false;
        var since = asOf - orders[^1].Time;
        return since >= segment.MinDaysSinceOrder * Period.Day && (segment.MaxDaysSinceOrder == 0 || since <= segment.MaxDaysSinceOrder * Period.Day);
    }

    // A name that comes up later gets a later number, so it is looked up each time.
    private Int128 Paid(ReadOnlySpan<BoughtOrder> orders)
    {
        var (currency, sum) = (names.Find(segment.Currency), (Int128)0);
        foreach (ref readonly var order in orders)
        {
            if (order.Currency == currency) sum += order.Amount;
        }
        return sum;
    }

    private bool HasChannel(ReadOnlySpan<BoughtOrder> orders)
    {
        var channel = names.Find(segment.Channel);
        foreach (ref readonly var order in orders)
        {
            if (order.Place.Channel == channel) return true;
        }
        return false;
    }

    private bool HasCategory(CustomerHistory history, ReadOnlySpan<BoughtOrder> orders)
    {
        foreach (ref readonly var order in orders)
        {
            foreach (var line in history.LinesOf(order))
            {
                if (isOfCategory(line.Product)) return true;
            }
        }
        return false;
    }
}
