using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>What is kept of products in channels, in the order of channel and SKU, which is that of its _ids.</summary>
internal abstract class ChannelSection<T>(Collections collections, Writer writer, Reader reader, string name, IMongoCollection<BsonDocument> collection)
    : MongoSection<T>(collections, writer, reader, name, collection)
{
    protected override FilterDefinition<BsonDocument> After(string after)
    {
        var (channel, sku) = ArchiveSections.ParseChannelKey(after);
        return after.Length == 0 ? Filter.Empty : Filter.Gt("_id", ChannelKey.Of(channel, sku));
    }

    protected override Task<IReadOnlyList<T>> ReadAsync(List<BsonDocument> documents, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<T>>(documents.ConvertAll(Read));

    /// <summary>The entry of a document.</summary>
    protected abstract T Read(BsonDocument document);
}
