using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Insights;

namespace Pim.Application.Insights;

/// <summary>What is known of a customer.</summary>
/// <param name="Orders">Orders that stand.</param>
/// <param name="FirstOrder">Time of the first; null without any.</param>
/// <param name="LastOrder">Time of the last; null without any.</param>
/// <param name="Revenues">Money by code of the currency, in micros.</param>
/// <param name="Views">Views of content.</param>
/// <param name="LastView">Time of the last; null without any.</param>
/// <param name="Stage">Stage now.</param>
/// <param name="Segments">Codes of the segments the customer is in.</param>
/// <param name="Products">Products bought, by SKU.</param>
public sealed record CustomerInsight(
    int Orders, long? FirstOrder, long? LastOrder, IReadOnlyDictionary<string, Int128> Revenues, int Views, long? LastView, LifecycleStage Stage,
    IReadOnlyList<string> Segments, IReadOnlyList<(string Sku, BuyAgain Bought)> Products);

/// <summary>Looks at one customer.</summary>
public sealed class CustomerInsights(
    CustomerHistories histories, ScopedHistories scoped, SchemaCatalog schemas, IPublicationStore publications, TimeProvider time)
{
    private const int MaxProducts = 100;

    /// <summary>What is known of a customer; nothing, of one who is not known.</summary>
    public async Task<CustomerInsight> GetAsync(string customer, long horizon, CancellationToken cancellationToken)
    {
        var (names, now) = (new HistoryNames(), Now);
        var history = await histories.ReadAsync(customer, names, cancellationToken);
        var segments = new List<string>();
        foreach (var code in (await schemas.CurrentAsync(cancellationToken)).Segments.Keys.Order(StringComparer.Ordinal))
        {
            if (history is { Orders.IsEmpty: true, Views.IsEmpty: true, Searches.IsEmpty: true }) break;
            if ((await scoped.SegmentAsync(code, names, now, cancellationToken)).Has(history)) segments.Add(code);
        }
        return Describe(history, names, now, horizon, segments);
    }

    /// <summary>What a customer may want again, of what a channel sees; of everything, without channel. NotFound when there is no such channel.</summary>
    public async Task<IReadOnlyList<(string Sku, BuyAgain Bought)>> BuyAgainAsync(string customer, string channel, int limit, CancellationToken cancellationToken)
    {
        var names = new HistoryNames();
        if (channel.Length > 0 && !(await schemas.CurrentAsync(cancellationToken)).Channels.ContainsKey(channel)) throw PimException.NotFound($"channels/{channel}");
        var bought = BuyItAgain.Of(await histories.ReadAsync(customer, names, cancellationToken), Now).Select(b => (Sku: names[b.Product], b)).ToList();
        if (channel.Length == 0) return bought.Take(limit).ToList();
        var seen = await publications.SeenAsync(channel, bought.Select(b => b.Sku).ToList(), cancellationToken);
        return bought.Where(b => seen.Contains(b.Sku)).Take(limit).ToList();
    }

    private static CustomerInsight Describe(CustomerHistory history, HistoryNames names, long now, long horizon, List<string> segments)
    {
        var orders = history.Orders;
        var views = history.Views;
        var revenues = new SortedDictionary<string, Int128>(StringComparer.Ordinal);
        foreach (ref readonly var order in orders) revenues[names[order.Currency]] = revenues.GetValueOrDefault(names[order.Currency]) + order.Amount;
        var products = BuyItAgain.Of(history, now).OrderByDescending(b => b.Times).ThenByDescending(b => b.LastTime).Take(MaxProducts);
        return new CustomerInsight(
            orders.Length, orders.IsEmpty ? null : orders[0].Time, orders.IsEmpty ? null : orders[^1].Time, revenues, views.Length, views.IsEmpty ? null : views[^1].Time,
            LifecycleStages.Of(orders, now, horizon), segments, products.Select(b => (names[b.Product], b)).ToList());
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
