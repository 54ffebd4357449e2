using MongoDB.Bson;
using MongoDB.Driver;

namespace Pim.Storage.MongoDB.Documents;

/// <summary>
/// The _id of what is kept of a product in a channel: "web TARN-1", or "web de-DE TARN-1" in one of its locales. No code and no locale holds a blank,
/// so that the first ones part the key whatever the SKU is; and a blank comes before every sign that these hold, so that the _ids stand in the order
/// of channel, locale and SKU.
/// </summary>
internal static class ChannelKey
{
    private const char Separator = ' ';
    private const char BehindSeparator = '!';

    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    /// <summary>Of a product in a channel.</summary>
    public static string Of(string channel, string sku) => $"{channel}{Separator}{sku}";

    /// <summary>Of a product in a locale of a channel.</summary>
    public static string Of(string channel, string locale, string sku) => $"{channel}{Separator}{locale}{Separator}{sku}";

    /// <summary>The SKU in a key of a locale of a channel.</summary>
    public static string SkuOf(string key) => key[(key.IndexOf(Separator, key.IndexOf(Separator) + 1) + 1)..];

    /// <summary>These products in a channel.</summary>
    public static FilterDefinition<BsonDocument> AnyOf(string channel, IEnumerable<string> skus) => Filter.In("_id", skus.Select(sku => Of(channel, sku)));

    /// <summary>All of a channel whose SKU comes behind another; behind the empty one is all of it.</summary>
    public static FilterDefinition<BsonDocument> Behind(string channel, string sku) => Between(Of(channel, sku), channel);

    /// <summary>All of a locale of a channel whose SKU comes behind another.</summary>
    public static FilterDefinition<BsonDocument> Behind(string channel, string locale, string sku) =>
        Between(Of(channel, locale, sku), $"{channel}{Separator}{locale}");

    private static FilterDefinition<BsonDocument> Between(string key, string prefix) => Filter.Gt("_id", key) & Filter.Lt("_id", $"{prefix}{BehindSeparator}");
}
