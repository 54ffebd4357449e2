using Pim.Domain;
using Pim.Domain.Products;

namespace Pim.Application.Products;

/// <summary>Loads what stands above and below products.</summary>
public static class Lineages
{
    private const int PageSize = 500;

    /// <summary>The lineages of products, by SKU. A model that does not exist is left out.</summary>
    public static async Task<Dictionary<string, Lineage>> LoadAsync(IProductStore store, IReadOnlyList<Product> products, CancellationToken cancellationToken)
    {
        Dictionary<string, Product>? known = null;
        var wanted = products.Where(p => p.Parent.Length > 0).Select(p => p.Parent).ToHashSet(StringComparer.Ordinal);
        while (wanted.Count > 0)
        {
            known ??= products.ToDictionary(p => p.Sku, StringComparer.Ordinal);
            wanted.ExceptWith(known.Keys);
            if (wanted.Count == 0) break;
            var loaded = await store.GetAsync(wanted, cancellationToken);
            foreach (var model in loaded) known[model.Sku] = model;
            wanted = loaded.Where(m => m.Parent.Length > 0).Select(m => m.Parent).ToHashSet(StringComparer.Ordinal);
        }
        var lineages = new Dictionary<string, Lineage>(products.Count, StringComparer.Ordinal);
        foreach (var product in products) lineages[product.Sku] = new Lineage(product, ModelsAbove(product, known));
        return lineages;
    }

    /// <summary>The models above a product, nearest first, among those known.</summary>
    public static ValueList<Product> ModelsAbove(Product product, IReadOnlyDictionary<string, Product>? known)
    {
        if (product.Parent.Length == 0 || known is null || !known.TryGetValue(product.Parent, out var parent)) return [];
        return parent.Parent.Length > 0 && known.TryGetValue(parent.Parent, out var root) ? [parent, root] : [parent];
    }

    /// <summary>All products and models right below a model, by SKU.</summary>
    public static async Task<IReadOnlyList<Product>> ChildrenAsync(this IProductStore store, string model, CancellationToken cancellationToken)
    {
        var query = new ProductQuery { Parent = model };
        var children = new List<Product>();
        while (true)
        {
            var page = await store.ListAsync(query, children.Count == 0 ? "" : children[^1].Sku, PageSize, cancellationToken);
            children.AddRange(page);
            if (page.Count < PageSize) return children;
        }
    }
}
