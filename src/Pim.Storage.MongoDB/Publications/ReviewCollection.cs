using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Publications;

/// <summary>What was last said of drafts, within commits.</summary>
internal sealed class ReviewCollection(IClientSessionHandle session, Collections collections)
{
    /// <summary>Takes away what was said of products.</summary>
    public Task RemoveAsync(IEnumerable<string> skus, CancellationToken cancellationToken) =>
        collections.Reviews.DeleteManyAsync(session, Builders<BsonDocument>.Filter.In("_id", skus), cancellationToken: cancellationToken);
}
