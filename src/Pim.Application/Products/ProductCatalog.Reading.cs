using System.Globalization;
using Pim.Application.Filtering;
using Pim.Domain;
using Pim.Domain.Products;

namespace Pim.Application.Products;

public sealed partial class ProductCatalog
{
    /// <summary>Most products that one page looks through for a filter that no index answers.</summary>
    private const int ScanBudget = 20_000;

    private const int ScanPage = 500;

    /// <summary>Products in the order asked. NotFound, naming them, when some do not exist.</summary>
    public async Task<IReadOnlyList<ProductView>> GetAsync(IReadOnlyList<string> skus, CancellationToken cancellationToken)
    {
        var products = (await store.GetAsync(skus.ToHashSet(StringComparer.Ordinal), cancellationToken)).ToDictionary(p => p.Sku, StringComparer.Ordinal);
        var missing = skus.Where(s => !products.ContainsKey(s)).Distinct().ToList();
        if (missing.Count > 0) throw PimException.NotFound(missing.ConvertAll(Product.NameOf));
        var states = await store.GetStatesAsync(products.Keys, cancellationToken);
        return skus.Select(s => new ProductView(products[s], states.GetValueOrDefault(s, ProductState.None))).ToList();
    }

    /// <summary>A page of products that match a filter, by SKU.</summary>
    public async Task<Page<ProductView>> ListAsync(string filter, int pageSize, string pageToken, CancellationToken cancellationToken)
    {
        var size = Paging.Size(pageSize);
        var listing = ListingOf(filter);
        var after = Paging.After(listing, pageToken);
        var plan = ProductFilter.Parse(filter, await schemas.CurrentAsync(cancellationToken));
        var found = new List<ProductView>(Math.Min(size, ScanPage));
        for (var looked = 0; looked < ScanBudget;)
        {
            var limit = plan.Residual is null ? size - found.Count : ScanPage;
            var batch = await store.ListAsync(plan.Query, after, limit, cancellationToken);
            var states = await store.GetStatesAsync(batch.Select(p => p.Sku).ToList(), cancellationToken);
            foreach (var product in batch)
            {
                var view = new ProductView(product, states.GetValueOrDefault(product.Sku, ProductState.None));
                after = product.Sku;
                if (plan.Residual is not null && !plan.Residual(new OwnValues(view))) continue;
                found.Add(view);
                if (found.Count == size) return new Page<ProductView>(found, Paging.Token(listing, after));
            }
            if (batch.Count < limit) return new Page<ProductView>(found, "");
            looked += batch.Count;
        }
        return new Page<ProductView>(found, Paging.Token(listing, after));
    }

    /// <summary>What binds a page token to its listing; for callers that cut a page shorter.</summary>
    public static string ListingOf(string filter) => "products|" + filter;

    /// <summary>A page of revisions, newest first. NotFound when the SKU never was.</summary>
    public async Task<Page<ProductRevision>> ListRevisionsAsync(string sku, int pageSize, string pageToken, CancellationToken cancellationToken)
    {
        var size = Paging.Size(pageSize);
        var listing = RevisionListingOf(sku);
        var after = Paging.After(listing, pageToken);
        var before = after.Length == 0 ? long.MaxValue : long.Parse(after, CultureInfo.InvariantCulture);
        var revisions = await store.ListRevisionsAsync(sku, before, size, cancellationToken);
        if (revisions.Count == 0 && after.Length == 0) throw PimException.NotFound(Product.NameOf(sku));
        return new Page<ProductRevision>(revisions, revisions.Count < size ? "" : Paging.Token(listing, RevisionKeyOf(revisions[^1])));
    }

    /// <summary>What binds a page token to its listing of revisions; for callers that cut a page shorter.</summary>
    public static string RevisionListingOf(string sku) => "revisions|" + sku;

    /// <summary>The key behind which a page of revisions starts.</summary>
    public static string RevisionKeyOf(ProductRevision revision) => revision.Revision.ToString(CultureInfo.InvariantCulture);

    /// <summary>One revision. NotFound when there is none of that number.</summary>
    public async Task<ProductRevision> GetRevisionAsync(string sku, long revision, CancellationToken cancellationToken) =>
        await store.GetRevisionAsync(sku, revision, cancellationToken) ?? throw PimException.NotFound($"{Product.NameOf(sku)}/revisions/{revision}");

    /// <summary>Makes a product again what it was at a revision, a deleted one included; held to today's schema.</summary>
    public async Task<ProductView> RestoreAsync(string sku, long revision, long? expectedRevision, WriteOptions options, CancellationToken cancellationToken)
    {
        var past = await GetRevisionAsync(sku, revision, cancellationToken);
        if (past.Product is null)
            throw PimException.Violated([new("name", "That revision deleted the product: there is nothing to bring back. Choose the one before.",
                "DELETED_REVISION", ViolationKind.Precondition)]);
        var edit = ProductEdit.Replacing(past.Product) with { ExpectedRevision = expectedRevision };
        return await UpdateAsync(new ProductUpdate(edit, edit), options, cancellationToken);
    }
}
