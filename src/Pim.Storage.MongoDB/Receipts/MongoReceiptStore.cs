using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Receipts;

/// <summary>Receipts on MongoDB.</summary>
internal sealed class MongoReceiptStore(Collections collections, Reader reader) : IReceiptStore
{
    /// <inheritdoc/>
    public Task<RequestReceipt?> FindAsync(Guid requestId, DateTimeOffset now, CancellationToken cancellationToken) => reader.ReadAsync(async token =>
    {
        var found = await collections.Receipts.Find(Builders<BsonDocument>.Filter.Eq("_id", ReceiptDocument.IdOf(requestId))).FirstOrDefaultAsync(token);
        return found is not null && ReceiptDocument.Read(found) is var receipt && receipt.Time > now - RequestReceipt.KeptFor ? receipt : null;
    }, cancellationToken);
}
