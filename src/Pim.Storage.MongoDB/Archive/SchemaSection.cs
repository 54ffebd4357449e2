using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Domain.Schema;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>The parts of the schema: their _ids are the keys, and no collection's name begins another's, so that they stand in the same order.</summary>
internal sealed class SchemaSection(Collections collections, Writer writer, Reader reader)
    : MongoSection<SchemaNoun>(collections, writer, reader, ArchiveSections.Schema, collections.Schema)
{
    protected override FilterDefinition<BsonDocument> After(string after) => Filter.Gt("_id", after);

    protected override Task<IReadOnlyList<SchemaNoun>> ReadAsync(List<BsonDocument> documents, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SchemaNoun>>(documents.ConvertAll(NounDocument.Read));

    protected override IReadOnlyList<(IMongoCollection<BsonDocument>, IReadOnlyList<BsonDocument>)> Prepare(IReadOnlyList<SchemaNoun> entries) =>
        [(Collections.Schema, entries.Select(noun => NounDocument.Write(noun, noun.Revision)).ToList())];
}
