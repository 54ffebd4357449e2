using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Storage.MongoDB.Content;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>Changes with their documents, in the order of the feed.</summary>
internal sealed class ChangeSection(Collections collections, Writer writer, Reader reader)
    : MongoSection<ArchivedChange>(collections, writer, reader, ArchiveSections.Changes, collections.Changes)
{
    // Most bytes of documents in one page.
    private const int MaxPageBytes = 4 * 1_048_576;

    private static readonly SortDefinition<BsonDocument> BySequence = Builders<BsonDocument>.Sort.Ascending("sequence");

    protected override SortDefinition<BsonDocument> Order => BySequence;

    protected override IReadOnlyList<FilterDefinition<BsonDocument>> After(string after) => [Filter.Gt("sequence", ArchiveSections.ParseNumber(after))];

    protected override async Task<IReadOnlyList<ArchivedChange>> ReadAsync(List<BsonDocument> documents, CancellationToken cancellationToken)
    {
        var heads = ChangeReading.TakeBytes(documents.Select(ChangeDocument.Read), asked: null, MaxPageBytes).ToList();
        var changes = await Reader.ReadSnapshotAsync(
            (session, token) => ChangeReading.ReadAsync(Collections, session, heads, asked: null, token), cancellationToken)
            ?? throw StoreErrors.Unreadable("there are changes whose documents are not there.");
        return heads.Zip(changes, (head, change) => new ArchivedChange(head.Channel, change)).ToList();
    }

    protected override IReadOnlyList<(IMongoCollection<BsonDocument>, IReadOnlyList<BsonDocument>)> Prepare(IReadOnlyList<ArchivedChange> entries) =>
    [
        (Collections.Changes,
            entries.Select(e => ChangeDocument.Write(e.Channel, e.Change.Sku, e.Change.Sequence, e.Change.Time, e.Change.Documents)).ToList()),
        (Collections.Contents, entries.SelectMany(
            e => e.Change.Documents.Select(document => ContentDocuments.Write(e.Channel, e.Change.Sku, e.Change.Sequence, e.Change.Time, document))).ToList()),
    ];
}
