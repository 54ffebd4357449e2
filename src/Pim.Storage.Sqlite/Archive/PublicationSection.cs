using Pim.Application.Archive;
using Pim.Domain.Publications;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Publications;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>What each channel has.</summary>
internal sealed class PublicationSection(Writer writer, ReaderPool readers)
    : SqliteSection<Publication>(writer, readers, ArchiveSections.Publications, "publications")
{
    protected override Statement Start(Session session, string after, int limit)
    {
        var (channel, sku) = ArchiveSections.ParseChannelKey(after);
        return session.Use($"SELECT {PublicationReading.Columns}, sku FROM publications WHERE (channel, sku) > (?1, ?2) ORDER BY channel, sku LIMIT ?3")
            .Bind(1, channel).Bind(2, sku).Bind(3, limit);
    }

    protected override Publication Read(Session session, Statement row) => PublicationReading.Read(row, row.Text(4));

    protected override Action<Tables> Prepare(IReadOnlyList<Publication> entries, DocumentBuffer documents) => tables =>
    {
        foreach (var publication in entries) tables.Publications.Put(publication);
    };
}
