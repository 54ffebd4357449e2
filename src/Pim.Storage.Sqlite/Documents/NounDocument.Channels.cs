using System.Text.Json;
using Pim.Domain;
using Pim.Domain.Channels;

namespace Pim.Storage.Sqlite.Documents;

internal static partial class NounDocument
{
    private static readonly JsonEncodedText LocalesName = JsonEncodedText.Encode("locales");
    private static readonly JsonEncodedText LocaleName = JsonEncodedText.Encode("locale");
    private static readonly JsonEncodedText Fallbacks = JsonEncodedText.Encode("fallbacks");
    private static readonly JsonEncodedText CurrenciesName = JsonEncodedText.Encode("currencies");
    private static readonly JsonEncodedText CategoryTree = JsonEncodedText.Encode("categoryTree");
    private static readonly JsonEncodedText MinCompleteness = JsonEncodedText.Encode("minCompleteness");
    private static readonly JsonEncodedText ReviewRequired = JsonEncodedText.Encode("reviewRequired");
    private static readonly JsonEncodedText Renditions = JsonEncodedText.Encode("renditions");
    private static readonly JsonEncodedText RenditionName = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText Width = JsonEncodedText.Encode("width");
    private static readonly JsonEncodedText Height = JsonEncodedText.Encode("height");
    private static readonly JsonEncodedText Fit = JsonEncodedText.Encode("fit");
    private static readonly JsonEncodedText FormatName = JsonEncodedText.Encode("format");
    private static readonly JsonEncodedText Quality = JsonEncodedText.Encode("quality");

    private static void WriteChannel(Utf8JsonWriter json, Channel channel)
    {
        json.WriteStartArray(LocalesName);
        foreach (var locale in channel.Locales)
        {
            json.WriteStartObject();
            json.WriteString(LocaleName, locale.Locale);
            json.WriteCodes(Fallbacks, locale.Fallbacks);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteCodes(CurrenciesName, channel.Currencies);
        json.WriteString(CategoryTree, channel.CategoryTree);
        if (channel.MinCompleteness != 0) json.WriteNumber(MinCompleteness, channel.MinCompleteness);
        if (channel.ReviewRequired) json.WriteBoolean(ReviewRequired, true);
        if (channel.Renditions.Count > 0) WriteRenditions(json, channel.Renditions);
    }

    private static Channel ReadChannel(ref Utf8JsonReader reader, string code)
    {
        var channel = new Channel { Code = code, CategoryTree = "" };
        while (reader.NextMember())
        {
            if (reader.At("labels"u8)) channel = channel with { Labels = reader.ReadLocalized() };
            else if (reader.At("locales"u8)) channel = channel with { Locales = reader.ReadList(ReadChannelLocale) };
            else if (reader.At("currencies"u8)) channel = channel with { Currencies = reader.ReadCodes() };
            else if (reader.At("categoryTree"u8)) channel = channel with { CategoryTree = reader.ReadCode() };
            else if (reader.At("minCompleteness"u8)) channel = channel with { MinCompleteness = reader.GetInt32() };
            else if (reader.At("reviewRequired"u8)) channel = channel with { ReviewRequired = reader.GetBoolean() };
            else if (reader.At("renditions"u8)) channel = channel with { Renditions = reader.ReadList(ReadRendition) };
            else reader.Skip();
        }
        return channel;
    }

    private static ChannelLocale ReadChannelLocale(ref Utf8JsonReader reader)
    {
        var locale = "";
        ValueList<string> fallbacks = [];
        while (reader.NextMember())
        {
            if (reader.At("locale"u8)) locale = reader.ReadCode();
            else if (reader.At("fallbacks"u8)) fallbacks = reader.ReadCodes();
            else reader.Skip();
        }
        return new ChannelLocale(locale, fallbacks);
    }

    private static void WriteRenditions(Utf8JsonWriter json, ValueList<Rendition> renditions)
    {
        json.WriteStartArray(Renditions);
        foreach (var rendition in renditions)
        {
            json.WriteStartObject();
            json.WriteString(RenditionName, rendition.Name);
            json.WriteNumber(Width, rendition.Width);
            json.WriteNumber(Height, rendition.Height);
            json.WriteNumber(Fit, (int)rendition.Fit);
            json.WriteNumber(FormatName, (int)rendition.Format);
            json.WriteNumber(Quality, rendition.Quality);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static Rendition ReadRendition(ref Utf8JsonReader reader)
    {
        var rendition = new Rendition("", 0, 0, RenditionFit.Inside, RenditionFormat.Jpeg, Rendition.DefaultQuality);
        while (reader.NextMember())
        {
            if (reader.At("name"u8)) rendition = rendition with { Name = reader.ReadCode() };
            else if (reader.At("width"u8)) rendition = rendition with { Width = reader.GetInt32() };
            else if (reader.At("height"u8)) rendition = rendition with { Height = reader.GetInt32() };
            else if (reader.At("fit"u8)) rendition = rendition with { Fit = (RenditionFit)reader.GetInt32() };
            else if (reader.At("format"u8)) rendition = rendition with { Format = (RenditionFormat)reader.GetInt32() };
            else if (reader.At("quality"u8)) rendition = rendition with { Quality = reader.GetInt32() };
            else reader.Skip();
        }
        return rendition;
    }
}
