using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Products;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Products;

/// <summary>Products and what they were, within commits.</summary>
internal sealed class ProductCollection(IClientSessionHandle session, Collections collections)
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly SortDefinition<BsonDocument> BySku = Builders<BsonDocument>.Sort.Ascending("_id");
    private static readonly ProjectionDefinition<BsonDocument> RevisionOnly = Builders<BsonDocument>.Projection.Include("revision");
    private static readonly ProjectionDefinition<BsonDocument> ParentOnly = Builders<BsonDocument>.Projection.Include("parent");
    private static readonly ProjectionDefinition<BsonDocument> WithoutState = Builders<BsonDocument>.Projection.Exclude("state");
    private static readonly BulkWriteOptions InAnyOrder = new() { IsOrdered = false };

    /// <summary>The products that exist among these, by SKU, without their states.</summary>
    /// <param name="skus">Which.</param>
    /// <param name="whole">Whether all of them is wanted, or their revisions alone.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Dictionary<string, BsonDocument>> FindAsync(IReadOnlyCollection<string> skus, bool whole, CancellationToken cancellationToken)
    {
        if (skus.Count == 0) return [];
        var options = new FindOptions { BatchSize = Batches.HoldingAll(skus.Count) };
        var found = await collections.Products.Find(session, Filter.In("_id", skus), options)
            .Project(whole ? WithoutState : RevisionOnly).ToListAsync(cancellationToken);
        return found.ToDictionary(static d => d["_id"].AsString, StringComparer.Ordinal);
    }

    /// <summary>SKU of the first product that matches, or null.</summary>
    public async Task<string?> FindFirstAsync(ProductQuery query, CancellationToken cancellationToken)
    {
        if (ProductFilters.IsEmpty(query)) return null;
        var found = await collections.Products.Find(session, ProductFilters.Of(query))
            .Sort(BySku).Limit(1).Project(RevisionOnly).FirstOrDefaultAsync(cancellationToken);
        return found?["_id"].AsString;
    }

    /// <summary>For each of these models that has children beside the excepted ones: the first of those.</summary>
    public async Task<Dictionary<string, string>> FindChildrenAsync(
        IReadOnlyCollection<string> models, IReadOnlyCollection<string> except, CancellationToken cancellationToken)
    {
        if (models.Count == 0) return [];
        var children = await collections.Products.Aggregate(session).Match(Filter.In("parent", models) & Filter.Nin("_id", except))
            .Group(new BsonDocument { { "_id", "$parent" }, { "first", new BsonDocument("$min", "$_id") } }).ToListAsync(cancellationToken);
        return children.ToDictionary(static d => d["_id"].AsString, static d => d["first"].AsString, StringComparer.Ordinal);
    }

    /// <summary>The models above products, by their SKUs: for each its own parent, or the empty text.</summary>
    /// <param name="models">Those right above the products; empty ones are passed over.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Dictionary<string, string>> FindParentsAsync(IEnumerable<string> models, CancellationToken cancellationToken)
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        var level = models.Where(static sku => sku.Length > 0).ToHashSet(StringComparer.Ordinal);
        while (level.Count > 0)
        {
            var found = await collections.Products.Find(session, Filter.In("_id", level)).Project(ParentOnly).ToListAsync(cancellationToken);
            foreach (var sku in level) parents[sku] = "";
            foreach (var model in found) parents[model["_id"].AsString] = model.Text("parent");
            level = found.Select(static d => d.Text("parent")).Where(sku => sku.Length > 0 && !parents.ContainsKey(sku)).ToHashSet(StringComparer.Ordinal);
        }
        return parents;
    }

    /// <summary>Carries out inserts, replacements and deletions, and keeps what was.</summary>
    public async Task WriteAsync(
        IReadOnlyCollection<WriteModel<BsonDocument>> writes, IReadOnlyCollection<BsonDocument> revisions, CancellationToken cancellationToken)
    {
        if (writes.Count > 0) await collections.Products.BulkWriteAsync(session, writes, InAnyOrder, cancellationToken);
        if (revisions.Count > 0)
            await collections.Revisions.InsertManyAsync(session, revisions, new InsertManyOptions { IsOrdered = false }, cancellationToken);
    }
}
