using System.Text.Json;
using Pim.Domain;
using Pim.Domain.Channels;
using Pim.Domain.Text;

namespace Pim.Storage.Sqlite.Documents;

internal static partial class NounDocument
{
    private static readonly JsonEncodedText LocalesName = JsonEncodedText.Encode("locales");
    private static readonly JsonEncodedText LocaleName = JsonEncodedText.Encode("locale");
    private static readonly JsonEncodedText Fallbacks = JsonEncodedText.Encode("fallbacks");
    private static readonly JsonEncodedText CurrenciesName = JsonEncodedText.Encode("currencies");
    private static readonly JsonEncodedText CategoryTree = JsonEncodedText.Encode("categoryTree");

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
    }

    private static Channel ReadChannel(ref Utf8JsonReader reader, string code)
    {
        var (labels, tree) = (LocalizedText.Empty, "");
        ValueList<ChannelLocale> locales = [];
        ValueList<string> currencies = [];
        while (reader.NextMember())
        {
            if (reader.At("labels"u8)) labels = reader.ReadLocalized();
            else if (reader.At("locales"u8)) locales = reader.ReadList(ReadChannelLocale);
            else if (reader.At("currencies"u8)) currencies = reader.ReadCodes();
            else if (reader.At("categoryTree"u8)) tree = reader.ReadCode();
            else reader.Skip();
        }
        return new Channel { Code = code, Labels = labels, Locales = locales, Currencies = currencies, CategoryTree = tree };
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
}
