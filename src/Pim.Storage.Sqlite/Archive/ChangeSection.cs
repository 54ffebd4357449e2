using Pim.Application.Archive;
using Pim.Application.Content;
using Pim.Application.Publications;
using Pim.Storage.Sqlite.Content;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>Changes with their documents, in the order of the feed: they are read and added on and on.</summary>
internal sealed class ChangeSection(Writer writer, ReaderPool readers) : SqliteSection<ArchivedChange>(writer, readers, ArchiveSections.Changes, "changes")
{
    protected override Statement Start(Session session, string after, int limit) =>
        session.Use("SELECT sequence, time, locales, sku, channel FROM changes WHERE sequence > ?1 ORDER BY sequence LIMIT ?2")
            .Bind(1, ArchiveSections.ParseNumber(after)).Bind(2, limit);

    protected override ArchivedChange Read(Session session, Statement row)
    {
        var documents = new DocumentPicker(session, asked: null).Read(row.Number(0), row.Utf8(2));
        return new ArchivedChange(CodePool.Get(row.Utf8(4)), new StoredChange(row.Text(3), row.Number(0), row.Time(1), row.Utf8(2).IsEmpty, documents));
    }

    protected override int SizeOf(ArchivedChange entry, Statement row) => entry.Change.Documents.Sum(document => document.Bytes.Length);

    protected override Action<Tables> Prepare(IReadOnlyList<ArchivedChange> entries, DocumentBuffer documents) => tables =>
    {
        foreach (var (channel, change) in entries) tables.Changes.Add(channel, new ContentChange(change.Sku, change.Documents), change.Sequence, change.Time);
    };
}
