using System.Collections.Concurrent;
using Pim.Application.Filtering;
using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Content;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Text;

namespace Pim.Application.Content;

/// <summary>Content of several products.</summary>
/// <param name="Contents">In the order asked, without the missing ones.</param>
/// <param name="Missing">SKUs that the channel does not see.</param>
public sealed record ContentBatch(IReadOnlyList<ProductContent> Contents, IReadOnlyList<string> Missing);

/// <summary>What to list of a channel's content.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Locale">BCP 47 locale that it serves.</param>
/// <param name="Filter">AIP-160 filter; empty for none.</param>
/// <param name="Query">Words to find; empty for none.</param>
/// <param name="PageSize">As the caller asked.</param>
/// <param name="PageToken">From the page before.</param>
public sealed record ContentListing(string Channel, string Locale, string Filter, string Query, int PageSize, string PageToken)
{
    /// <summary>What binds a page token to this listing; for callers that cut a page shorter.</summary>
    public string Key => $"content|{Channel}|{Locale}|{Filter}|{Query}";
}

/// <summary>Makes content: the finished form in which channels see products.</summary>
public sealed class ContentReader(IProductStore store, SchemaCatalog schemas)
{
    private const int ScanPage = 500;
    private const int ScanBudget = 5_000;
    private const int MaxVariants = 1_000;

    private readonly ConcurrentDictionary<(string Channel, string Locale), ContentView> _views = [];

    /// <summary>The content of one product. NotFound when the channel, its locale or the product is not there to see.</summary>
    public async Task<ProductContent> GetAsync(string sku, string channel, string locale, CancellationToken cancellationToken)
    {
        var batch = await BatchGetAsync([sku], channel, locale, cancellationToken);
        return batch.Contents.Count == 1 ? batch.Contents[0] : throw PimException.NotFound($"channels/{channel}/locales/{locale}/{Product.NameOf(sku)}");
    }

    /// <summary>The content of several products.</summary>
    public async Task<ContentBatch> BatchGetAsync(IReadOnlyList<string> skus, string channel, string locale, CancellationToken cancellationToken)
    {
        var view = ViewOf(await schemas.CurrentAsync(cancellationToken), channel, locale);
        var visible = await VisibleAsync(skus.Distinct(StringComparer.Ordinal).ToList(), cancellationToken);
        var asked = skus.Where(visible.ContainsKey).Select(s => visible[s]).ToList();
        var contents = await ProjectAsync(view, asked, cancellationToken);
        return new ContentBatch(contents, skus.Where(s => !visible.ContainsKey(s)).Distinct(StringComparer.Ordinal).ToList());
    }

    /// <summary>A page of content by SKU.</summary>
    public async Task<Page<ProductContent>> ListAsync(ContentListing listing, CancellationToken cancellationToken)
    {
        var size = Paging.Size(listing.PageSize);
        var after = Paging.After(listing.Key, listing.PageToken);
        var schema = await schemas.CurrentAsync(cancellationToken);
        var view = ViewOf(schema, listing.Channel, listing.Locale);
        var filter = ProductFilter.Parse(listing.Filter, schema);
        var words = TextQuery.Parse(listing.Query);
        var query = filter.Query with { Type = filter.Query.Type ?? ProductType.Product };

        var found = new List<Lineage>();
        var atEnd = query.Enabled == false;
        for (var looked = 0; !atEnd && found.Count < size && looked < ScanBudget;)
        {
            var batch = await store.ListAsync(query with { Enabled = true }, after, ScanPage, cancellationToken);
            looked += batch.Count;
            atEnd = batch.Count < ScanPage;
            var lineages = await Lineages.LoadAsync(store, batch, cancellationToken);
            var states = filter.Residual is null ? null : await store.GetStatesAsync(lineages.Keys, cancellationToken);
            foreach (var product in batch)
            {
                after = product.Sku;
                var lineage = lineages[product.Sku];
                if (!lineage.Visible || !Passes(lineage, states)) continue;
                found.Add(lineage);
                if (found.Count < size) continue;
                atEnd = false;
                break;
            }
        }
        var contents = await ProjectAsync(view, found, cancellationToken);
        return new Page<ProductContent>(contents, atEnd ? "" : Paging.Token(listing.Key, after));

        bool Passes(Lineage lineage, IReadOnlyDictionary<string, ProductState>? states) =>
            (filter.Residual is null || filter.Residual(new SeenValues(view, lineage, states!.GetValueOrDefault(lineage.Product.Sku, ProductState.None))))
            && (words is null || words.Matches(view, lineage, schema));
    }

    private async Task<List<ProductContent>> ProjectAsync(ContentView view, List<Lineage> lineages, CancellationToken cancellationToken)
    {
        var mentions = lineages.SelectMany(ContentView.Mentions).Distinct(StringComparer.Ordinal).ToList();
        var mentioned = mentions.Count == 0 ? [] : await VisibleAsync(mentions, cancellationToken);
        var contents = new List<ProductContent>(lineages.Count);
        foreach (var lineage in lineages)
        {
            var variants = lineage.Product.Type == ProductType.Model ? await VariantsAsync(lineage, cancellationToken) : [];
            contents.Add(view.Project(lineage, mentioned, variants));
        }
        return contents;
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

    private ContentView ViewOf(CatalogSchema schema, string channel, string locale)
    {
        var normal = Locales.TryNormalize(locale, out var known) ? known : locale;
        if (_views.TryGetValue((channel, normal), out var view) && view.SchemaVersion == schema.Version) return view;
        if (!schema.Channels.TryGetValue(channel, out var found)) throw PimException.NotFound($"channels/{channel}");
        var served = found.FindLocale(normal) ?? throw PimException.NotFound($"channels/{channel}/locales/{locale}");
        return _views[(channel, normal)] = new ContentView(schema, found, served);
    }
}
