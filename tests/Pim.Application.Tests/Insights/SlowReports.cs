using Pim.Domain.Events;
using Pim.Domain.Insights;
using Pim.Domain.Insights.Statistics;

namespace Pim.Application.Tests.Insights;

/// <summary>The reports, each written down as it is defined, over plain lists and without a thought for speed.</summary>
internal static class SlowReports
{
    public sealed record Order(DateTimeOffset Time, string Currency, List<OrderLine> Lines)
    {
        public long Amount => Lines.Sum(l => l.AmountMicros);
    }

    public sealed record Customer(bool IsCustomer, List<Order> Orders, List<Event> Views);

    public static List<Customer> Customers(List<Event> events)
    {
        var unique = events.DistinctBy(e => e.Digest).ToList();
        return SyntheticShop.ByPerson(unique)
            .Select(p => new Customer(p.Key.Kind == PersonKind.Customer, Orders(p.Value), p.Value.Where(e => e.Detail is ContentView).ToList())).ToList();
    }

    public static Retention Retention(List<Customer> customers, DateTimeOffset from, DateTimeOffset to, TimeSpan horizon)
    {
        var start = customers.Where(c => c.Orders.Any(o => o.Time >= from - horizon && o.Time < from)).ToHashSet();
        var end = customers.Where(c => c.Orders.Any(o => o.Time >= to - horizon && o.Time < to)).ToHashSet();
        var fresh = customers.Where(c => c.Orders.Count > 0 && c.Orders.Min(o => o.Time) >= from && c.Orders.Min(o => o.Time) < to).ToHashSet();
        return new Retention(start.Count, end.Count, fresh.Count, start.Intersect(end).Count(), end.Except(start).Except(fresh).Count());
    }

    public static (long, long, long) Purchases(List<Customer> customers, DateTimeOffset from, DateTimeOffset to)
    {
        var counts = customers.Select(c => c.Orders.Count(o => o.Time >= from && o.Time < to)).ToList();
        return (counts.Count(n => n >= 1), counts.Count(n => n >= 2), counts.Sum());
    }

    public static Dictionary<string, long> Revenue(List<Customer> customers, DateTimeOffset from, DateTimeOffset to) =>
        customers.SelectMany(c => c.Orders).Where(o => o.Time >= from && o.Time < to)
            .GroupBy(o => o.Currency).ToDictionary(g => g.Key, g => g.Sum(o => o.Amount));

    public static (long, long, double) Gaps(List<Customer> customers, DateTimeOffset from, DateTimeOffset to)
    {
        var closed = new List<double>();
        var open = 0;
        foreach (var orders in customers.Select(c => c.Orders.Where(o => o.Time >= from && o.Time < to).ToList()).Where(o => o.Count > 0))
        {
            open++;
            for (var i = 1; i < orders.Count; i++) closed.Add((orders[i].Time - orders[i - 1].Time).TotalDays);
        }
        return (closed.Count, open, Math.Round(closed.Average(), 9));
    }

    public static IEnumerable<string> WeeklyCohorts(List<Customer> customers, DateTimeOffset from, DateTimeOffset to, DateTimeOffset seenTo)
    {
        for (var monday = Monday(from); monday < to; monday = monday.AddDays(7))
        {
            var members = customers.Where(
                c => c.Orders.Count > 0 && c.Orders[0].Time >= from && c.Orders[0].Time < to && Monday(c.Orders[0].Time) == monday).ToList();
            var cells = new List<int>();
            for (var week = monday; week.AddDays(7) <= seenTo; week = week.AddDays(7)) cells.Add(members.Count(c => c.Orders.Any(o => Monday(o.Time) == week)));
            yield return string.Join(' ', cells);
        }
    }

    public static (Proportion, Proportion) ManualReaders(List<Customer> customers, DateTimeOffset from, DateTimeOffset to, DateTimeOffset seenTo)
    {
        var (readers, others) = (default(Proportion), default(Proportion));
        foreach (var customer in customers.Where(c => c.IsCustomer && c.Orders.Count > 0))
        {
            var first = customer.Orders[0];
            var landmark = first.Time.AddDays(7);
            var end = landmark.AddDays(20);
            if (first.Time < from || first.Time >= to || end >= seenTo) continue;
            if (customer.Orders.Any(o => o.Time > first.Time && o.Time <= landmark)) continue;
            var hasRead = customer.Views.Any(v => v.Time > first.Time && v.Time <= landmark
                && v.Detail is ContentView { Parts: ContentParts.Manual } view && first.Lines.Any(l => l.Product == view.Product));
            var one = new Proportion(customer.Orders.Any(o => o.Time > landmark && o.Time <= end) ? 1 : 0, 1);
            if (hasRead) readers += one;
            else others += one;
        }
        return (readers, others);
    }

    private static List<Order> Orders(List<Event> own)
    {
        var orders = own.Where(e => e.Detail is Purchase).GroupBy(e => ((Purchase)e.Detail).OrderId).Select(g => g.MinBy(e => e.Time)!).ToList();
        var result = new List<Order>();
        foreach (var happened in orders.OrderBy(o => o.Time))
        {
            var purchase = (Purchase)happened.Detail;
            var refunds = own.Select(e => e.Detail).OfType<Refund>().Where(r => r.OrderId == purchase.OrderId).ToList();
            if (refunds.Any(r => r.Lines.Count == 0)) continue;
            var lines = purchase.Lines.ToList();
            foreach (var back in refunds.SelectMany(r => r.Currency == purchase.Currency ? r.Lines : r.Lines.Select(l => l with { AmountMicros = 0 })))
                TakeOff(lines, back);
            lines.RemoveAll(l => l.Quantity == 0);
            if (lines.Count > 0) result.Add(new Order(happened.Time, purchase.Currency, lines));
        }
        return result;
    }

    private static void TakeOff(List<OrderLine> lines, OrderLine back)
    {
        var (quantity, money) = (back.Quantity, back.AmountMicros);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Product != back.Product) continue;
            var (q, m) = (Math.Min(quantity, lines[i].Quantity), Math.Min(money, lines[i].AmountMicros));
            lines[i] = new OrderLine(back.Product, lines[i].Quantity - q, lines[i].AmountMicros - m);
            (quantity, money) = (quantity - q, money - m);
        }
    }

    private static DateTimeOffset Monday(DateTimeOffset time)
    {
        var day = new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero);
        while (day.DayOfWeek != DayOfWeek.Monday) day = day.AddDays(-1);
        return day;
    }
}
