using System.Runtime.CompilerServices;
using Pim.Application.Filtering;
using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Domain.Categories;
using Pim.Domain.Products;
using Pim.Domain.Schema;

namespace Pim.Application.Transfer;

/// <summary>Gives a catalogue out in an order that imports back: what others refer to comes first.</summary>
public sealed class CatalogExport(IProductStore store, SchemaCatalog schemas)
{
    private const int PageSize = 500;

    private static readonly string[] Order =
        ["attributeGroups", "attributes", "categories", "channels", "families", "familyVariants", "associationTypes", "segments"];

    /// <summary>The catalogue as schema nouns and products, some at a time.</summary>
    /// <param name="schema">Whether to give the schema.</param>
    /// <param name="products">Whether to give products and models.</param>
    /// <param name="filter">Only products that match; empty for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<IReadOnlyList<object>> RunAsync(
        bool schema, bool products, string filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var current = await schemas.CurrentAsync(cancellationToken);
        if (schema) yield return Nouns(current).ToList();
        if (!products) yield break;
        var plan = ProductFilter.Parse(filter, current);
        // Roots, then sub-models, then products: by what stands above them.
        await foreach (var page in PagesAsync(plan, new ProductQuery { Type = ProductType.Model, Parent = "" }, _ => true, cancellationToken))
            yield return page;
        await foreach (var page in PagesAsync(plan, new ProductQuery { Type = ProductType.Model }, p => p.Parent.Length > 0, cancellationToken))
            yield return page;
        await foreach (var page in PagesAsync(plan, new ProductQuery { Type = ProductType.Product }, _ => true, cancellationToken)) yield return page;
    }

    private static IEnumerable<SchemaNoun> Nouns(CatalogSchema schema)
    {
        foreach (var collection in Order)
        {
            IEnumerable<SchemaNoun> nouns = collection == "categories"
                ? ParentsFirst(schema)
                : schema.Nouns.Where(n => n.Collection == collection).OrderBy(n => n.Code, StringComparer.Ordinal);
            foreach (var noun in nouns) yield return noun;
        }
    }

    private static IEnumerable<Category> ParentsFirst(CatalogSchema schema) =>
        schema.Categories.Values.Where(c => c.Parent.Length == 0).OrderBy(c => c.Code, StringComparer.Ordinal)
            .SelectMany(root => schema.Subtree(root.Code)).Select(code => schema.Categories[code]);

    private async IAsyncEnumerable<IReadOnlyList<Product>> PagesAsync(
        ProductFilter plan, ProductQuery part, Func<Product, bool> belongs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (plan.Query.Type is { } type && type != part.Type || plan.Query.Parent is { Length: > 0 } && part.Parent is not null) yield break;
        var query = plan.Query with { Type = part.Type, Parent = plan.Query.Parent ?? part.Parent };
        for (var after = ""; ;)
        {
            var batch = await store.ListAsync(query, after, PageSize, cancellationToken);
            if (batch.Count == 0) yield break;
            after = batch[^1].Sku;
            var states = plan.Residual is null ? null : await store.GetStatesAsync(batch.Select(p => p.Sku).ToList(), cancellationToken);
            yield return batch.Where(p => belongs(p)
                && (plan.Residual is null || plan.Residual(new OwnValues(new ProductView(p, states!.GetValueOrDefault(p.Sku, ProductState.None)))))).ToList();
            if (batch.Count < PageSize) yield break;
        }
    }
}
