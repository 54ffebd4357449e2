using Pim.Domain.Products;

namespace Pim.Application.Publications;

/// <summary>
/// What a channel has of products, as far as it was looked up, with what a commit is about to publish or withdraw laid over. It remembers what
/// was read, so that the commit can be held to it.
/// </summary>
/// <param name="store">Where to look.</param>
/// <param name="channel">Code of the channel.</param>
/// <param name="underway">What commits on their way are about to publish: it counts as read, so that the commit is refused when it did not come so.</param>
internal sealed class PublishedProducts(IPublicationStore store, string channel, IReadOnlyDictionary<string, Product>? underway = null)
{
    private readonly Dictionary<string, Product?> _overlay = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Product?> _read = new(StringComparer.Ordinal);

    /// <summary>What was read from the store: products with the revisions that the channel has; 0 for none.</summary>
    public List<(string Sku, long Revision)> Read => _read.Where(p => !_overlay.ContainsKey(p.Key)).Select(p => (p.Key, p.Value?.Revision ?? 0)).ToList();

    /// <summary>Takes a product for published.</summary>
    public void Publish(Product product) => _overlay[product.Sku] = product;

    /// <summary>Takes a product for withdrawn.</summary>
    public void Withdraw(string sku) => _overlay[sku] = null;

    /// <summary>Looks up products and the models above them.</summary>
    public async Task LoadAsync(IEnumerable<string> skus, CancellationToken cancellationToken)
    {
        var asked = skus.ToHashSet(StringComparer.Ordinal);
        for (var wanted = asked; wanted.Count > 0; wanted = asked.Select(Find).OfType<Product>()
            .Where(p => p.Parent.Length > 0).Select(p => p.Parent).ToHashSet(StringComparer.Ordinal))
        {
            var unknown = wanted.Where(sku => !_overlay.ContainsKey(sku) && !_read.ContainsKey(sku)).ToList();
            if (unknown.Count > 0)
            {
                // First, because what is done leaves it for the store.
                foreach (var sku in unknown) _read[sku] = underway?.GetValueOrDefault(sku);
                foreach (var product in await store.GetProductsAsync(channel, unknown.FindAll(sku => _read[sku] is null), cancellationToken))
                    _read[product.Sku] = product;
            }
            asked = wanted;
        }
    }

    /// <summary>What the channel has of a product that was looked up; null when it has nothing.</summary>
    public Product? Find(string sku) => _overlay.TryGetValue(sku, out var product) ? product : _read.GetValueOrDefault(sku);

    /// <summary>The product with the models above it, all as published; null when the channel does not see it.</summary>
    public Lineage? FindVisible(string sku)
    {
        if (Find(sku) is not { } product) return null;
        var models = new List<Product>();
        for (var parent = product.Parent; parent.Length > 0; parent = models[^1].Parent)
        {
            if (Find(parent) is not { } model) return null;
            models.Add(model);
        }
        var lineage = new Lineage(product, [.. models]);
        return lineage.Visible ? lineage : null;
    }
}
