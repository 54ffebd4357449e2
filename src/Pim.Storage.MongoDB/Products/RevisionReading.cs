using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Products;

/// <summary>
/// Reads revisions: the present one from the product, the others from those that were. The present one is read first, so that whatever is
/// committed in between, the others below it are all there.
/// </summary>
internal static class RevisionReading
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly SortDefinition<BsonDocument> NewestFirst = Builders<BsonDocument>.Sort.Descending("_id");

    private static readonly ProjectionDefinition<BsonDocument> Listed = Builders<BsonDocument>.Projection
        .Include("sku").Include("revision").Include("updateTime").Include("updateTimeTicks").Include("actor").Include("deleted").Include("changedFields");

    private static readonly ProjectionDefinition<BsonDocument> WithoutState = Builders<BsonDocument>.Projection.Exclude("state");

    /// <summary>Revisions of a SKU below a number, newest first, without their products.</summary>
    public static async Task<IReadOnlyList<ProductRevision>> ListAsync(
        Collections collections, IClientSessionHandle session, string sku, long before, int limit, CancellationToken cancellationToken)
    {
        var revisions = new List<ProductRevision>();
        if (limit <= 0) return revisions;
        var present = await collections.Products.Find(session, Filter.Eq("_id", sku)).Project(Listed).FirstOrDefaultAsync(cancellationToken);
        if (present?.Read(ReadPresent) is { } revision && revision.Revision < before)
        {
            revisions.Add(revision);
            before = revision.Revision;
        }
        if (revisions.Count == limit) return revisions;
        var below = Filter.Eq("sku", sku) & Filter.Lt("_id", before);
        var options = new FindOptions { BatchSize = Batches.HoldingAll(limit) };
        var past = await collections.Revisions.Find(session, below, options).Sort(NewestFirst)
            .Limit(limit - revisions.Count).Project(Listed).ToListAsync(cancellationToken);
        revisions.AddRange(past.Select(d => d.Read(ReadPast)));
        return revisions;
    }

    /// <summary>One revision with its product, or null.</summary>
    public static async Task<ProductRevision?> GetAsync(
        Collections collections, IClientSessionHandle session, string sku, long revision, CancellationToken cancellationToken)
    {
        var present = await collections.Products.Find(session, Filter.Eq("_id", sku) & Filter.Eq("revision", revision))
            .Project(WithoutState).FirstOrDefaultAsync(cancellationToken);
        if (present is not null) return present.Read(ReadPresent) with { Product = ProductDocument.Read(present) };
        var past = await collections.Revisions.Find(session, Filter.Eq("_id", revision) & Filter.Eq("sku", sku)).FirstOrDefaultAsync(cancellationToken);
        return past is null ? null : ReadWhole(past);
    }

    /// <summary>The products of past revisions.</summary>
    public static async Task<IReadOnlyList<Product>> GetPastAsync(
        Collections collections, IClientSessionHandle session, IReadOnlyCollection<long> revisions, CancellationToken cancellationToken)
    {
        if (revisions.Count == 0) return [];
        var options = new FindOptions { BatchSize = Batches.HoldingAll(revisions.Count) };
        var past = await collections.Revisions.Find(session, Filter.In("_id", revisions) & Filter.Exists("deleted", false), options)
            .ToListAsync(cancellationToken);
        return past.ConvertAll(ProductDocument.ReadPast);
    }

    /// <summary>A past revision with its product.</summary>
    public static ProductRevision ReadWhole(BsonDocument past)
    {
        var found = past.Read(ReadPast);
        return found.Deleted ? found : found with { Product = ProductDocument.ReadPast(past) };
    }

    private static ProductRevision ReadPresent(BsonDocument document) => Read(document, document["_id"].AsString, document["revision"].AsInt64);

    private static ProductRevision ReadPast(BsonDocument document) => Read(document, document["sku"].AsString, document["_id"].AsInt64);

    private static ProductRevision Read(BsonDocument document, string sku, long revision) =>
        new(sku, revision, document.Time("updateTime"), document.Text("actor"), document.Flag("deleted"), document.Codes("changedFields"));
}
