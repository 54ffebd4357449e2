using Pim.Domain.Events;
using Pim.Domain.Insights;

namespace Pim.Domain.Tests.Insights;

/// <summary>Histories in few words: times are days since 1 January 2026, numbers stand for names.</summary>
internal static class HistorySample
{
    public const int Euro = 1;
    public const int Dollar = 2;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static long Day(double day) => Start.AddDays(day).ToUnixTimeMilliseconds();

    public static Period Days(double from, double to) => new(Day(from), Day(to));

    public static long Length(double days) => (long)(days * Period.Day);

    /// <summary>A customer with an order of ten euros of product 7 on each of these days.</summary>
    public static CustomerHistory Orders(params double[] days)
    {
        var builder = Begin();
        for (var i = 0; i < days.Length; i++) builder.Order((uint)i, days[i]);
        return builder.Complete();
    }

    public static HistoryBuilder Begin(string customer = "c")
    {
        var builder = new HistoryBuilder();
        builder.Begin(customer, isVisitor: false);
        return builder;
    }

    public static HistoryBuilder Order(
        this HistoryBuilder builder, uint key, double day, int product = 7, long euros = 10, int channel = 3, int currency = Euro, int quantity = 1)
    {
        builder.Purchase(key, Day(day), new Place(channel, 4, 5), currency);
        builder.Line(product, quantity, euros * 1_000_000);
        return builder;
    }

    public static HistoryBuilder Seen(this HistoryBuilder builder, double day, int product = 7, ContentParts parts = ContentParts.Manual, int channel = 3)
    {
        builder.View(Day(day), product, new Place(channel, 4, 5), parts);
        return builder;
    }
}
