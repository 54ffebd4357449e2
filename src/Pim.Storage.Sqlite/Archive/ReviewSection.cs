using Pim.Application.Archive;
using Pim.Domain.Publications;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Publications;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>What was last said of drafts.</summary>
internal sealed class ReviewSection(Writer writer, ReaderPool readers) : SqliteSection<Review>(writer, readers, ArchiveSections.Reviews, "reviews")
{
    protected override Statement Start(Session session, string after, int limit) =>
        session.Use($"SELECT {ScheduleReading.ReviewColumns}, sku FROM reviews WHERE sku > ?1 ORDER BY sku LIMIT ?2").Bind(1, after).Bind(2, limit);

    protected override Review Read(Session session, Statement row) => ScheduleReading.ReadReview(row, row.Text(5));

    protected override Action<Tables> Prepare(IReadOnlyList<Review> entries, DocumentBuffer documents) => tables =>
    {
        foreach (var review in entries) tables.Reviews.Save(review);
    };
}
