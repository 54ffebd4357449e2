using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Publications;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.MongoDB.Products;

namespace Pim.Storage.MongoDB.Publications;

/// <summary>Reads what channels have.</summary>
internal static class PublicationReading
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly SortDefinition<BsonDocument> ById = Builders<BsonDocument>.Sort.Ascending("_id");

    /// <summary>The publications of a channel among these products.</summary>
    public static async Task<IReadOnlyList<Publication>> GetAsync(
        Collections collections, IClientSessionHandle session, string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        var found = await Find(collections, session, ChannelKey.AnyOf(channel, skus), skus.Count).ToListAsync(cancellationToken);
        return found.ConvertAll(PublicationDocument.Read);
    }

    /// <summary>The publications of a product.</summary>
    public static async Task<IReadOnlyList<Publication>> GetOfProductAsync(
        Collections collections, IClientSessionHandle session, string sku, CancellationToken cancellationToken)
    {
        var found = await Find(collections, session, Filter.Eq("sku", sku), int.MaxValue).ToListAsync(cancellationToken);
        return found.ConvertAll(PublicationDocument.Read);
    }

    /// <summary>What a channel has among these products, as published.</summary>
    public static async Task<IReadOnlyList<Product>> GetProductsAsync(
        Collections collections, IClientSessionHandle session, string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        await ReadProductsAsync(collections, session, await GetAsync(collections, session, channel, skus, cancellationToken), cancellationToken);

    /// <summary>The first products behind a SKU that a channel has, as published, in order of SKU.</summary>
    public static async Task<IReadOnlyList<Product>> ListProductsAsync(
        Collections collections, IClientSessionHandle session, string channel, string after, int limit, CancellationToken cancellationToken)
    {
        var found = await Find(collections, session, ChannelKey.Behind(channel, after), limit).Sort(ById).Limit(limit).ToListAsync(cancellationToken);
        return await ReadProductsAsync(collections, session, found.ConvertAll(PublicationDocument.Read), cancellationToken);
    }

    // The present revisions are read first, so that whatever is committed in between, the others are all among those that were.
    private static async Task<IReadOnlyList<Product>> ReadProductsAsync(
        Collections collections, IClientSessionHandle session, IReadOnlyList<Publication> publications, CancellationToken cancellationToken)
    {
        if (publications.Count == 0) return [];
        var present = await ProductReading.GetAtAsync(collections, session, publications.Select(p => (p.Sku, p.Revision)).ToList(), cancellationToken);
        var products = present.ToDictionary(p => p.Revision);
        var past = publications.Select(p => p.Revision).Where(revision => !products.ContainsKey(revision)).ToList();
        foreach (var product in await RevisionReading.GetPastAsync(collections, session, past, cancellationToken)) products[product.Revision] = product;
        return publications.Select(p => products.GetValueOrDefault(p.Revision) ?? throw Missing(p)).ToList();
    }

    private static IFindFluent<BsonDocument, BsonDocument> Find(
        Collections collections, IClientSessionHandle session, FilterDefinition<BsonDocument> filter, int most) =>
        collections.Publications.Find(session, filter, new FindOptions { BatchSize = Batches.HoldingAll(most) });

    private static PimException Missing(Publication publication) =>
        StoreErrors.Unreadable($"revision {publication.Revision} of the product '{publication.Sku}' is published, but is not there.");
}
