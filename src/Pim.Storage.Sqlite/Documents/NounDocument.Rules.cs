using System.Text.Json;
using Pim.Domain.Attributes;

namespace Pim.Storage.Sqlite.Documents;

internal static partial class NounDocument
{
    private static readonly JsonEncodedText Rules = JsonEncodedText.Encode("rules");
    private static readonly JsonEncodedText MinLength = JsonEncodedText.Encode("minLength");
    private static readonly JsonEncodedText MaxLength = JsonEncodedText.Encode("maxLength");
    private static readonly JsonEncodedText Pattern = JsonEncodedText.Encode("pattern");
    private static readonly JsonEncodedText MinNumber = JsonEncodedText.Encode("minNumber");
    private static readonly JsonEncodedText MaxNumber = JsonEncodedText.Encode("maxNumber");
    private static readonly JsonEncodedText MaxDecimals = JsonEncodedText.Encode("maxDecimals");
    private static readonly JsonEncodedText MinDate = JsonEncodedText.Encode("minDate");
    private static readonly JsonEncodedText MaxDate = JsonEncodedText.Encode("maxDate");
    private static readonly JsonEncodedText MaxItems = JsonEncodedText.Encode("maxItems");
    private static readonly JsonEncodedText AllowedExtensions = JsonEncodedText.Encode("allowedExtensions");
    private static readonly JsonEncodedText AllowedLocales = JsonEncodedText.Encode("allowedLocales");

    private static void WriteRules(Utf8JsonWriter json, AttributeRules rules)
    {
        json.WriteStartObject(Rules);
        if (rules.MinLength is { } minLength) json.WriteNumber(MinLength, minLength);
        if (rules.MaxLength is { } maxLength) json.WriteNumber(MaxLength, maxLength);
        json.WriteText(Pattern, rules.Pattern);
        if (rules.MinNumber is { } minNumber) json.WriteNumber(MinNumber, minNumber);
        if (rules.MaxNumber is { } maxNumber) json.WriteNumber(MaxNumber, maxNumber);
        if (rules.MaxDecimals is { } maxDecimals) json.WriteNumber(MaxDecimals, maxDecimals);
        if (rules.MinDate is { } minDate) json.WriteDay(MinDate, minDate);
        if (rules.MaxDate is { } maxDate) json.WriteDay(MaxDate, maxDate);
        if (rules.MaxItems is { } maxItems) json.WriteNumber(MaxItems, maxItems);
        json.WriteCodes(AllowedExtensions, rules.AllowedExtensions);
        json.WriteCodes(AllowedLocales, rules.AllowedLocales);
        json.WriteEndObject();
    }

    private static AttributeRules ReadRules(ref Utf8JsonReader reader)
    {
        var rules = AttributeRules.None;
        while (reader.NextMember())
        {
            if (reader.At("minLength"u8)) rules = rules with { MinLength = reader.GetInt32() };
            else if (reader.At("maxLength"u8)) rules = rules with { MaxLength = reader.GetInt32() };
            else if (reader.At("pattern"u8)) rules = rules with { Pattern = reader.GetString()! };
            else if (reader.At("minNumber"u8)) rules = rules with { MinNumber = reader.GetDecimal() };
            else if (reader.At("maxNumber"u8)) rules = rules with { MaxNumber = reader.GetDecimal() };
            else if (reader.At("maxDecimals"u8)) rules = rules with { MaxDecimals = reader.GetInt32() };
            else if (reader.At("minDate"u8)) rules = rules with { MinDate = reader.ReadDay() };
            else if (reader.At("maxDate"u8)) rules = rules with { MaxDate = reader.ReadDay() };
            else if (reader.At("maxItems"u8)) rules = rules with { MaxItems = reader.GetInt32() };
            else if (reader.At("allowedExtensions"u8)) rules = rules with { AllowedExtensions = reader.ReadCodes() };
            else if (reader.At("allowedLocales"u8)) rules = rules with { AllowedLocales = reader.ReadCodes() };
            else reader.Skip();
        }
        return rules;
    }
}
