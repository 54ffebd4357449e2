using MongoDB.Bson;
using MongoDB.Driver;

namespace Pim.Storage.MongoDB.Documents;

/// <summary>Conditions on moments, which stand in two fields: see <see cref="BsonWriting.AddTime(BsonDocument, string, DateTimeOffset)"/>.</summary>
internal static class TimeConditions
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    /// <summary>A moment at another, or behind it.</summary>
    public static FilterDefinition<BsonDocument> NotBefore(string field, DateTimeOffset time)
    {
        var (date, ticks) = (BsonWriting.Date(time), BsonWriting.LeftOver(time));
        return ticks == 0 ? Filter.Gte(field, date) : Filter.Gt(field, date) | Filter.And(Filter.Eq(field, date), Filter.Gte(field + "Ticks", ticks));
    }

    /// <summary>A moment before another.</summary>
    public static FilterDefinition<BsonDocument> Before(string field, DateTimeOffset time)
    {
        var (date, ticks) = (BsonWriting.Date(time), BsonWriting.LeftOver(time));
        // Those without ticks have none: they are not at or behind these.
        return ticks == 0
            ? Filter.Lt(field, date)
            : Filter.Lt(field, date) | Filter.And(Filter.Eq(field, date), Filter.Not(Filter.Gte(field + "Ticks", ticks)));
    }

    /// <summary>A moment before another, or at it.</summary>
    public static FilterDefinition<BsonDocument> NotBehind(string field, DateTimeOffset time)
    {
        var (date, ticks) = (BsonWriting.Date(time), BsonWriting.LeftOver(time));
        return Filter.Lt(field, date) | Filter.And(Filter.Eq(field, date), Filter.Not(Filter.Gt(field + "Ticks", ticks)));
    }
}
