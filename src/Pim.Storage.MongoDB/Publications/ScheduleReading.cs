using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Domain.Publications;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Publications;

/// <summary>Reads schedules and reviews.</summary>
internal static class ScheduleReading
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    // What is left out, of a moment without ticks, comes before all ticks.
    private static readonly SortDefinition<BsonDocument> EarliestFirst = Builders<BsonDocument>.Sort.Ascending("nextTime").Ascending("nextTimeTicks");

    /// <summary>The schedule of a product in a channel, or null.</summary>
    public static async Task<PublicationSchedule?> GetAsync(Collections collections, string sku, string channel, CancellationToken cancellationToken) =>
        await collections.Schedules.Find(Filter.Eq("_id", ChannelKey.Of(channel, sku))).FirstOrDefaultAsync(cancellationToken) is { } found
            ? ScheduleDocument.Read(found)
            : null;

    /// <summary>The earliest schedules with something to do at a time.</summary>
    public static async Task<IReadOnlyList<PublicationSchedule>> ListDueAsync(
        Collections collections, IClientSessionHandle session, DateTimeOffset time, int limit, CancellationToken cancellationToken)
    {
        var options = new FindOptions { BatchSize = Batches.HoldingAll(limit) };
        var due = collections.Schedules.Find(session, TimeConditions.NotBehind("nextTime", time), options).Sort(EarliestFirst).Limit(limit);
        return (await due.ToListAsync(cancellationToken)).ConvertAll(ScheduleDocument.Read);
    }

    /// <summary>When there is next something to do, or null.</summary>
    public static async Task<DateTimeOffset?> FindNextAsync(Collections collections, CancellationToken cancellationToken) =>
        await collections.Schedules.Find(Filter.Exists("nextTime")).Sort(EarliestFirst).Limit(1).FirstOrDefaultAsync(cancellationToken) is { } next
            ? ScheduleDocument.Read(next).NextTime
            : null;

    /// <summary>What was last said of the drafts of these products.</summary>
    public static async Task<IReadOnlyList<Review>> GetReviewsAsync(
        Collections collections, IClientSessionHandle session, IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        var options = new FindOptions { BatchSize = Batches.HoldingAll(skus.Count) };
        return (await collections.Reviews.Find(session, Filter.In("_id", skus), options).ToListAsync(cancellationToken)).ConvertAll(ReviewDocument.Read);
    }
}
