using Pim.Application;
using Pim.Application.Archive;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>Receipts of requests.</summary>
internal sealed class ReceiptSection(Writer writer, ReaderPool readers) : SqliteSection<RequestReceipt>(writer, readers, ArchiveSections.Receipts, "receipts")
{
    protected override Statement Start(Session session, string after, int limit) =>
        session.Use("SELECT request_id, fingerprint, time FROM receipts WHERE request_id > ?1 ORDER BY request_id LIMIT ?2").Bind(1, after).Bind(2, limit);

    protected override RequestReceipt Read(Session session, Statement row) => new(Guid.Parse(row.Utf8(0)), row.Text(1), row.Time(2));

    protected override Action<Tables> Prepare(IReadOnlyList<RequestReceipt> entries, DocumentBuffer documents) => tables =>
    {
        foreach (var receipt in entries) tables.Receipts.Put(receipt);
    };
}
