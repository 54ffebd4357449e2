using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Products;

/// <summary>Who holds which unique value, within commits.</summary>
internal sealed class ClaimCollection(IClientSessionHandle session, Collections collections)
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    /// <summary>All that these products hold, and who holds these claims.</summary>
    public async Task<Dictionary<BsonDocument, string>> FindHoldersAsync(
        IReadOnlyCollection<string> products, IReadOnlyCollection<BsonDocument> claims, CancellationToken cancellationToken)
    {
        // Two questions and not one with "or", which some engines answer by going through all claims. Most changes claim what their product holds
        // already, or are of new products, and ask only one of them.
        var holders = new Dictionary<BsonDocument, string>();
        if (products.Count > 0) await AddFoundAsync(holders, Filter.In("sku", products), cancellationToken);
        var others = claims.Where(claim => !holders.ContainsKey(claim)).ToList();
        if (others.Count > 0) await AddFoundAsync(holders, Filter.In("_id", others), cancellationToken);
        return holders;
    }

    /// <summary>Gives up some, then adds others, which nobody holds by then.</summary>
    public async Task WriteAsync(IReadOnlyCollection<BsonDocument> givenUp, IReadOnlyCollection<BsonDocument> added, CancellationToken cancellationToken)
    {
        if (givenUp.Count > 0) await collections.Claims.DeleteManyAsync(session, Filter.In("_id", givenUp), cancellationToken: cancellationToken);
        if (added.Count > 0) await collections.Claims.InsertManyAsync(session, added, cancellationToken: cancellationToken);
    }

    private async Task AddFoundAsync(Dictionary<BsonDocument, string> holders, FilterDefinition<BsonDocument> filter, CancellationToken cancellationToken)
    {
        var options = new FindOptions { BatchSize = Batches.HoldingAll(int.MaxValue) };
        foreach (var claim in await collections.Claims.Find(session, filter, options).ToListAsync(cancellationToken))
        {
            holders.Add(claim["_id"].AsBsonDocument, claim.Read(static d => d["sku"].AsString));
        }
    }
}
