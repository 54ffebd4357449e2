namespace Pim.Domain.Insights;

/// <summary>
/// Which part of histories counts; what it leaves out is for a report as if it had never been: with a channel, the first order is the first one in
/// that channel. An order counts when it has a line of the products, and then with those lines alone.
/// </summary>
/// <param name="Channel">Number of the channel; null for all.</param>
/// <param name="Locale">Number of the locale; null for all.</param>
/// <param name="Touchpoint">Number of the touchpoint; null for all.</param>
/// <param name="IsProduct">Whether a product, by number, counts; null for all.</param>
public sealed record HistoryFilter(int? Channel, int? Locale, int? Touchpoint, Func<int, bool>? IsProduct)
{
    private readonly CustomerHistory _result = new();

    /// <summary>What counts of a history: the history itself, or one that is good until the next call.</summary>
    public CustomerHistory Apply(CustomerHistory history)
    {
        if (this is { Channel: null, Locale: null, Touchpoint: null, IsProduct: null }) return history;
        _result.Reset(history.Customer, history.IsVisitor);
        _result.AcquisitionSource = history.AcquisitionSource;
        foreach (ref readonly var order in history.Orders) Add(history, order);
        foreach (ref readonly var view in history.Views)
        {
            if (!Has(view.Place) || IsProduct?.Invoke(view.Product) == false) continue;
            _result.ViewList.Add(view with { FirstAttribute = _result.AttributeList.Count });
            _result.AttributeList.AddRange(history.AttributesOf(view));
        }
        foreach (ref readonly var search in history.Searches)
        {
            if (Has(search.Place)) _result.SearchList.Add(search);
        }
        _result.ExposureList.AddRange(history.Exposures);
        return _result;
    }

    private void Add(CustomerHistory history, in BoughtOrder order)
    {
        if (!Has(order.Place)) return;
        var first = _result.LineList.Count;
        long amount = 0;
        foreach (var line in history.LinesOf(order))
        {
            if (IsProduct?.Invoke(line.Product) == false) continue;
            _result.LineList.Add(line);
            amount += line.Amount;
        }
        var count = _result.LineList.Count - first;
        if (count > 0) _result.OrderList.Add(order with { Amount = amount, FirstLine = first, LineCount = count });
    }

    private bool Has(Place place) =>
        (Channel is null || Channel == place.Channel) && (Locale is null || Locale == place.Locale) && (Touchpoint is null || Touchpoint == place.Touchpoint);
}
