using Pim.Application.Products;
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
    CustomerHistories histories, SchemaCatalog schemas, IProductStore products, IPublicationStore publications, TimeProvider time)
{
    private const int MaxProducts = 100;
    private const int ProductsAtOnce = 500;

    /// <summary>What is known of a customer; nothing, of one who is not known.</summary>
    public async Task<CustomerInsight> GetAsync(string customer, long horizon, CancellationToken cancellationToken)
    {
        var (names, now) = (new HistoryNames(), Now);
        var history = await histories.ReadAsync(customer, names, cancellationToken);
        return Describe(history, names, now, horizon, await SegmentsOfAsync(history, names, now, cancellationToken));
    }

    /// <summary>What a customer may want again, of what a channel sees; of everything, without channel. NotFound when there is no such channel.</summary>
    public async Task<IReadOnlyList<(string Sku, BuyAgain Bought)>> BuyAgainAsync(
        string customer, string channel, int limit, CancellationToken cancellationToken)
    {
        var names = new HistoryNames();
        if (channel.Length > 0 && !(await schemas.CurrentAsync(cancellationToken)).Channels.ContainsKey(channel))
            throw PimException.NotFound($"channels/{channel}");
        var bought = BuyItAgain.Of(await histories.ReadAsync(customer, names, cancellationToken), Now).Select(b => (Sku: names[b.Product], b)).ToList();
        if (channel.Length == 0) return bought.Take(limit).ToList();
        var seen = await publications.SeenAsync(channel, bought.Select(b => b.Sku).ToList(), cancellationToken);
        return bought.Where(b => seen.Contains(b.Sku)).Take(limit).ToList();
    }

    /// <summary>Codes of the segments that a customer is in, in order; only the products that were bought are looked up for it.</summary>
    private async Task<IReadOnlyList<string>> SegmentsOfAsync(CustomerHistory history, HistoryNames names, long now, CancellationToken cancellationToken)
    {
        if (history is { Orders.IsEmpty: true, Views.IsEmpty: true, Searches.IsEmpty: true }) return [];
        var schema = await schemas.CurrentAsync(cancellationToken);
        var bought = history.Lines.ToArray().Select(line => names[line.Product]).ToHashSet(StringComparer.Ordinal);
        var categories = await CategoriesAsync(bought, cancellationToken);
        return schema.Segments.Values.Where(segment =>
        {
            var subtree = schema.Subtree(segment.Category);
            return new SegmentTest(segment, names, now, product => categories[names[product]].Any(subtree.Contains)).Has(history);
        }).Select(segment => segment.Code).Order(StringComparer.Ordinal).ToList();
    }

    /// <summary>The categories of products, with those that they have of their models; none of a product that is gone.</summary>
    private async Task<ILookup<string, string>> CategoriesAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        var categories = new List<(string Sku, string Category)>();
        foreach (var some in skus.Chunk(ProductsAtOnce))
        {
            var found = await products.GetAsync(some, cancellationToken);
            var states = await products.GetStatesAsync(some, cancellationToken);
            categories.AddRange(found.SelectMany(product => product.Categories.Select(category => (product.Sku, category))));
            categories.AddRange(states.SelectMany(state => state.Value.InheritedCategories.Select(category => (state.Key, category))));
        }
        return categories.ToLookup(c => c.Sku, c => c.Category, StringComparer.Ordinal);
    }

    private static CustomerInsight Describe(CustomerHistory history, HistoryNames names, long now, long horizon, IReadOnlyList<string> segments)
    {
        var orders = history.Orders;
        var views = history.Views;
        var revenues = new SortedDictionary<string, Int128>(StringComparer.Ordinal);
        foreach (ref readonly var order in orders) revenues[names[order.Currency]] = revenues.GetValueOrDefault(names[order.Currency]) + order.Amount;
        var products = BuyItAgain.Of(history, now).OrderByDescending(b => b.Times).ThenByDescending(b => b.LastTime).Take(MaxProducts);
        return new CustomerInsight(
            orders.Length, orders.IsEmpty ? null : orders[0].Time, orders.IsEmpty ? null : orders[^1].Time, revenues,
            views.Length, views.IsEmpty ? null : views[^1].Time,
            LifecycleStages.Of(orders, now, horizon), segments, products.Select(b => (names[b.Product], b)).ToList());
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
