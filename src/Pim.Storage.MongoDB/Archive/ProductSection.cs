using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Domain.Products;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.MongoDB.Products;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>Products with their states, and their claims beside them.</summary>
internal sealed class ProductSection(Collections collections, Writer writer, Reader reader)
    : MongoSection<ArchivedProduct>(collections, writer, reader, ArchiveSections.Products, collections.Products)
{
    protected override IReadOnlyList<FilterDefinition<BsonDocument>> After(string after) => [Filter.Gt("_id", after)];

    protected override async Task<IReadOnlyList<ArchivedProduct>> ReadAsync(List<BsonDocument> documents, CancellationToken cancellationToken)
    {
        if (documents.Count == 0) return [];
        var claims = await ReadClaimsAsync(documents[0]["_id"].AsString, documents[^1]["_id"].AsString, cancellationToken);
        return documents.ConvertAll(d => new ArchivedProduct(
            ProductDocument.Read(d), d.Read(product => product.Codes("changedFields")), StateDocument.ReadIn(d), [.. claims[d["_id"].AsString]]));
    }

    protected override IReadOnlyList<(IMongoCollection<BsonDocument>, IReadOnlyList<BsonDocument>)> Prepare(IReadOnlyList<ArchivedProduct> entries) =>
    [
        (Collections.Products, entries.Select(e => ProductDocument.Write(e.Product, e.ChangedFields, e.State).Set("revision", e.Product.Revision)).ToList()),
        (Collections.Claims,
            entries.SelectMany(e => e.Claims.Select(claim => ClaimDocument.Write(ClaimDocument.IdOf(claim), e.Product.Sku, claim.Value))).ToList()),
    ];

    private async Task<ILookup<string, UniqueClaim>> ReadClaimsAsync(string firstSku, string lastSku, CancellationToken cancellationToken)
    {
        var options = new FindOptions { BatchSize = Batches.HoldingAll(int.MaxValue) };
        var found = await Collections.Claims.Find(Filter.Gte("sku", firstSku) & Filter.Lte("sku", lastSku), options).ToListAsync(cancellationToken);
        return found.ToLookup(static d => d["sku"].AsString, ClaimDocument.Read, StringComparer.Ordinal);
    }
}
