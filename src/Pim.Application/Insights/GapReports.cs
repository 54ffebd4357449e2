using Pim.Application.Products;
using Pim.Domain.Insights;
using Pim.Domain.Products;

namespace Pim.Application.Insights;

/// <summary>A product that is looked at but lacks what a channel requires.</summary>
public sealed record EmptyContent(string Sku, long Views, long Viewers, Completeness Completeness);

/// <summary>Says where content is missing: searches that found nothing, products that are looked at but lack something.</summary>
public sealed class GapReports(ScopedHistories histories, IProductStore products)
{
    // Products are asked for in the order of their viewers until enough of them lack something, but no more than so many.
    private const int MaxLookups = 20_000;
    private const int AtOnce = 500;

    /// <summary>The gaps of a scope, at most so many of each.</summary>
    public async Task<(IReadOnlyList<EmptySearch> Searches, IReadOnlyList<EmptyContent> Contents)> ReadAsync(
        InsightScope scope, int limit, CancellationToken cancellationToken)
    {
        var (names, tally) = (new HistoryNames(), new GapsTally(scope.Period));
        await histories.ReadAsync(scope, HistoryParts.Views | HistoryParts.Searches, names, tally.Add, cancellationToken);
        var contents = new List<EmptyContent>();
        foreach (var some in tally.Views.Take(MaxLookups).Chunk(AtOnce))
        {
            var facts = await ProductFacts.ReadAsync(products, names, some.Select(v => v.Product).ToList(), cancellationToken);
            contents.AddRange(some.SelectMany(v => facts.CompletenessOf(v.Product, scope.Channel, scope.Locale)
                .Where(c => c.Missing.Count > 0).Select(c => new EmptyContent(names[v.Product], v.Views, v.Viewers, c))));
            if (contents.Count >= limit) break;
        }
        return (tally.EmptySearches.Take(limit).ToList(), contents.Take(limit).ToList());
    }
}
