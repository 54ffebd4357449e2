using System.Security.Cryptography;
using System.Text;
using MongoDB.Bson;
using Pim.Domain.Products;

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

    public static BsonDocument Write(BsonDocument id, string sku) => new() { { "_id", id }, { "sku", sku } };

    private static string HashOf(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
