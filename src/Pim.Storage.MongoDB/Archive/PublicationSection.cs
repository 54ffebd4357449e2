using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Domain.Publications;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.MongoDB.Publications;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>What each channel has.</summary>
internal sealed class PublicationSection(Collections collections, Writer writer, Reader reader)
    : ChannelSection<Publication>(collections, writer, reader, ArchiveSections.Publications, collections.Publications)
{
    protected override Publication Read(BsonDocument document) => PublicationDocument.Read(document);

    protected override IReadOnlyList<(IMongoCollection<BsonDocument>, IReadOnlyList<BsonDocument>)> Prepare(IReadOnlyList<Publication> entries) =>
        [(Collections.Publications, entries.Select(PublicationDocument.Write).ToList())];
}
