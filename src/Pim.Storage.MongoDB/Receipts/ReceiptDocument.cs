using MongoDB.Bson;
using Pim.Application;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Receipts;

/// <summary>A receipt; its _id is the request's, as text.</summary>
internal static class ReceiptDocument
{
    public static string IdOf(Guid requestId) => requestId.ToString();

    public static BsonDocument Write(RequestReceipt receipt)
    {
        var document = new BsonDocument { { "_id", IdOf(receipt.RequestId) }, { "fingerprint", receipt.Fingerprint } };
        document.AddTime("time", receipt.Time);
        return document;
    }

    public static RequestReceipt Read(BsonDocument document) =>
        document.Read(static d => new RequestReceipt(Guid.Parse(d["_id"].AsString), d.Text("fingerprint"), d.Time("time")));
}
