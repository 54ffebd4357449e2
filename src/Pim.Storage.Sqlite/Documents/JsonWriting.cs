using System.Globalization;
using System.Text.Json;
using Pim.Domain;
using Pim.Domain.Text;

namespace Pim.Storage.Sqlite.Documents;

/// <summary>Writes parts of documents. Members at their default are left out.</summary>
internal static class JsonWriting
{
    /// <summary>A text member, unless empty.</summary>
    public static void WriteText(this Utf8JsonWriter json, JsonEncodedText name, string text)
    {
        if (text.Length > 0) json.WriteString(name, text);
    }

    /// <summary>A list of codes as a member, unless empty.</summary>
    public static void WriteCodes(this Utf8JsonWriter json, JsonEncodedText name, ValueList<string> codes)
    {
        if (codes.Count == 0) return;
        json.WritePropertyName(name);
        json.WriteCodes(codes);
    }

    /// <summary>A list of codes.</summary>
    public static void WriteCodes(this Utf8JsonWriter json, ValueList<string> codes)
    {
        json.WriteStartArray();
        foreach (var code in codes) json.WriteStringValue(code);
        json.WriteEndArray();
    }

    /// <summary>Texts by locale as a member, unless empty.</summary>
    public static void WriteLocalized(this Utf8JsonWriter json, JsonEncodedText name, LocalizedText texts)
    {
        if (texts.Entries.Count == 0) return;
        json.WriteStartObject(name);
        foreach (var (locale, text) in texts.Entries) json.WriteString(locale, text);
        json.WriteEndObject();
    }

    /// <summary>A day as a member.</summary>
    public static void WriteDay(this Utf8JsonWriter json, JsonEncodedText name, DateOnly day)
    {
        Span<char> text = stackalloc char[10];
        day.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteString(name, text);
    }
}
