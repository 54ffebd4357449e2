using System.Text.Json;
using Pim.Domain;
using Pim.Domain.Products;

namespace Pim.Storage.Sqlite.Documents;

/// <summary>What is computed about a product, as JSON.</summary>
internal static class StateDocument
{
    private static readonly JsonEncodedText Completeness = JsonEncodedText.Encode("completeness");
    private static readonly JsonEncodedText Channel = JsonEncodedText.Encode("channel");
    private static readonly JsonEncodedText Locale = JsonEncodedText.Encode("locale");
    private static readonly JsonEncodedText Required = JsonEncodedText.Encode("required");
    private static readonly JsonEncodedText Missing = JsonEncodedText.Encode("missing");
    private static readonly JsonEncodedText Issues = JsonEncodedText.Encode("issues");
    private static readonly JsonEncodedText InheritedCategories = JsonEncodedText.Encode("inherited_categories");
    private static readonly JsonEncodedText Field = JsonEncodedText.Encode("field");
    private static readonly JsonEncodedText Description = JsonEncodedText.Encode("description");
    private static readonly JsonEncodedText Reason = JsonEncodedText.Encode("reason");

    public static void Write(Utf8JsonWriter json, ProductState state)
    {
        json.WriteStartObject();
        if (state.Completeness.Count > 0)
        {
            json.WriteStartArray(Completeness);
            foreach (var completeness in state.Completeness) Write(json, completeness);
            json.WriteEndArray();
        }
        if (state.Issues.Count > 0)
        {
            json.WriteStartArray(Issues);
            foreach (var issue in state.Issues) Write(json, issue);
            json.WriteEndArray();
        }
        if (state.InheritedCategories.Count > 0) json.WriteCodes(InheritedCategories, state.InheritedCategories);
        json.WriteEndObject();
    }

    /// <summary>The state of a document.</summary>
    public static ProductState Read(ReadOnlySpan<byte> document) => JsonReading.Read(document, Read);

    private static ProductState Read(ref Utf8JsonReader reader)
    {
        var state = ProductState.None;
        while (reader.NextMember())
        {
            if (reader.At("completeness"u8)) state = state with { Completeness = reader.ReadList(ReadCompleteness) };
            else if (reader.At("issues"u8)) state = state with { Issues = reader.ReadList(ReadIssue) };
            else if (reader.At("inherited_categories"u8)) state = state with { InheritedCategories = reader.ReadCodes() };
            else reader.Skip();
        }
        return state;
    }

    private static void Write(Utf8JsonWriter json, Completeness completeness)
    {
        json.WriteStartObject();
        json.WriteString(Channel, completeness.Channel);
        json.WriteString(Locale, completeness.Locale);
        json.WriteNumber(Required, completeness.Required);
        json.WriteCodes(Missing, completeness.Missing);
        json.WriteEndObject();
    }

    private static Completeness ReadCompleteness(ref Utf8JsonReader reader)
    {
        var (channel, locale, required) = ("", "", 0);
        ValueList<string> missing = [];
        while (reader.NextMember())
        {
            if (reader.At("channel"u8)) channel = reader.ReadCode();
            else if (reader.At("locale"u8)) locale = reader.ReadCode();
            else if (reader.At("required"u8)) required = reader.GetInt32();
            else if (reader.At("missing"u8)) missing = reader.ReadCodes();
            else reader.Skip();
        }
        return new Completeness(channel, locale, required, missing);
    }

    private static void Write(Utf8JsonWriter json, ProductIssue issue)
    {
        json.WriteStartObject();
        json.WriteString(Field, issue.Field);
        json.WriteString(Description, issue.Description);
        json.WriteString(Reason, issue.Reason);
        json.WriteEndObject();
    }

    private static ProductIssue ReadIssue(ref Utf8JsonReader reader)
    {
        string field = "", description = "", reason = "";
        while (reader.NextMember())
        {
            if (reader.At("field"u8)) field = reader.ReadCode();
            else if (reader.At("description"u8)) description = reader.GetString()!;
            else if (reader.At("reason"u8)) reason = reader.ReadCode();
            else reader.Skip();
        }
        return new ProductIssue(field, description, reason);
    }
}
