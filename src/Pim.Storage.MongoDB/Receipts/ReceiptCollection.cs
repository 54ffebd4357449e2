using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Receipts;

/// <summary>Receipts of requests, and those that are too old, within commits.</summary>
internal sealed class ReceiptCollection(IClientSessionHandle session, Collections collections)
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    /// <summary>Whether a receipt of this id is kept from before.</summary>
    public async Task<bool> WasSeenAsync(RequestReceipt? receipt, CancellationToken cancellationToken)
    {
        if (receipt is null) return false;
        var found = await collections.Receipts.Find(session, ById(receipt.RequestId)).FirstOrDefaultAsync(cancellationToken);
        return found is not null && ReceiptDocument.Read(found).Time > receipt.Time - RequestReceipt.KeptFor;
    }

    /// <summary>
    /// Keeps a receipt, and forgets those that are too old by then: by the time of commits, which the server's own (an index with expiry) need not be.
    /// </summary>
    public async Task AddAsync(RequestReceipt? receipt, CancellationToken cancellationToken)
    {
        if (receipt is null) return;
        var tooOld = Filter.Lt("time", BsonWriting.Date(receipt.Time - RequestReceipt.KeptFor));
        await collections.Receipts.DeleteManyAsync(session, tooOld, cancellationToken: cancellationToken);
        var replace = new ReplaceOptions { IsUpsert = true };
        await collections.Receipts.ReplaceOneAsync(session, ById(receipt.RequestId), ReceiptDocument.Write(receipt), replace, cancellationToken);
    }

    private static FilterDefinition<BsonDocument> ById(Guid requestId) => Filter.Eq("_id", ReceiptDocument.IdOf(requestId));
}
