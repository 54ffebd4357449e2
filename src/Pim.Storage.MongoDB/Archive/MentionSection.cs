using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Storage.MongoDB.Content;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>Which other products went into contents.</summary>
internal sealed class MentionSection(Collections collections, Writer writer, Reader reader)
    : ChannelSection<ArchivedMentions>(collections, writer, reader, ArchiveSections.Mentions, collections.Mentions)
{
    protected override ArchivedMentions Read(BsonDocument document) => MentionDocument.Read(document);

    protected override IReadOnlyList<(IMongoCollection<BsonDocument>, IReadOnlyList<BsonDocument>)> Prepare(IReadOnlyList<ArchivedMentions> entries) =>
        [(Collections.Mentions, entries.Select(e => MentionDocument.Write(new ProductInChannel(e.Channel, e.Sku), e.Mentioned)).ToList())];
}
