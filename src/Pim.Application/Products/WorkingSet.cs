using Pim.Domain.Products;

namespace Pim.Application.Products;

/// <summary>
/// The products that a group of edits touches, as they are in the store, with what the edits before make of them laid over: an edit sees
/// what those before it did.
/// </summary>
internal sealed class WorkingSet
{
    private static readonly Dictionary<string, Product> Nothing = [];

    private readonly IReadOnlyDictionary<string, Product> _overlay;
    private readonly Dictionary<string, Product> _stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Product> _staged = new(StringComparer.Ordinal);

    private WorkingSet(IReadOnlyDictionary<string, Product>? overlay) => _overlay = overlay ?? Nothing;

    /// <summary>Loads the products that the edits name, and the models above them.</summary>
    /// <param name="store">Where to load from.</param>
    /// <param name="edits">The edits.</param>
    /// <param name="overlay">Products that stand for the stored ones: what a dry run would have made. Null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<WorkingSet> LoadAsync(
        IProductStore store, IEnumerable<ProductEdit> edits, IReadOnlyDictionary<string, Product>? overlay, CancellationToken cancellationToken)
    {
        var set = new WorkingSet(overlay);
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var edit in edits)
        {
            wanted.Add(edit.Sku);
            if (edit.Parent is { Length: > 0 } parent) wanted.Add(parent);
        }
        var asked = new HashSet<string>(StringComparer.Ordinal);
        while (wanted.Count > 0)
        {
            asked.UnionWith(wanted);
            var loaded = await store.GetAsync(wanted, cancellationToken);
            foreach (var product in loaded) set._stored[product.Sku] = product;
            wanted = loaded.Where(p => p.Parent.Length > 0 && !asked.Contains(p.Parent)).Select(p => p.Parent).ToHashSet(StringComparer.Ordinal);
        }
        return set;
    }

    /// <summary>The product as the edits so far leave it; null when there is none.</summary>
    public Product? Find(string sku) =>
        _staged.TryGetValue(sku, out var product) || _overlay.TryGetValue(sku, out product) ? product : _stored.GetValueOrDefault(sku);

    /// <summary>The product as it is in the store; null when there is none.</summary>
    public Product? Stored(string sku) => _stored.GetValueOrDefault(sku);

    /// <summary>Lays a product over the stored one.</summary>
    public void Stage(Product product) => _staged[product.Sku] = product;

    /// <summary>The product with the models above it.</summary>
    public Lineage LineageOf(Product product)
    {
        if (product.Parent.Length == 0 || Find(product.Parent) is not { } parent) return new Lineage(product, []);
        return parent.Parent.Length > 0 && Find(parent.Parent) is { } root ? new Lineage(product, [parent, root]) : new Lineage(product, [parent]);
    }
}
