using Pim.Domain.Publications;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Publications;

/// <summary>Reads schedules and reviews.</summary>
internal static class ScheduleReading
{
    /// <summary>What is kept of a schedule.</summary>
    public const string Columns = "sku, channel, publish_time, expire_time, actor, error";

    /// <summary>What is kept of a review beside its SKU.</summary>
    public const string ReviewColumns = "revision, ready, actor, time, note";

    /// <summary>The earliest schedules with something to do at a time.</summary>
    public const string Due = $"SELECT {Columns} FROM schedules WHERE next_time <= ?1 ORDER BY next_time LIMIT ?2";

    /// <summary>When there is next something to do.</summary>
    public const string Next = "SELECT next_time FROM schedules WHERE next_time IS NOT NULL ORDER BY next_time LIMIT 1";

    public static PublicationSchedule? Get(Session session, string sku, string channel)
    {
        using var row = session.Use($"SELECT {Columns} FROM schedules WHERE sku = ?1 AND channel = ?2").Bind(1, sku).Bind(2, channel);
        return row.Step() ? Read(row) : null;
    }

    public static IReadOnlyList<PublicationSchedule> ListDue(Session session, DateTimeOffset time, int limit)
    {
        var schedules = new List<PublicationSchedule>();
        using var rows = session.Use(Due).Bind(1, time).Bind(2, limit);
        while (rows.Step()) schedules.Add(Read(rows));
        return schedules;
    }

    public static DateTimeOffset? FindNext(Session session)
    {
        using var row = session.Use(Next);
        return row.Step() ? row.Time(0) : null;
    }

    public static IReadOnlyList<Review> GetReviews(Session session, IReadOnlyCollection<string> skus)
    {
        var reviews = new List<Review>();
        foreach (var sku in skus.Distinct(StringComparer.Ordinal))
        {
            using var row = session.Use($"SELECT {ReviewColumns} FROM reviews WHERE sku = ?1").Bind(1, sku);
            if (row.Step()) reviews.Add(ReadReview(row, sku));
        }
        return reviews;
    }

    /// <summary>The review of a row of <see cref="ReviewColumns"/>.</summary>
    public static Review ReadReview(Statement row, string sku) => new(sku, row.Number(0), row.Flag(1), row.Text(2), row.Time(3), row.Text(4));

    /// <summary>The schedule of a row of <see cref="Columns"/>.</summary>
    public static PublicationSchedule Read(Statement row) =>
        new(row.Text(0), row.Text(1), row.TimeOrNull(2), row.TimeOrNull(3), row.Text(4), row.Text(5));
}
