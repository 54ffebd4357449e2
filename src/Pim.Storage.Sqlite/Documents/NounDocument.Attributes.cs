using System.Text.Json;
using Pim.Domain.Attributes;
using Pim.Domain.Text;

namespace Pim.Storage.Sqlite.Documents;

internal static partial class NounDocument
{
    private static readonly JsonEncodedText TypeName = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText Group = JsonEncodedText.Encode("group");
    private static readonly JsonEncodedText Localizable = JsonEncodedText.Encode("localizable");
    private static readonly JsonEncodedText Scopable = JsonEncodedText.Encode("scopable");
    private static readonly JsonEncodedText Unique = JsonEncodedText.Encode("unique");
    private static readonly JsonEncodedText Searchable = JsonEncodedText.Encode("searchable");
    private static readonly JsonEncodedText Facet = JsonEncodedText.Encode("facet");
    private static readonly JsonEncodedText Options = JsonEncodedText.Encode("options");
    private static readonly JsonEncodedText Units = JsonEncodedText.Encode("units");
    private static readonly JsonEncodedText DefaultUnit = JsonEncodedText.Encode("defaultUnit");
    private static readonly JsonEncodedText Columns = JsonEncodedText.Encode("columns");
    private static readonly JsonEncodedText CodeName = JsonEncodedText.Encode("code");
    private static readonly JsonEncodedText Symbol = JsonEncodedText.Encode("symbol");

    private static void WriteAttribute(Utf8JsonWriter json, AttributeDefinition attribute)
    {
        json.WriteString(TypeName, attribute.Type.ToString());
        json.WriteText(Group, attribute.Group);
        if (attribute.Localizable) json.WriteBoolean(Localizable, true);
        if (attribute.Scopable) json.WriteBoolean(Scopable, true);
        if (attribute.Unique) json.WriteBoolean(Unique, true);
        if (attribute.Searchable) json.WriteBoolean(Searchable, true);
        if (attribute.Facet) json.WriteBoolean(Facet, true);
        if (attribute.Rules != AttributeRules.None) WriteRules(json, attribute.Rules);
        json.WriteText(DefaultUnit, attribute.DefaultUnit);
        WritePosition(json, attribute.Position);
        WriteOptions(json, attribute);
        WriteUnits(json, attribute);
        WriteColumns(json, attribute);
    }

    private static AttributeDefinition ReadAttribute(ref Utf8JsonReader reader, string code)
    {
        var attribute = new AttributeDefinition { Code = code, Type = default };
        while (reader.NextMember())
        {
            if (reader.At("labels"u8)) attribute = attribute with { Labels = reader.ReadLocalized() };
            else if (reader.At("type"u8)) attribute = attribute with { Type = Enum.Parse<AttributeType>(reader.ReadCode()) };
            else if (reader.At("group"u8)) attribute = attribute with { Group = reader.ReadCode() };
            else if (reader.At("localizable"u8)) attribute = attribute with { Localizable = reader.GetBoolean() };
            else if (reader.At("scopable"u8)) attribute = attribute with { Scopable = reader.GetBoolean() };
            else if (reader.At("unique"u8)) attribute = attribute with { Unique = reader.GetBoolean() };
            else if (reader.At("searchable"u8)) attribute = attribute with { Searchable = reader.GetBoolean() };
            else if (reader.At("facet"u8)) attribute = attribute with { Facet = reader.GetBoolean() };
            else if (reader.At("rules"u8)) attribute = attribute with { Rules = ReadRules(ref reader) };
            else if (reader.At("defaultUnit"u8)) attribute = attribute with { DefaultUnit = reader.ReadCode() };
            else if (reader.At("position"u8)) attribute = attribute with { Position = reader.GetInt32() };
            else if (reader.At("options"u8)) attribute = attribute with { Options = reader.ReadList(ReadOption) };
            else if (reader.At("units"u8)) attribute = attribute with { Units = reader.ReadList(ReadUnit) };
            else if (reader.At("columns"u8)) attribute = attribute with { Columns = reader.ReadList(ReadColumn) };
            else reader.Skip();
        }
        return attribute;
    }

    private static void WriteOptions(Utf8JsonWriter json, AttributeDefinition attribute)
    {
        if (attribute.Options.Count == 0) return;
        json.WriteStartArray(Options);
        foreach (var option in attribute.Options)
        {
            json.WriteStartObject();
            json.WriteString(CodeName, option.Code);
            json.WriteLocalized(Labels, option.Labels);
            WritePosition(json, option.Position);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static AttributeOption ReadOption(ref Utf8JsonReader reader)
    {
        var (code, labels, position) = ("", LocalizedText.Empty, 0);
        while (reader.NextMember())
        {
            if (reader.At("code"u8)) code = reader.ReadCode();
            else if (reader.At("labels"u8)) labels = reader.ReadLocalized();
            else if (reader.At("position"u8)) position = reader.GetInt32();
            else reader.Skip();
        }
        return new AttributeOption(code, labels, position);
    }

    private static void WriteUnits(Utf8JsonWriter json, AttributeDefinition attribute)
    {
        if (attribute.Units.Count == 0) return;
        json.WriteStartArray(Units);
        foreach (var unit in attribute.Units)
        {
            json.WriteStartObject();
            json.WriteString(CodeName, unit.Code);
            json.WriteText(Symbol, unit.Symbol);
            json.WriteLocalized(Labels, unit.Labels);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static MeasurementUnit ReadUnit(ref Utf8JsonReader reader)
    {
        var (code, symbol, labels) = ("", "", LocalizedText.Empty);
        while (reader.NextMember())
        {
            if (reader.At("code"u8)) code = reader.ReadCode();
            else if (reader.At("symbol"u8)) symbol = reader.GetString()!;
            else if (reader.At("labels"u8)) labels = reader.ReadLocalized();
            else reader.Skip();
        }
        return new MeasurementUnit(code, symbol, labels);
    }

    private static void WriteColumns(Utf8JsonWriter json, AttributeDefinition attribute)
    {
        if (attribute.Columns.Count == 0) return;
        json.WriteStartArray(Columns);
        foreach (var column in attribute.Columns)
        {
            json.WriteStartObject();
            json.WriteString(CodeName, column.Code);
            json.WriteString(TypeName, column.Type.ToString());
            json.WriteLocalized(Labels, column.Labels);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static TableColumn ReadColumn(ref Utf8JsonReader reader)
    {
        var (code, type, labels) = ("", TableColumnType.Text, LocalizedText.Empty);
        while (reader.NextMember())
        {
            if (reader.At("code"u8)) code = reader.ReadCode();
            else if (reader.At("type"u8)) type = Enum.Parse<TableColumnType>(reader.ReadCode());
            else if (reader.At("labels"u8)) labels = reader.ReadLocalized();
            else reader.Skip();
        }
        return new TableColumn(code, type, labels);
    }
}
