using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Domain.Publications;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Publications;

/// <summary>When publications are to change, within commits.</summary>
internal sealed class ScheduleCollection(IClientSessionHandle session, Collections collections)
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly ReplaceOptions Upsert = new() { IsUpsert = true };

    /// <summary>The schedule of a product in a channel, or null.</summary>
    public async Task<PublicationSchedule?> FindAsync(string sku, string channel, CancellationToken cancellationToken) =>
        await collections.Schedules.Find(session, ByKey(sku, channel)).FirstOrDefaultAsync(cancellationToken) is { } found
            ? ScheduleDocument.Read(found)
            : null;

    /// <summary>Keeps a schedule in place of the one before, unless nothing is left to be done.</summary>
    public Task SaveAsync(PublicationSchedule schedule, CancellationToken cancellationToken) => SaveAsync(collections, session, schedule, cancellationToken);

    /// <summary>Takes away all schedules of products.</summary>
    public Task RemoveProductsAsync(IEnumerable<string> skus, CancellationToken cancellationToken) =>
        collections.Schedules.DeleteManyAsync(session, Filter.In("sku", skus), cancellationToken: cancellationToken);

    /// <summary>Takes away all schedules of a channel.</summary>
    public Task RemoveChannelAsync(string channel, CancellationToken cancellationToken) =>
        collections.Schedules.DeleteManyAsync(session, ChannelKey.Behind(channel, ""), cancellationToken: cancellationToken);

    /// <summary>Keeps a schedule within a session or outside.</summary>
    public static Task SaveAsync(Collections collections, IClientSessionHandle? session, PublicationSchedule schedule, CancellationToken cancellationToken)
    {
        var (schedules, filter) = (collections.Schedules, ByKey(schedule.Sku, schedule.Channel));
        if (schedule.IsSpent)
            return session is null
                ? schedules.DeleteOneAsync(filter, cancellationToken)
                : schedules.DeleteOneAsync(session, filter, cancellationToken: cancellationToken);
        var document = ScheduleDocument.Write(schedule);
        return session is null
            ? schedules.ReplaceOneAsync(filter, document, Upsert, cancellationToken)
            : schedules.ReplaceOneAsync(session, filter, document, Upsert, cancellationToken);
    }

    private static FilterDefinition<BsonDocument> ByKey(string sku, string channel) => Filter.Eq("_id", ChannelKey.Of(channel, sku));
}
