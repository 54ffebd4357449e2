using Pim.Application.Archive;
using Pim.Domain.Publications;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Publications;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>When publications are to change.</summary>
internal sealed class ScheduleSection(Writer writer, ReaderPool readers)
    : SqliteSection<PublicationSchedule>(writer, readers, ArchiveSections.Schedules, "schedules")
{
    protected override Statement Start(Session session, string after, int limit)
    {
        var (channel, sku) = ArchiveSections.ParseChannelKey(after);
        return session.Use($"SELECT {ScheduleReading.Columns} FROM schedules WHERE (sku, channel) > (?1, ?2) ORDER BY sku, channel LIMIT ?3")
            .Bind(1, sku).Bind(2, channel).Bind(3, limit);
    }

    protected override PublicationSchedule Read(Session session, Statement row) => ScheduleReading.Read(row);

    protected override Action<Tables> Prepare(IReadOnlyList<PublicationSchedule> entries, DocumentBuffer documents) => tables =>
    {
        foreach (var schedule in entries) tables.Schedules.Save(schedule);
    };
}
