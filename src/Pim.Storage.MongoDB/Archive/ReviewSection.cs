using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Domain.Publications;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.MongoDB.Publications;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>What was last said of drafts.</summary>
internal sealed class ReviewSection(Collections collections, Writer writer, Reader reader)
    : MongoSection<Review>(collections, writer, reader, ArchiveSections.Reviews, collections.Reviews)
{
    protected override FilterDefinition<BsonDocument> After(string after) => Filter.Gt("_id", after);

    protected override Task<IReadOnlyList<Review>> ReadAsync(List<BsonDocument> documents, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Review>>(documents.ConvertAll(ReviewDocument.Read));

    protected override IReadOnlyList<(IMongoCollection<BsonDocument>, IReadOnlyList<BsonDocument>)> Prepare(IReadOnlyList<Review> entries) =>
        [(Collections.Reviews, entries.Select(ReviewDocument.Write).ToList())];
}
