using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Storage.MongoDB.Content;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>Contents to be made anew.</summary>
internal sealed class StaleSection(Collections collections, Writer writer, Reader reader)
    : ChannelSection<ArchivedStale>(collections, writer, reader, ArchiveSections.Stale, collections.Stale)
{
    protected override ArchivedStale Read(BsonDocument document) => StaleDocument.ReadWhole(document);

    protected override IReadOnlyList<(IMongoCollection<BsonDocument>, IReadOnlyList<BsonDocument>)> Prepare(IReadOnlyList<ArchivedStale> entries) =>
        [(Collections.Stale, entries.Select(StaleDocument.Write).ToList())];
}
