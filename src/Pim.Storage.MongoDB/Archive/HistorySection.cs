using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Application.Products;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.MongoDB.Products;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>Past revisions and deletions.</summary>
internal sealed class HistorySection(Collections collections, Writer writer, Reader reader)
    : MongoSection<ProductRevision>(collections, writer, reader, ArchiveSections.History, collections.Revisions)
{
    private static readonly SortDefinition<BsonDocument> BySkuAndRevision = Builders<BsonDocument>.Sort.Ascending("sku").Ascending("_id");

    protected override SortDefinition<BsonDocument> Order => BySkuAndRevision;

    protected override FilterDefinition<BsonDocument> After(string after)
    {
        var (sku, revision) = ArchiveSections.ParseRevision(after);
        return Filter.Gt("sku", sku) | Filter.And(Filter.Eq("sku", sku), Filter.Gt("_id", revision));
    }

    protected override Task<IReadOnlyList<ProductRevision>> ReadAsync(List<BsonDocument> documents, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ProductRevision>>(documents.ConvertAll(RevisionReading.ReadWhole));

    protected override IReadOnlyList<(IMongoCollection<BsonDocument>, IReadOnlyList<BsonDocument>)> Prepare(IReadOnlyList<ProductRevision> entries) =>
        [(Collections.Revisions, entries.Select(RevisionDocument.Of).ToList())];
}
