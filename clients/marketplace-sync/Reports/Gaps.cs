using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.State;

namespace Pim.MarketplaceSync.Reports;

/// <summary>Work for editors: the same thing to mend in products of one family.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Source">Where in content, such as "values.description".</param>
/// <param name="Family">Code of the family; empty for products without one.</param>
/// <param name="Field">The field of the feed.</param>
/// <param name="Reason">The rule.</param>
/// <param name="Count">Products.</param>
/// <param name="LeftOut">How many of them are left out of the feed for it.</param>
/// <param name="Skus">Some of them.</param>
internal sealed record Gap(string Feed, string Source, string Family, string Field, string Reason, int Count, int LeftOut, IReadOnlyList<string> Skus)
{
    private const int MaxSkus = 5;

    /// <summary>All gaps; what keeps most products out of a feed first.</summary>
    public static IReadOnlyList<Gap> Of(FeedMapping mapping, StateReading state)
    {
        var gaps = new Dictionary<(string Feed, string Source, string Family, string Field, string Reason), (int Count, int LeftOut, List<string> Skus)>();
        foreach (var feed in mapping.Feeds)
        {
            foreach (var product in state.Products(feed.Name))
            {
                foreach (var finding in product.Findings.DistinctBy(f => (f.Field, f.Reason)))
                {
                    var key = (feed.Name, finding.Source, product.Family, finding.Field, finding.Reason);
                    var gap = gaps.GetValueOrDefault(key, (0, 0, []));
                    if (gap.Skus.Count < MaxSkus) gap.Skus.Add(product.Sku);
                    gaps[key] = (gap.Count + 1, gap.LeftOut + (finding.IsRefusal ? 1 : 0), gap.Skus);
                }
            }
        }
        return [.. gaps.Select(g => new Gap(g.Key.Feed, g.Key.Source, g.Key.Family, g.Key.Field, g.Key.Reason, g.Value.Count, g.Value.LeftOut, g.Value.Skus))
            .OrderByDescending(g => g.LeftOut).ThenByDescending(g => g.Count).ThenBy(g => (g.Feed, g.Source, g.Family, g.Field, g.Reason))];
    }
}
