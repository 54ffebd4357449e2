using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Insights;
using Pim.Domain.Products;

namespace Pim.Application.Insights;

/// <summary>Shows those histories, and that part of them, which a scope is about.</summary>
public sealed class ScopedHistories(CustomerHistories histories, ScopeNames scopeNames, SchemaCatalog schemas, IProductStore products)
{
    /// <summary>Most products that a category or family may hold to be a scope.</summary>
    public const int MaxProducts = 1_000_000;

    private const int PageSize = 1_000;

    /// <summary>Shows the histories of a scope, one after another. NotFound for a scope that names something unknown.</summary>
    /// <returns>How many events there were in what was read.</returns>
    public async Task<long> ReadAsync(
        InsightScope scope, HistoryParts parts, HistoryNames names, Action<CustomerHistory> visit, CancellationToken cancellationToken)
    {
        await scopeNames.ThrowIfUnknownAsync(ScopeName.Of(scope), cancellationToken);
        var segment = scope.Segment.Length == 0 ? null : await SegmentAsync(scope.Segment, names, scope.Period.To, cancellationToken);
        var set = await ProductsAsync(scope, names, cancellationToken);
        var filter = new HistoryFilter(NumberOf(scope.Channel), NumberOf(scope.Locale), NumberOf(scope.Touchpoint), set is null ? null : set.Has);
        var source = NumberOf(scope.AcquisitionSource);
        return await histories.ReadAllAsync(parts, names, history =>
        {
            if (source is not null && source != history.AcquisitionSource || segment?.Has(history) == false) return;
            visit(filter.Apply(history));
        }, cancellationToken);

        int? NumberOf(string name) => name.Length == 0 ? null : names.NumberOf(name);
    }

    /// <summary>Tells who is in a segment.</summary>
    private async Task<SegmentTest> SegmentAsync(string code, HistoryNames names, long asOf, CancellationToken cancellationToken)
    {
        var segment = await schemas.GetAsync<Segment>("segments", code, cancellationToken);
        var schema = await schemas.CurrentAsync(cancellationToken);
        var set = segment.Category.Length == 0 ? null
            : new ProductSet(names, await SkusAsync(new ProductQuery { AnyCategory = schema.Subtree(segment.Category) }, cancellationToken));
        return new SegmentTest(segment, names, asOf, set is null ? _ => false : set.Has);
    }

    private async Task<ProductSet?> ProductsAsync(InsightScope scope, HistoryNames names, CancellationToken cancellationToken)
    {
        if (scope is { Product: "", Category: "", Family: "" }) return null;
        if (scope is { Category: "", Family: "" }) return new ProductSet(names, new HashSet<string> { scope.Product });
        var schema = await schemas.CurrentAsync(cancellationToken);
        return new ProductSet(names, await SkusAsync(new ProductQuery
        {
            Sku = scope.Product.Length == 0 ? null : scope.Product,
            AnyCategory = scope.Category.Length == 0 ? null : schema.Subtree(scope.Category),
            Family = scope.Family.Length == 0 ? null : scope.Family,
        }, cancellationToken));
    }

    private async Task<HashSet<string>> SkusAsync(ProductQuery query, CancellationToken cancellationToken)
    {
        var skus = new HashSet<string>(StringComparer.Ordinal);
        var after = "";
        while (true)
        {
            var page = await products.ListAsync(query with { Type = ProductType.Product }, after, PageSize, cancellationToken);
            skus.UnionWith(page.Select(product => product.Sku));
            if (page.Count < PageSize) return skus;
            after = page[^1].Sku;
            if (skus.Count >= MaxProducts)
                throw new PimException(ErrorKind.ResourceExhausted, "TOO_MANY_PRODUCTS", $"More than {MaxProducts} products are in the scope: narrow it.");
        }
    }
}
