using Pim.Application.Media;
using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Content;
using Pim.Domain.Products;
using Pim.Domain.Text;

namespace Pim.Application.Content;

/// <summary>Shows editors what drafts would look like to a channel, if they and all that they name were published.</summary>
public sealed class ContentPreview(IProductStore store, IAssetStore assets, SchemaCatalog schemas)
{
    private const int MaxVariants = 1_000;

    /// <summary>The content of a draft. NotFound when the channel, its locale or the product is not there to see.</summary>
    public async Task<ProductContent> GetAsync(string sku, string channel, string locale, CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        if (!schema.Channels.TryGetValue(channel, out var found)) throw PimException.NotFound($"channels/{channel}");
        var served = found.FindLocale(Locales.TryNormalize(locale, out var normal) ? normal : locale)
            ?? throw PimException.NotFound($"channels/{channel}/locales/{locale}");
        var visible = await VisibleAsync([sku], cancellationToken);
        if (!visible.TryGetValue(sku, out var lineage)) throw PimException.NotFound($"channels/{channel}/locales/{locale}/{Product.NameOf(sku)}");
        var mentioned = await VisibleAsync(ContentView.Mentions(lineage).ToList(), cancellationToken);
        var variants = lineage.Product.Type == ProductType.Model ? await VariantsAsync(lineage, cancellationToken) : [];
        var keys = mentioned.Values.Concat(variants).SelectMany(other => ContentView.ImagesOf(schema, other))
            .Concat(ContentView.AssetsOf(lineage)).ToHashSet(StringComparer.Ordinal);
        var named = (await assets.GetAsync(keys, cancellationToken)).ToDictionary(asset => asset.Key, StringComparer.Ordinal);
        return new ContentView(schema, found, served).Project(lineage, mentioned, variants, named);
    }

    private async Task<Dictionary<string, Lineage>> VisibleAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        var products = await store.GetAsync(skus, cancellationToken);
        var lineages = await Lineages.LoadAsync(store, products, cancellationToken);
        foreach (var (sku, lineage) in lineages)
        {
            if (!lineage.Visible) lineages.Remove(sku);
        }
        return lineages;
    }

    private async Task<List<Lineage>> VariantsAsync(Lineage model, CancellationToken cancellationToken)
    {
        var variants = new List<Lineage>();
        foreach (var child in (await store.ChildrenAsync(model.Product.Sku, cancellationToken)).Where(c => c.Enabled))
        {
            var lineage = new Lineage(child, [model.Product, .. model.Models]);
            if (child.Type == ProductType.Product) variants.Add(lineage);
            else variants.AddRange(await VariantsAsync(lineage, cancellationToken));
            if (variants.Count >= MaxVariants) break;
        }
        variants.Sort((a, b) => string.CompareOrdinal(a.Product.Sku, b.Product.Sku));
        return variants.Count > MaxVariants ? variants[..MaxVariants] : variants;
    }
}
