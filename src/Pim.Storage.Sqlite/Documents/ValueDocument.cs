using System.Text.Json;
using Pim.Domain;
using Pim.Domain.Values;

namespace Pim.Storage.Sqlite.Documents;

/// <summary>A value as JSON: its channel and locale where it has them, and one member that is named by its kind.</summary>
internal static class ValueDocument
{
    private static readonly JsonEncodedText Channel = JsonEncodedText.Encode("channel");
    private static readonly JsonEncodedText Locale = JsonEncodedText.Encode("locale");
    private static readonly JsonEncodedText Text = JsonEncodedText.Encode("text");
    private static readonly JsonEncodedText Number = JsonEncodedText.Encode("number");
    private static readonly JsonEncodedText Measurement = JsonEncodedText.Encode("measurement");
    private static readonly JsonEncodedText Amount = JsonEncodedText.Encode("amount");
    private static readonly JsonEncodedText Unit = JsonEncodedText.Encode("unit");
    private static readonly JsonEncodedText PriceMicros = JsonEncodedText.Encode("priceMicros");
    private static readonly JsonEncodedText Boolean = JsonEncodedText.Encode("boolean");
    private static readonly JsonEncodedText Date = JsonEncodedText.Encode("date");
    private static readonly JsonEncodedText Option = JsonEncodedText.Encode("option");
    private static readonly JsonEncodedText Options = JsonEncodedText.Encode("options");
    private static readonly JsonEncodedText Assets = JsonEncodedText.Encode("assets");
    private static readonly JsonEncodedText Products = JsonEncodedText.Encode("products");
    private static readonly JsonEncodedText Table = JsonEncodedText.Encode("table");

    public static void Write(Utf8JsonWriter json, in ScopedValue scoped)
    {
        json.WriteStartObject();
        json.WriteText(Channel, scoped.Key.Channel);
        json.WriteText(Locale, scoped.Key.Locale);
        switch (scoped.Value)
        {
            case TextValue text: json.WriteString(Text, text.Text); break;
            case OptionValue option: json.WriteString(Option, option.Option); break;
            case NumberValue number: json.WriteNumber(Number, number.Number); break;
            case MeasurementValue measurement: WriteMeasurement(json, measurement); break;
            case BooleanValue boolean: json.WriteBoolean(Boolean, boolean.Boolean); break;
            case DateValue date: json.WriteDay(Date, date.Date); break;
            case PricesValue prices: WritePrices(json, prices); break;
            case OptionsValue options: WriteList(json, Options, options.Options); break;
            case AssetsValue assets: WriteList(json, Assets, assets.Assets); break;
            case ProductsValue products: WriteList(json, Products, products.Products); break;
            case TableValue table: WriteTable(json, table); break;
            default: throw new InvalidOperationException($"There is no document for {scoped.Value.GetType().Name}.");
        }
        json.WriteEndObject();
    }

    /// <summary>The value of the object the reader stands on; null when it is of a kind this program does not know.</summary>
    public static ScopedValue? Read(ref Utf8JsonReader reader, string attribute)
    {
        string channel = "", locale = "";
        Value? value = null;
        while (reader.NextMember())
        {
            if (reader.At("locale"u8)) locale = reader.ReadCode();
            else if (reader.At("channel"u8)) channel = reader.ReadCode();
            else if (ReadData(ref reader) is { } data) value = data;
            else reader.Skip();
        }
        return value is null ? null : new ScopedValue(new ValueKey(attribute, channel, locale), value);
    }

    private static Value? ReadData(ref Utf8JsonReader reader)
    {
        if (reader.At("text"u8)) return new TextValue(reader.GetString()!);
        if (reader.At("option"u8)) return new OptionValue(reader.ReadCode());
        if (reader.At("number"u8)) return new NumberValue(reader.GetDecimal());
        if (reader.At("measurement"u8)) return ReadMeasurement(ref reader);
        if (reader.At("boolean"u8)) return new BooleanValue(reader.GetBoolean());
        if (reader.At("date"u8)) return new DateValue(reader.ReadDay());
        if (reader.At("priceMicros"u8)) return ReadPrices(ref reader);
        if (reader.At("options"u8)) return new OptionsValue(reader.ReadCodes());
        if (reader.At("assets"u8)) return new AssetsValue(reader.ReadList(static (ref r) => r.GetString()!));
        if (reader.At("products"u8)) return new ProductsValue(reader.ReadList(static (ref r) => r.GetString()!));
        if (reader.At("table"u8)) return new TableValue(reader.ReadList(ReadRow));
        return null;
    }

    private static void WriteList(Utf8JsonWriter json, JsonEncodedText name, ValueList<string> items)
    {
        json.WritePropertyName(name);
        json.WriteCodes(items);
    }

    private static void WriteMeasurement(Utf8JsonWriter json, MeasurementValue measurement)
    {
        json.WriteStartObject(Measurement);
        json.WriteNumber(Amount, measurement.Amount);
        json.WriteText(Unit, measurement.Unit);
        json.WriteEndObject();
    }

    private static MeasurementValue ReadMeasurement(ref Utf8JsonReader reader)
    {
        var (amount, unit) = (0m, "");
        while (reader.NextMember())
        {
            if (reader.At("amount"u8)) amount = reader.GetDecimal();
            else if (reader.At("unit"u8)) unit = reader.ReadCode();
            else reader.Skip();
        }
        return new MeasurementValue(amount, unit);
    }

    private static void WritePrices(Utf8JsonWriter json, PricesValue prices)
    {
        json.WriteStartObject(PriceMicros);
        foreach (var price in prices.Prices) json.WriteNumber(price.Currency, price.Micros);
        json.WriteEndObject();
    }

    private static PricesValue ReadPrices(ref Utf8JsonReader reader)
    {
        var prices = new List<Money>();
        while (reader.NextMember())
        {
            var currency = reader.ReadCode();
            reader.Read();
            prices.Add(new Money(currency, reader.GetInt64()));
        }
        return new PricesValue(prices.ToValueList());
    }

    private static void WriteTable(Utf8JsonWriter json, TableValue table)
    {
        json.WriteStartArray(Table);
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            foreach (var cell in row.Cells) json.WriteString(cell.Column, cell.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static TableRow ReadRow(ref Utf8JsonReader reader)
    {
        var cells = new List<TableCell>();
        while (reader.NextMember())
        {
            var column = reader.ReadCode();
            reader.Read();
            cells.Add(new TableCell(column, reader.GetString()!));
        }
        return new TableRow(cells.ToValueList());
    }
}
