using Pim.Application;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Receipts;

/// <summary>Receipts of requests, and those that are too old, within commits.</summary>
internal sealed class ReceiptTable(Session session)
{
    private readonly Statement _find = session.Prepare("SELECT time FROM receipts WHERE request_id = ?1");
    private readonly Statement _forget = session.Prepare("DELETE FROM receipts WHERE time <= ?1");
    private readonly Statement _put = session.Prepare("INSERT OR REPLACE INTO receipts (request_id, fingerprint, time) VALUES (?1, ?2, ?3)");

    /// <summary>Whether a receipt of this id is kept from before.</summary>
    public bool WasSeen(RequestReceipt? receipt) =>
        receipt is not null && _find.Bind(1, receipt.RequestId.ToString()).ReadNumber() > (receipt.Time - RequestReceipt.KeptFor).UtcTicks;

    /// <summary>Keeps a receipt, and forgets those that are too old by then.</summary>
    public void Add(RequestReceipt? receipt)
    {
        if (receipt is null) return;
        _forget.Bind(1, receipt.Time - RequestReceipt.KeptFor).Run();
        Put(receipt);
    }

    /// <summary>Keeps a receipt.</summary>
    public void Put(RequestReceipt receipt) =>
        _put.Bind(1, receipt.RequestId.ToString()).Bind(2, receipt.Fingerprint).Bind(3, receipt.Time).Run();
}
