using System.Security.Cryptography;
using System.Text;
using MongoDB.Bson;
using Pim.Domain.Products;
using Pim.Domain.Values;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Products;

/// <summary>A claim: its _id is what is claimed, which makes it unique; beside it stands who holds it.</summary>
internal static class ClaimDocument
{
    // Values beyond it would not fit into an entry of every engine's index.
    private const int MaxValueBytes = 512;

    /// <summary>What is claimed: { attribute, channel, locale, value }, or { model, axes } for the place of a variant below its model.</summary>
    public static BsonDocument IdOf(in UniqueClaim claim)
    {
        var (attribute, channel, locale) = claim.Key;
        var id = new BsonDocument();
        if (attribute.Length > 0) id.Add("attribute", attribute);
        if (channel.Length > 0) id.Add(attribute.Length > 0 ? "channel" : "model", channel);
        if (locale.Length > 0) id.Add("locale", locale);
        var isLong = Encoding.UTF8.GetByteCount(claim.Value) > MaxValueBytes;
        return isLong ? id.Add("sha256", HashOf(claim.Value)) : id.Add(attribute.Length > 0 ? "value" : "axes", claim.Value);
    }

    /// <summary>A claim as it is kept.</summary>
    /// <param name="id">What is claimed.</param>
    /// <param name="sku">Who holds it.</param>
    /// <param name="value">The value claimed: where the _id holds its hash alone, it is kept beside it.</param>
    public static BsonDocument Write(BsonDocument id, string sku, string value)
    {
        var document = new BsonDocument { { "_id", id }, { "sku", sku } };
        return id.Contains("sha256") ? document.Add("value", value) : document;
    }

    /// <summary>What a document claims.</summary>
    public static UniqueClaim Read(BsonDocument document) => document.Read(static d =>
    {
        var id = d["_id"].AsBsonDocument;
        var value = id.TryGetValue("value", out var whole) || id.TryGetValue("axes", out whole) ? whole : d["value"];
        return new UniqueClaim(new ValueKey(id.Text("attribute"), id.Text("channel") + id.Text("model"), id.Text("locale")), value.AsString);
    });

    private static string HashOf(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
