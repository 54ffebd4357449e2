using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Application.Jobs;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.MongoDB.Jobs;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>Jobs.</summary>
internal sealed class JobSection(Collections collections, Writer writer, Reader reader)
    : MongoSection<Job>(collections, writer, reader, ArchiveSections.Jobs, collections.Jobs)
{
    protected override FilterDefinition<BsonDocument> After(string after) => Filter.Gt("_id", ArchiveSections.ParseNumber(after));

    protected override Task<IReadOnlyList<Job>> ReadAsync(List<BsonDocument> documents, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Job>>(documents.ConvertAll(JobDocument.Read));

    protected override IReadOnlyList<(IMongoCollection<BsonDocument>, IReadOnlyList<BsonDocument>)> Prepare(IReadOnlyList<Job> entries) =>
        [(Collections.Jobs, entries.Select(JobDocument.Write).ToList())];
}
