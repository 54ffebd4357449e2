using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Domain.Media;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.MongoDB.Media;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>What is known of assets. That they have their blobs is found when these would be collected.</summary>
internal sealed class AssetSection(Collections collections, Writer writer, Reader reader)
    : MongoSection<Asset>(collections, writer, reader, ArchiveSections.Assets, collections.Assets)
{
    protected override IReadOnlyList<FilterDefinition<BsonDocument>> After(string after) => [Filter.Gt("_id", after)];

    protected override Task<IReadOnlyList<Asset>> ReadAsync(List<BsonDocument> documents, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Asset>>(documents.ConvertAll(AssetDocument.Read));

    protected override IReadOnlyList<(IMongoCollection<BsonDocument>, IReadOnlyList<BsonDocument>)> Prepare(IReadOnlyList<Asset> entries) =>
        [(Collections.Assets, entries.Select(asset => AssetDocument.Write(asset, asset.Revision)).ToList())];
}
