using System.Runtime.InteropServices;

namespace Pim.Domain.Insights;

/// <summary>What was bought in a period.</summary>
/// <param name="Customers">Customers with at least one order.</param>
/// <param name="Repeaters">Of these, those with two or more.</param>
/// <param name="Orders">Orders.</param>
/// <param name="Revenues">Money, one entry for each currency, which are never mixed; by number of the currency's name.</param>
public sealed record Purchases(long Customers, long Repeaters, long Orders, IReadOnlyList<Revenue> Revenues)
{
    /// <summary>Share of the customers who bought more than once; null when there are none.</summary>
    public double? RepeatRate => Customers == 0 ? null : (double)Repeaters / Customers;

    /// <summary>Orders for each customer; null when there are none.</summary>
    public double? Frequency => Customers == 0 ? null : (double)Orders / Customers;
}

/// <summary>Money of one currency.</summary>
/// <param name="Currency">Number of the currency's name.</param>
/// <param name="Orders">Orders in it.</param>
/// <param name="Amount">Paid less given back, in micros.</param>
/// <param name="Buyers">Customers with an order in it.</param>
/// <param name="ToDate">What those customers paid in it from their first order to the end of the period, in micros.</param>
public sealed record Revenue(int Currency, long Orders, Int128 Amount, long Buyers, Int128 ToDate)
{
    /// <summary>Average order value in micros.</summary>
    public double AverageOrder => (double)Amount / Orders;

    /// <summary>Historic lifetime value: what a customer of the period had paid by its end, on average, in micros. It foretells nothing.</summary>
    public double HistoricValue => (double)ToDate / Buyers;
}

/// <summary>Sums up purchases over histories.</summary>
/// <param name="period">Which orders count.</param>
public sealed class PurchaseTally(Period period)
{
    private readonly Dictionary<int, Money> _money = [];
    private readonly Dictionary<int, Money> _own = [];
    private long _customers, _repeaters, _orders;

    /// <summary>What was counted.</summary>
    public Purchases Result => new(_customers, _repeaters, _orders,
        _money.OrderBy(m => m.Key).Select(m => new Revenue(m.Key, m.Value.Orders, m.Value.Amount, m.Value.Buyers, m.Value.ToDate)).ToList());

    /// <summary>Counts a customer.</summary>
    public void Add(ReadOnlySpan<BoughtOrder> orders)
    {
        var count = 0;
        _own.Clear();
        foreach (ref readonly var order in orders)
        {
            if (order.Time >= period.To) break;
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(_own, order.Currency, out _);
            own.ToDate += order.Amount;
            if (order.Time < period.From) continue;
            own.Amount += order.Amount;
            own.Orders++;
            count++;
        }
        if (count == 0) return;
        _customers++;
        _orders += count;
        if (count > 1) _repeaters++;
        foreach (var (currency, own) in _own)
        {
            if (own.Orders > 0) CollectionsMarshal.GetValueRefOrAddDefault(_money, currency, out _).Add(own);
        }
    }

    private struct Money
    {
        public long Orders, Buyers;
        public Int128 Amount, ToDate;

        public void Add(in Money own)
        {
            Orders += own.Orders;
            Buyers++;
            Amount += own.Amount;
            ToDate += own.ToDate;
        }
    }
}
