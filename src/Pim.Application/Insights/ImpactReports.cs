using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Domain.Events;
using Pim.Domain.Insights;

namespace Pim.Application.Insights;

/// <summary>How content is set against coming back.</summary>
/// <param name="Side">When content must be seen.</param>
/// <param name="Exposure">Length of the exposure window, in milliseconds.</param>
/// <param name="Outcome">Length of the outcome window, in milliseconds.</param>
public sealed record ImpactWindows(ExposureSide Side, long Exposure, long Outcome)
{
    /// <summary>14 days after the first order, then 90.</summary>
    public static readonly ImpactWindows Usual = new(ExposureSide.AfterPurchase, 14 * Period.Day, 90 * Period.Day);
}

/// <summary>
/// Sets content against coming back. Histories are read twice: first to learn which products were bought first, so that what is known of them is
/// at hand when customers are counted.
/// </summary>
public sealed class ImpactReports(ScopedHistories histories, ScopeNames scopeNames, SchemaCatalog schemas, IProductStore products, TimeProvider time)
{
    /// <summary>Customers who saw some content against those who did not.</summary>
    public async Task<ContentImpact> OfContentAsync(InsightScope scope, ContentSubject content, ImpactWindows windows, CancellationToken cancellationToken)
    {
        await scopeNames.ThrowIfUnknownAsync([.. ScopeName.Of(scope), ScopeName.Of(content)], cancellationToken);
        var (names, design) = (new HistoryNames(), Design(scope, windows));
        var facts = await FactsAsync(scope, design, names, cancellationToken);
        var tally = new ImpactTally(design, static _ => true, content.Test(names, facts, scope), facts.CategoryOf);
        await histories.ReadAsync(scope, HistoryParts.Views, names, tally.Add, cancellationToken);
        return tally.Result;
    }

    /// <summary>The same for each product.</summary>
    public async Task<ProductRanking> OfProductsAsync(InsightScope scope, ContentSubject content, ImpactWindows windows, CancellationToken cancellationToken)
    {
        await scopeNames.ThrowIfUnknownAsync([.. ScopeName.Of(scope), ScopeName.Of(content)], cancellationToken);
        var (names, design) = (new HistoryNames(), Design(scope, windows));
        var facts = await FactsAsync(scope, design, names, cancellationToken);
        var impacts = new ProductImpacts(design, facts.CategoryOf);
        var test = content.Test(names, facts, scope);
        await histories.ReadAsync(scope, HistoryParts.Views, names, history => impacts.AddProducts(history, static _ => true, test), cancellationToken);
        return new ProductRanking(impacts.Result, names, impacts.LeftOut);
    }

    /// <summary>
    /// What to write next: required attributes that products lack, by how many bought these first, and by whether those who saw the attribute, or the
    /// part of content that it belongs to, elsewhere came back.
    /// </summary>
    public async Task<IReadOnlyList<WritingSuggestion>> WritingAsync(InsightScope scope, ImpactWindows windows, CancellationToken cancellationToken)
    {
        var (names, design) = (new HistoryNames(), Design(scope, windows));
        var buyers = await FirstBuyersAsync(scope, design, names, cancellationToken);
        var facts = await ProductFacts.ReadAsync(products, names, buyers.Keys, cancellationToken);
        var missing = WritingSuggestion.MissingOf(buyers, facts, names, scope);
        if (missing.Count == 0) return [];
        var known = (await schemas.CurrentAsync(cancellationToken)).Attributes;
        var parts = missing.Select(m => m.Attribute).Distinct(StringComparer.Ordinal)
            .ToDictionary(code => code, code => known.TryGetValue(code, out var attribute)
                ? AttributeParts.Of(attribute)
                : ContentParts.None, StringComparer.Ordinal);
        var attributes = parts.ToDictionary(p => names.NumberOf(p.Key), p => p.Value);
        var impacts = new ProductImpacts(design, facts.CategoryOf);
        await histories.ReadAsync(scope, HistoryParts.Views, names, history => impacts.AddAttributes(history, attributes), cancellationToken);
        return WritingSuggestion.Rank(missing, parts, impacts.Result.ToDictionary(i => names[i.Subject], StringComparer.Ordinal));
    }

    /// <summary>The effect of one branch of an experiment against another.</summary>
    public async Task<(ContentImpact Impact, long Contaminated)> OfExperimentAsync(
        InsightScope scope, string experiment, string treatment, string control, long outcome, CancellationToken cancellationToken)
    {
        await scopeNames.ThrowIfUnknownAsync(
        [
            .. ScopeName.Of(scope), ScopeName.OfExperiment("experiment", experiment),
            ScopeName.OfExperiment("treatment", experiment, treatment), ScopeName.OfExperiment("control", experiment, control),
        ], cancellationToken);
        var names = new HistoryNames();
        var design = new ImpactDesign(scope.Period, Now, ExposureSide.BeforePurchase, 0, outcome);
        var tally = new ExperimentTally(design, names.NumberOf(experiment), names.NumberOf(treatment), names.NumberOf(control));
        await histories.ReadAsync(scope, HistoryParts.Exposures, names, tally.Add, cancellationToken);
        return (tally.Result, tally.Contaminated);
    }

    private async Task<ProductFacts> FactsAsync(InsightScope scope, ImpactDesign design, HistoryNames names, CancellationToken cancellationToken) =>
        await ProductFacts.ReadAsync(products, names, (await FirstBuyersAsync(scope, design, names, cancellationToken)).Keys, cancellationToken);

    /// <summary>How many customers of a design bought each product first.</summary>
    private async Task<Dictionary<int, long>> FirstBuyersAsync(InsightScope scope, ImpactDesign design, HistoryNames names, CancellationToken cancellationToken)
    {
        var (buyers, own) = (new Dictionary<int, long>(), new HashSet<int>());
        await histories.ReadAsync(scope, HistoryParts.Orders, names, history =>
        {
            if (history.Orders is not [var first, ..] || !design.Index.Has(first.Time)) return;
            own.Clear();
            foreach (var line in history.LinesOf(first)) own.Add(line.Product);
            foreach (var product in own) buyers[product] = buyers.GetValueOrDefault(product) + 1;
        }, cancellationToken);
        return buyers.Count <= ProductFacts.MaxProducts ? buyers
            : buyers.OrderByDescending(b => b.Value).Take(ProductFacts.MaxProducts).ToDictionary();
    }

    private ImpactDesign Design(InsightScope scope, ImpactWindows windows) => new(scope.Period, Now, windows.Side, windows.Exposure, windows.Outcome);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
