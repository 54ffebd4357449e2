using System.Runtime.InteropServices;
using Pim.Domain.Events;

namespace Pim.Domain.Insights;

/// <summary>
/// Makes a history of a customer's events in whatever order they come: of two purchases of one order the earlier counts (of two at one time, the
/// one put in first), refunds are taken off, an order that is wholly given back is as if it had never been, and all is put in order of time.
/// Events that are sent twice are the caller's to leave away. Usage: <see cref="Begin"/>, any of the others, <see cref="Complete"/>.
/// </summary>
public sealed class HistoryBuilder
{
    private readonly CustomerHistory _history = new();
    private readonly List<(BoughtOrder Order, UInt128 Key)> _purchases = [];
    private readonly List<BoughtLine> _lines = [];
    private readonly List<(UInt128 Key, int Currency, int Product, int Quantity, long Amount)> _refunds = [];
    private readonly Dictionary<UInt128, int> _kept = [];
    private readonly HashSet<UInt128> _undone = [];

    /// <summary>Begins the history of a customer, or of a visitor who is not known as one. The history completed before is gone.</summary>
    public void Begin(string customer, bool isVisitor)
    {
        _history.Reset(customer, isVisitor);
        _purchases.Clear();
        _lines.Clear();
        _refunds.Clear();
        _undone.Clear();
    }

    /// <summary>What an event says brought or met the customer; of events in order of time, the first one that says so tells what won the customer.</summary>
    public void Met(int touchpoint)
    {
        if (_history.AcquisitionSource == 0) _history.AcquisitionSource = touchpoint;
    }

    /// <summary>An order; its lines follow by <see cref="Line"/>.</summary>
    /// <param name="key">The order's id, or a digest of it.</param>
    /// <param name="time">When it was made, in milliseconds since 1970 UTC.</param>
    /// <param name="place">Where it was made.</param>
    /// <param name="currency">ISO 4217 code of the amounts of its lines.</param>
    public void Purchase(UInt128 key, long time, Place place, int currency) =>
        _purchases.Add((new BoughtOrder(time, place, currency, 0, _lines.Count, 0), key));

    /// <summary>A line of the order that was put in last.</summary>
    public void Line(int product, int quantity, long amount)
    {
        _lines.Add(new BoughtLine(product, quantity, amount));
        ref var last = ref CollectionsMarshal.AsSpan(_purchases)[^1].Order;
        last = last with { LineCount = last.LineCount + 1 };
    }

    /// <summary>A whole order was given back.</summary>
    public void Undo(UInt128 key) => _undone.Add(key);

    /// <summary>
    /// A part of an order was given back. Where there is no such line, or less of it, no more is taken off than there is; money of another currency
    /// than the order's is not taken off.
    /// </summary>
    public void Refund(UInt128 key, int currency, int product, int quantity, long amount) => _refunds.Add((key, currency, product, quantity, amount));

    /// <summary>Content was seen; attributes seen in particular follow by <see cref="Attribute"/>.</summary>
    public void View(long time, int product, Place place, ContentParts parts) =>
        _history.ViewList.Add(new SeenContent(time, product, place, parts, _history.AttributeList.Count, 0));

    /// <summary>An attribute that the view put in last saw in particular.</summary>
    public void Attribute(int attribute)
    {
        _history.AttributeList.Add(attribute);
        ref var last = ref CollectionsMarshal.AsSpan(_history.ViewList)[^1];
        last = last with { AttributeCount = last.AttributeCount + 1 };
    }

    /// <summary>Something was searched for.</summary>
    public void Search(long time, Place place, string query, long results) =>
        _history.SearchList.Add(new MadeSearch(time, place, query, results));

    /// <summary>A branch of an experiment was shown.</summary>
    public void Exposure(long time, int experiment, int arm) => _history.ExposureList.Add(new ShownArm(time, experiment, arm));

    /// <summary>The history of what was put in; it is good until the next <see cref="Begin"/>.</summary>
    public CustomerHistory Complete()
    {
        KeepEarliest();
        TakeOffRefunds();
        PutOrders();
        SortByTime(_history.OrderList, static order => order.Time);
        SortByTime(_history.ViewList, static view => view.Time);
        SortByTime(_history.SearchList, static search => search.Time);
        SortByTime(_history.ExposureList, static exposure => exposure.Time);
        return _history;
    }

    private void KeepEarliest()
    {
        _kept.Clear();
        for (var i = 0; i < _purchases.Count; i++)
        {
            if (!_kept.TryAdd(_purchases[i].Key, i) && _purchases[i].Order.Time < _purchases[_kept[_purchases[i].Key]].Order.Time)
                _kept[_purchases[i].Key] = i;
        }
    }

    private void TakeOffRefunds()
    {
        var lines = CollectionsMarshal.AsSpan(_lines);
        foreach (var (key, currency, product, quantity, amount) in _refunds)
        {
            if (!_kept.TryGetValue(key, out var place)) continue;
            var order = _purchases[place].Order;
            var (left, money) = (quantity, currency == order.Currency ? amount : 0);
            foreach (ref var line in lines.Slice(order.FirstLine, order.LineCount))
            {
                if (line.Product != product) continue;
                var (taken, back) = (Math.Min(left, line.Quantity), Math.Min(money, line.Amount));
                line = new BoughtLine(product, line.Quantity - taken, line.Amount - back);
                left -= taken;
                money -= back;
            }
        }
    }

    private void PutOrders()
    {
        for (var i = 0; i < _purchases.Count; i++)
        {
            var (order, key) = _purchases[i];
            if (_kept[key] != i || _undone.Contains(key)) continue;
            var first = _history.LineList.Count;
            long amount = 0;
            for (var line = order.FirstLine; line < order.FirstLine + order.LineCount; line++)
            {
                if (_lines[line].Quantity == 0) continue;
                _history.LineList.Add(_lines[line]);
                amount += _lines[line].Amount;
            }
            var count = _history.LineList.Count - first;
            if (count > 0) _history.OrderList.Add(order with { Amount = amount, FirstLine = first, LineCount = count });
        }
    }

    // Mostly in order already; an insertion sort is stable and then costs one pass.
    private static void SortByTime<T>(List<T> items, Func<T, long> time)
    {
        var span = CollectionsMarshal.AsSpan(items);
        for (var i = 1; i < span.Length; i++)
        {
            var item = span[i];
            var key = time(item);
            if (time(span[i - 1]) <= key) continue;
            if (i > 64 && span.Length > 256) { SortStably(items, time); return; }
            var place = i;
            for (; place > 0 && time(span[place - 1]) > key; place--) span[place] = span[place - 1];
            span[place] = item;
        }
    }

    private static void SortStably<T>(List<T> items, Func<T, long> time)
    {
        var sorted = items.OrderBy(time).ToArray();
        items.Clear();
        items.AddRange(sorted);
    }
}
