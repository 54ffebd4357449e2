using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Archive;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.MongoDB.Receipts;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>Receipts of requests.</summary>
internal sealed class ReceiptSection(Collections collections, Writer writer, Reader reader)
    : MongoSection<RequestReceipt>(collections, writer, reader, ArchiveSections.Receipts, collections.Receipts)
{
    protected override FilterDefinition<BsonDocument> After(string after) => Filter.Gt("_id", after);

    protected override Task<IReadOnlyList<RequestReceipt>> ReadAsync(List<BsonDocument> documents, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RequestReceipt>>(documents.ConvertAll(ReceiptDocument.Read));

    protected override IReadOnlyList<(IMongoCollection<BsonDocument>, IReadOnlyList<BsonDocument>)> Prepare(IReadOnlyList<RequestReceipt> entries) =>
        [(Collections.Receipts, entries.Select(ReceiptDocument.Write).ToList())];
}
