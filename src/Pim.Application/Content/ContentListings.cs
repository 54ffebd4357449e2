using Pim.Application.Filtering;
using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Domain.Products;

namespace Pim.Application.Content;

/// <summary>What to list of a channel's content.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Locale">BCP 47 locale that it serves.</param>
/// <param name="Filter">AIP-160 filter; empty for none.</param>
/// <param name="PageSize">As the caller asked.</param>
/// <param name="PageToken">From the page before.</param>
public sealed record ContentListing(string Channel, string Locale, string Filter, int PageSize, string PageToken)
{
    /// <summary>What binds a page token to this listing; for callers that cut a page shorter.</summary>
    public string Key => $"content|{Channel}|{Locale}|{Filter}";
}

/// <summary>Lists what channels see.</summary>
public sealed class ContentListings(IPublicationStore publications, SchemaCatalog schemas, ContentFilter filters, ContentServer server)
{
    private const int ScanPage = 500;
    private const int ScanBudget = 5_000;

    /// <summary>A page of content by SKU. NotFound when the channel or its locale does not exist.</summary>
    public async Task<Page<ServedContent>> ListAsync(ContentListing listing, CancellationToken cancellationToken)
    {
        var size = Paging.Size(listing.PageSize);
        var after = Paging.After(listing.Key, listing.PageToken);
        var locale = await server.LocaleAsync(listing.Channel, listing.Locale, cancellationToken);
        var filter = await filters.PrepareAsync(listing.Channel, locale, listing.Filter, cancellationToken);
        var schema = await schemas.CurrentAsync(cancellationToken);
        var type = ProductFilter.Parse(listing.Filter, schema).Query.Type ?? ProductType.Product;

        var found = new List<string>();
        var atEnd = false;
        for (var looked = 0; !atEnd && found.Count < size && looked < ScanBudget;)
        {
            var batch = await publications.ListProductsAsync(listing.Channel, after, ScanPage, cancellationToken);
            looked += batch.Count;
            atEnd = batch.Count < ScanPage;
            var published = new PublishedProducts(publications, listing.Channel);
            foreach (var product in batch) published.Publish(product);
            await published.LoadAsync(batch.Select(p => p.Sku), cancellationToken);
            foreach (var product in batch)
            {
                after = product.Sku;
                if (!Passes(product, published.FindVisible(product.Sku))) continue;
                found.Add(product.Sku);
                if (found.Count < size) continue;
                atEnd = false;
                break;
            }
        }
        var served = await server.BatchGetAsync(found, listing.Channel, locale, cancellationToken);
        return new Page<ServedContent>(served.Contents, atEnd ? "" : Paging.Token(listing.Key, after));

        bool Passes(Product product, Lineage? visible) =>
            visible is not null && product.Type == type && filter?.Matches(visible) != false;
    }
}
