using Pim.Application.Archive;
using Pim.Storage.Sqlite.Content;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>Which other products went into contents: an entry is made of all rows of a product.</summary>
internal sealed class MentionSection(Writer writer, ReaderPool readers)
    : SqliteSection<ArchivedMentions>(writer, readers, ArchiveSections.Mentions, "(SELECT DISTINCT channel, sku FROM mentions)")
{
    protected override Statement Start(Session session, string after, int limit)
    {
        var (channel, sku) = ArchiveSections.ParseChannelKey(after);
        return session.Use("SELECT DISTINCT channel, sku FROM mentions WHERE (channel, sku) > (?1, ?2) ORDER BY channel, sku LIMIT ?3")
            .Bind(1, channel).Bind(2, sku).Bind(3, limit);
    }

    protected override ArchivedMentions Read(Session session, Statement row)
    {
        var (channel, sku) = (CodePool.Get(row.Utf8(0)), row.Text(1));
        return new ArchivedMentions(channel, sku, MentionTable.ReadAll(session, channel, sku));
    }

    protected override int SizeOf(ArchivedMentions entry, Statement row) => entry.Mentioned.Sum(sku => sku.Length);

    protected override Action<Tables> Prepare(IReadOnlyList<ArchivedMentions> entries, DocumentBuffer documents) => tables =>
    {
        foreach (var (channel, sku, mentioned) in entries) tables.Mentions.Add(channel, sku, mentioned);
    };
}
