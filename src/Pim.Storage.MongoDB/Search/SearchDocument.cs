using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Domain.Products;
using Pim.Domain.Search;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Search;

/// <summary>
/// By what a content is found. Its tokens say, by their first letter, a word of the title (t), any word (w), a code (c) or a value of a facet (f).
/// </summary>
internal static class SearchDocument
{
    public const char TitleWord = 't';
    public const char Word = 'w';
    private const char Code = 'c';
    private const char Value = 'f';
    private const char Equal = '=';

    /// <summary>What one search goes through: a channel, a locale, products or models.</summary>
    public static string ScopeOf(string channel, string locale, ProductType type) => $"{channel} {locale} {type}";

    /// <summary>All entries of a channel. Codes of channels hold nothing that means something in a regular expression.</summary>
    public static FilterDefinition<BsonDocument> OfChannel(string channel) =>
        Builders<BsonDocument>.Filter.Regex("scope", new BsonRegularExpression($"^{channel} "));

    public static string TokenOfCode(string code) => Code + code;

    public static string TokenOfValue(FacetValue value) => Value + Text(value);

    /// <summary>The value of a facet that stands in a document; names of facets hold no equals sign.</summary>
    public static FacetValue ReadValue(string text) =>
        text.Split(Equal, 2) is [var facet, var value] ? new(facet, value) : throw new FormatException($"'{text}' is no value of a facet.");

    /// <summary>The entry as a document; the order grows from entry to entry and stays with it.</summary>
    public static BsonDocument Write(string channel, string sku, SearchEntry entry, long fingerprint, long order)
    {
        var tokens = entry.TitleWords.Select(w => TitleWord + w).Concat(entry.Words.Select(w => Word + w))
            .Concat(entry.Codes.Select(TokenOfCode)).Concat(entry.Facets.Select(TokenOfValue));
        return new BsonDocument
        {
            { "_id", ChannelKey.Of(channel, entry.Locale, sku) }, { "channel", channel }, { "sku", sku },
                { "scope", ScopeOf(channel, entry.Locale, entry.Type) },
            { "title", entry.Title }, { "order", order }, { "fingerprint", fingerprint }, { "tokens", new BsonArray(tokens) },
                { "facets", new BsonArray(entry.Facets.Select(Text)) },
        };
    }

    private static string Text(FacetValue value) => $"{value.Facet}{Equal}{value.Value}";
}
