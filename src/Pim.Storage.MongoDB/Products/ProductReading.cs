using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Products;

/// <summary>Reads products and their states.</summary>
internal static class ProductReading
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly SortDefinition<BsonDocument> BySku = Builders<BsonDocument>.Sort.Ascending("_id");
    private static readonly ProjectionDefinition<BsonDocument> WithoutState = Builders<BsonDocument>.Projection.Exclude("state").Exclude("changedFields");
    private static readonly ProjectionDefinition<BsonDocument> StateOnly = Builders<BsonDocument>.Projection.Include("state");
    private static readonly CountOptions CountingAll = new() { Hint = new BsonDocument("_id", 1) };

    /// <summary>The product of this SKU, or null.</summary>
    public static async Task<Product?> FindAsync(Collections collections, string sku, CancellationToken cancellationToken) =>
        await collections.Products.Find(Filter.Eq("_id", sku)).Project(WithoutState).FirstOrDefaultAsync(cancellationToken) is { } found
            ? ProductDocument.Read(found)
            : null;

    /// <summary>The products that exist among these SKUs.</summary>
    public static async Task<IReadOnlyList<Product>> GetAsync(
        Collections collections, IClientSessionHandle session, IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        var found = await Find(collections, session, Filter.In("_id", skus), skus.Count).Project(WithoutState).ToListAsync(cancellationToken);
        return found.ConvertAll(ProductDocument.Read);
    }

    /// <summary>Those of these products that have these revisions.</summary>
    public static async Task<IReadOnlyList<Product>> GetAtAsync(
        Collections collections, IClientSessionHandle session, IReadOnlyCollection<(string Sku, long Revision)> products, CancellationToken cancellationToken)
    {
        // A revision is of one product alone.
        var present = Filter.In("_id", products.Select(p => p.Sku)) & Filter.In("revision", products.Select(p => p.Revision));
        var found = await Find(collections, session, present, products.Count).Project(WithoutState).ToListAsync(cancellationToken);
        return found.ConvertAll(ProductDocument.Read);
    }

    /// <summary>The states of the products that exist among these SKUs.</summary>
    public static async Task<IReadOnlyDictionary<string, ProductState>> GetStatesAsync(
        Collections collections, IClientSessionHandle session, IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        var found = await Find(collections, session, Filter.In("_id", skus), skus.Count).Project(StateOnly).ToListAsync(cancellationToken);
        return found.ToDictionary(d => d["_id"].AsString, StateDocument.ReadIn, StringComparer.Ordinal);
    }

    /// <summary>The first products behind a SKU that match, in order of SKU.</summary>
    public static async Task<IReadOnlyList<Product>> ListAsync(
        Collections collections, IClientSessionHandle session, ProductQuery query, string after, int limit, CancellationToken cancellationToken)
    {
        // The server compares texts by their UTF-8 bytes.
        var found = await Find(collections, session, ProductFilters.Of(query, after), limit)
            .Sort(BySku).Limit(limit).Project(WithoutState).ToListAsync(cancellationToken);
        return found.ConvertAll(ProductDocument.Read);
    }

    /// <summary>The number of products that match.</summary>
    public static Task<long> CountAsync(Collections collections, IClientSessionHandle session, ProductQuery query, CancellationToken cancellationToken) =>
        // Without a condition the server would go through the documents themselves.
        collections.Products.CountDocumentsAsync(session, ProductFilters.Of(query), query == ProductQuery.All ? CountingAll : null, cancellationToken);

    private static IFindFluent<BsonDocument, BsonDocument> Find(
        Collections collections, IClientSessionHandle session, FilterDefinition<BsonDocument> filter, int most) =>
        collections.Products.Find(session, filter, new FindOptions { BatchSize = Batches.HoldingAll(most) });
}
