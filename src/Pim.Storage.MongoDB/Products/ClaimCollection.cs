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
        if (products.Count == 0 && claims.Count == 0) return [];
        var options = new FindOptions { BatchSize = Batches.HoldingAll(int.MaxValue) };
        var found = await collections.Claims.Find(session, EitherOf(products, claims), options).ToListAsync(cancellationToken);
        return found.ToDictionary(static d => d["_id"].AsBsonDocument, static d => d.Read(claim => claim["sku"].AsString));
    }

    /// <summary>Gives up some, then adds others, which nobody holds by then.</summary>
    public async Task WriteAsync(IReadOnlyCollection<BsonDocument> givenUp, IReadOnlyCollection<BsonDocument> added, CancellationToken cancellationToken)
    {
        if (givenUp.Count > 0) await collections.Claims.DeleteManyAsync(session, Filter.In("_id", givenUp), cancellationToken: cancellationToken);
        if (added.Count > 0) await collections.Claims.InsertManyAsync(session, added, cancellationToken: cancellationToken);
    }

    private static FilterDefinition<BsonDocument> EitherOf(IReadOnlyCollection<string> products, IReadOnlyCollection<BsonDocument> claims)
    {
        if (claims.Count == 0) return Filter.In("sku", products);
        return products.Count == 0 ? Filter.In("_id", claims) : Filter.In("sku", products) | Filter.In("_id", claims);
    }
}
