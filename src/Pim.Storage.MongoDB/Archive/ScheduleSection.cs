using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Domain.Publications;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.MongoDB.Publications;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>When publications are to change.</summary>
internal sealed class ScheduleSection(Collections collections, Writer writer, Reader reader)
    : MongoSection<PublicationSchedule>(collections, writer, reader, ArchiveSections.Schedules, collections.Schedules)
{
    private static readonly SortDefinition<BsonDocument> BySkuAndChannel = Builders<BsonDocument>.Sort.Ascending("sku").Ascending("channel");

    protected override SortDefinition<BsonDocument> Order => BySkuAndChannel;

    protected override FilterDefinition<BsonDocument> After(string after)
    {
        var (channel, sku) = ArchiveSections.ParseChannelKey(after);
        return Filter.Gt("sku", sku) | Filter.And(Filter.Eq("sku", sku), Filter.Gt("channel", channel));
    }

    protected override Task<IReadOnlyList<PublicationSchedule>> ReadAsync(List<BsonDocument> documents, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PublicationSchedule>>(documents.ConvertAll(ScheduleDocument.Read));

    protected override IReadOnlyList<(IMongoCollection<BsonDocument>, IReadOnlyList<BsonDocument>)> Prepare(IReadOnlyList<PublicationSchedule> entries) =>
        [(Collections.Schedules, entries.Select(ScheduleDocument.Write).ToList())];
}
