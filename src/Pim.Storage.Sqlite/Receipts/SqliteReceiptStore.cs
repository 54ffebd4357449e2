using Pim.Application;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Receipts;

/// <summary>Receipts on SQLite.</summary>
internal sealed class SqliteReceiptStore(ReaderPool readers) : IReceiptStore
{
    /// <inheritdoc/>
    public Task<RequestReceipt?> FindAsync(Guid requestId, DateTimeOffset now, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => Find(session, requestId, now - RequestReceipt.KeptFor), cancellationToken);

    private static RequestReceipt? Find(Session session, Guid requestId, DateTimeOffset after)
    {
        using var found = session.Use("SELECT fingerprint, time FROM receipts WHERE request_id = ?1 AND time > ?2")
            .Bind(1, requestId.ToString()).Bind(2, after);
        return found.Step() ? new RequestReceipt(requestId, found.Text(0), found.Time(1)) : null;
    }
}
