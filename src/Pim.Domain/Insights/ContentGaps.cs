using System.Globalization;
using System.Runtime.InteropServices;

namespace Pim.Domain.Insights;

/// <summary>A search that found nothing.</summary>
/// <param name="Query">What was typed, in lower case and without outer spaces.</param>
/// <param name="Searches">How often.</param>
/// <param name="Searchers">By how many customers and visitors.</param>
public sealed record EmptySearch(string Query, long Searches, long Searchers);

/// <summary>Counts searches without results and views of products over histories.</summary>
/// <param name="period">When they were made.</param>
public sealed class GapsTally(Period period)
{
    /// <summary>Most queries that are counted at a time; when there are more, the rarest are forgotten (as in <see cref="BoughtTogether"/>).</summary>
    public const int MaxQueries = 100_000;

    private readonly Dictionary<string, (long Searches, long Searchers)> _queries = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (long Views, long Viewers)> _views = [];
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly HashSet<int> _seen = [];
    private int _forgotten;

    /// <summary>Searches without results, those of the most people first.</summary>
    public IReadOnlyList<EmptySearch> EmptySearches =>
        _queries.Select(q => new EmptySearch(q.Key, q.Value.Searches, q.Value.Searchers))
            .OrderByDescending(q => q.Searchers).ThenByDescending(q => q.Searches).ThenBy(q => q.Query, StringComparer.Ordinal).ToList();

    /// <summary>Views and viewers by number of the product, those with the most viewers first.</summary>
    public IReadOnlyList<(int Product, long Views, long Viewers)> Views =>
        _views.Select(v => (v.Key, v.Value.Views, v.Value.Viewers)).OrderByDescending(v => v.Viewers)
            .ThenByDescending(v => v.Views).ThenBy(v => v.Key).ToList();

    /// <summary>Counts a customer or visitor.</summary>
    public void Add(CustomerHistory history)
    {
        _own.Clear();
        _seen.Clear();
        foreach (ref readonly var search in history.Searches)
        {
            if (search.Results != 0 || !period.Has(search.Time)) continue;
            var query = search.Query.Trim().ToLower(CultureInfo.InvariantCulture);
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_queries, query, out _);
            count = (count.Searches + 1, count.Searchers + (_own.Add(query) ? 1 : 0));
        }
        foreach (ref readonly var view in history.Views)
        {
            if (!period.Has(view.Time)) continue;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_views, view.Product, out _);
            count = (count.Views + 1, count.Viewers + (_seen.Add(view.Product) ? 1 : 0));
        }
        if (_queries.Count > MaxQueries) Forget();
    }

    private void Forget()
    {
        _forgotten++;
        foreach (var (query, _) in _queries.Where(q => q.Value.Searches <= _forgotten).ToList()) _queries.Remove(query);
    }
}
