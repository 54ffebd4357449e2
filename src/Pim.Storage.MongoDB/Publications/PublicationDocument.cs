using MongoDB.Bson;
using Pim.Domain.Publications;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Publications;

/// <summary>
/// Which revision of a product a channel has. The product as it was then stands in the collection of products while it has this revision, then in
/// that of revisions.
/// </summary>
internal static class PublicationDocument
{
    public static BsonDocument Write(Publication publication)
    {
        var document = new BsonDocument
        {
            { "_id", ChannelKey.Of(publication.Channel, publication.Sku) }, { "channel", publication.Channel }, { "sku", publication.Sku },
            { "revision", publication.Revision },
        };
        document.AddTime("time", publication.Time);
        document.AddText("actor", publication.Actor);
        return document;
    }

    public static Publication Read(BsonDocument document) =>
        document.Read(static d => new Publication(d["sku"].AsString, d["channel"].AsString, d["revision"].AsInt64, d.Time("time"), d.Text("actor")));
}

/// <summary>When a publication is to change. The time when something is next to be done is told apart, because schedules are found by it.</summary>
internal static class ScheduleDocument
{
    public static BsonDocument Write(PublicationSchedule schedule)
    {
        var document = new BsonDocument
        {
            { "_id", ChannelKey.Of(schedule.Channel, schedule.Sku) }, { "channel", schedule.Channel }, { "sku", schedule.Sku },
        };
        document.AddTime("publishTime", schedule.PublishTime);
        document.AddTime("expireTime", schedule.ExpireTime);
        document.AddTime("nextTime", schedule.NextTime);
        document.AddText("actor", schedule.Actor);
        document.AddText("error", schedule.Error);
        return document;
    }

    public static PublicationSchedule Read(BsonDocument document) => document.Read(static d => new PublicationSchedule(
        d["sku"].AsString, d["channel"].AsString, d.MaybeTime("publishTime"), d.MaybeTime("expireTime"), d.Text("actor"), d.Text("error")));
}

/// <summary>What was last said of a product's drafts; its _id is the SKU.</summary>
internal static class ReviewDocument
{
    public static BsonDocument Write(Review review)
    {
        var document = new BsonDocument { { "_id", review.Sku }, { "revision", review.Revision }, { "ready", review.Ready } };
        document.AddText("actor", review.Actor);
        document.AddTime("time", review.Time);
        document.AddText("note", review.Note);
        return document;
    }

    public static Review Read(BsonDocument document) => document.Read(static d =>
        new Review(d["_id"].AsString, d["revision"].AsInt64, d["ready"].AsBoolean, d.Text("actor"), d.Time("time"), d.Text("note")));
}
