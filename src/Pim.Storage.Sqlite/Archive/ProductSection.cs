using Pim.Application.Archive;
using Pim.Domain.Products;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Products;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>Products with what is kept beside them.</summary>
internal sealed class ProductSection(Writer writer, ReaderPool readers) : SqliteSection<ArchivedProduct>(writer, readers, ArchiveSections.Products, "products")
{
    protected override Statement Start(Session session, string after, int limit) => session.Use("""
        SELECT d.doc, d.actor, p.revision, p.create_time, p.update_time, d.changed_fields, s.doc, p.id
        FROM products p JOIN product_documents d ON d.product = p.id LEFT JOIN product_states s ON s.product = p.id
        WHERE p.sku > ?1 ORDER BY p.sku LIMIT ?2
        """).Bind(1, after).Bind(2, limit);

    protected override ArchivedProduct Read(Session session, Statement row) => new(
        ProductReading.Read(row),
        RevisionReading.ReadFields(row.Utf8(5)),
        row.IsNull(6) ? ProductState.None : StateDocument.Read(row.Utf8(6)),
        ClaimTable.ReadAll(session, row.Number(7)));

    protected override int SizeOf(ArchivedProduct entry, Statement row) => row.Utf8(0).Length;

    protected override Action<Tables> Prepare(IReadOnlyList<ArchivedProduct> entries, DocumentBuffer documents)
    {
        var places = entries.Select(entry => (
            Document: documents.Add(entry.Product, ProductDocument.Write),
            Fields: documents.Add(entry.ChangedFields, static (json, fields) => json.WriteCodes(fields)),
            State: entry.State == ProductState.None ? default : documents.Add(entry.State, StateDocument.Write))).ToList();
        return tables =>
        {
            for (var i = 0; i < places.Count; i++)
            {
                var (product, _, state, claims) = entries[i];
                var id = tables.Products.Insert(product, product.Revision, state.Issues.Count > 0, documents[places[i].Fields], documents[places[i].Document]);
                tables.States.Add(id, product.Sku, state, documents[places[i].State]);
                tables.Claims.Add(id, claims);
                tables.Assets.ReplaceUses(product.Sku, null, product);
            }
        };
    }
}
