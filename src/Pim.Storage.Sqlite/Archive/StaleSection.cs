using Pim.Application.Archive;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>Contents to be made anew.</summary>
internal sealed class StaleSection(Writer writer, ReaderPool readers) : SqliteSection<ArchivedStale>(writer, readers, ArchiveSections.Stale, "stale")
{
    protected override Statement Start(Session session, string after, int limit)
    {
        var (channel, sku) = ArchiveSections.ParseChannelKey(after);
        return session.Use("SELECT channel, sku, since, mark FROM stale WHERE (channel, sku) > (?1, ?2) ORDER BY channel, sku LIMIT ?3")
            .Bind(1, channel).Bind(2, sku).Bind(3, limit);
    }

    protected override ArchivedStale Read(Session session, Statement row) => new(CodePool.Get(row.Utf8(0)), row.Text(1), row.Number(2), row.Number(3));

    protected override Action<Tables> Prepare(IReadOnlyList<ArchivedStale> entries, DocumentBuffer documents) => tables =>
    {
        foreach (var entry in entries) tables.Stale.Add(entry);
    };
}
