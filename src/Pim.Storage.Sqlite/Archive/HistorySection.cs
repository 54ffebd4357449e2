using Pim.Application.Archive;
using Pim.Application.Products;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Products;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>Past revisions and deletions.</summary>
internal sealed class HistorySection(Writer writer, ReaderPool readers)
    : SqliteSection<ProductRevision>(writer, readers, ArchiveSections.History, "product_history")
{
    protected override Statement Start(Session session, string after, int limit)
    {
        var (sku, revision) = ArchiveSections.ParseRevision(after);
        return session.Use($"SELECT {RevisionReading.PastColumns}, sku FROM product_history WHERE (sku, revision) > (?1, ?2) ORDER BY sku, revision LIMIT ?3")
            .Bind(1, sku).Bind(2, revision).Bind(3, limit);
    }

    protected override ProductRevision Read(Session session, Statement row) => RevisionReading.ReadWhole(row, row.Text(7));

    protected override int SizeOf(ProductRevision entry, Statement row) => row.Utf8(6).Length;

    protected override Action<Tables> Prepare(IReadOnlyList<ProductRevision> entries, DocumentBuffer documents)
    {
        var places = entries.Select(entry => (
            Document: entry.Product is null ? default : documents.Add(entry.Product, ProductDocument.Write),
            Fields: documents.Add(entry.ChangedFields, static (json, fields) => json.WriteCodes(fields)))).ToList();
        return tables =>
        {
            for (var i = 0; i < places.Count; i++) Add(tables.Session, entries[i], documents[places[i].Fields], documents[places[i].Document]);
        };
    }

    private static void Add(Session session, ProductRevision entry, ReadOnlySpan<byte> fields, ReadOnlySpan<byte> document)
    {
        // Nobody is told when a deleted product was created: that of a deletion is not copied.
        var row = session.Use("""
            INSERT INTO product_history (sku, revision, create_time, update_time, actor, changed_fields, doc) VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, ''))
            """);
        row.Bind(1, entry.Sku).Bind(2, entry.Revision).Bind(3, entry.Product?.CreateTime ?? entry.Time).Bind(4, entry.Time).Bind(5, entry.Actor)
            .Bind(6, fields).Bind(7, document).Run();
    }
}
