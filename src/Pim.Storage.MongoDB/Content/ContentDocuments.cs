using MongoDB.Bson;
using Pim.Application.Content;
using Pim.Application.Publications;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Content;

/// <summary>
/// What a channel sees of a product in one locale. Each stands for itself, and not all of them in the change: storefronts ask for one, and the server
/// would read the whole document to answer a part of it; a listing in one locale is one range of _ids; and however many locales there are, no document
/// comes near 16 MB. Sequence and time of the change are repeated here, so that the answer takes one read, and whoever reads changes first sees whether
/// a document still belongs to them.
/// </summary>
internal static class ContentDocuments
{
    public static BsonDocument Write(string channel, string sku, long sequence, DateTimeOffset time, ContentDocument document)
    {
        var written = new BsonDocument { { "_id", ChannelKey.Of(channel, document.Locale, sku) }, { "sequence", sequence } };
        written.AddTime("time", time);
        return written.Add("bytes", BsonWriting.Binary(document.Bytes));
    }

    public static StoredContent Read(BsonDocument document) => document.Read(static d =>
        new StoredContent(ChannelKey.SkuOf(d["_id"].AsString), d["sequence"].AsInt64, d.Time("time"), d["bytes"].AsBsonBinaryData.Bytes));
}
