using Pim.Application.Archive;
using Pim.Domain.Media;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Media;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>What is known of assets.</summary>
internal sealed class AssetSection(Writer writer, ReaderPool readers) : SqliteSection<Asset>(writer, readers, ArchiveSections.Assets, "assets")
{
    protected override Statement Start(Session session, string after, int limit) => session.Use(AssetReading.Listed).Bind(1, after).Bind(2, limit);

    protected override Asset Read(Session session, Statement row) => AssetReading.Read(row);

    protected override int SizeOf(Asset entry, Statement row) => row.Utf8(5).Length;

    protected override Action<Tables> Prepare(IReadOnlyList<Asset> entries, DocumentBuffer documents)
    {
        var places = entries.Select(asset => documents.Add(asset, AssetDocument.Write)).ToList();
        return tables =>
        {
            for (var i = 0; i < places.Count; i++)
            {
                tables.Assets.Put(entries[i], entries[i].Revision, documents[places[i]]);
                tables.Blobs.Tie(entries[i].File.Sha256);
            }
        };
    }
}
