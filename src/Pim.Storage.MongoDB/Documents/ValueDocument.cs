using MongoDB.Bson;
using Pim.Domain;
using Pim.Domain.Values;

namespace Pim.Storage.MongoDB.Documents;

/// <summary>A value: its channel and locale where it has them, and one field that is named by its kind.</summary>
internal static class ValueDocument
{
    public static BsonDocument Write(in ScopedValue scoped)
    {
        var document = new BsonDocument();
        document.AddText("channel", scoped.Key.Channel);
        document.AddText("locale", scoped.Key.Locale);
        return scoped.Value switch
        {
            TextValue text => document.Add("text", text.Text),
            OptionValue option => document.Add("option", option.Option),
            NumberValue number => document.Add("number", new Decimal128(number.Number)),
            MeasurementValue measurement => document.Add("measurement", Write(measurement)),
            BooleanValue boolean => document.Add("boolean", boolean.Boolean),
            DateValue date => document.Add("date", BsonWriting.Day(date.Date)),
            PricesValue prices => document.Add("priceMicros", Write(prices)),
            OptionsValue options => document.Add("options", BsonWriting.Codes(options.Options)),
            AssetsValue assets => document.Add("assets", BsonWriting.Codes(assets.Assets)),
            ProductsValue products => document.Add("products", BsonWriting.Codes(products.Products)),
            TableValue table => document.Add("table", BsonWriting.List(table.Rows, Write)),
            _ => throw new InvalidOperationException($"There is no document for {scoped.Value.GetType().Name}."),
        };
    }

    /// <summary>The value of a document; null when it is of a kind this program does not know.</summary>
    public static ScopedValue? Read(BsonDocument document, string attribute)
    {
        string channel = "", locale = "";
        Value? value = null;
        foreach (var field in document)
        {
            switch (field.Name)
            {
                case "locale": locale = field.Value.AsString; break;
                case "channel": channel = field.Value.AsString; break;
                default: value = ReadData(field) ?? value; break;
            }
        }
        return value is null ? null : new ScopedValue(new ValueKey(attribute, channel, locale), value);
    }

    private static Value? ReadData(BsonElement field) => field.Name switch
    {
        "text" => new TextValue(field.Value.AsString),
        "option" => new OptionValue(field.Value.AsString),
        "number" => new NumberValue(BsonReading.ToDecimal(field.Value)),
        "measurement" => ReadMeasurement(field.Value.AsBsonDocument),
        "boolean" => new BooleanValue(field.Value.AsBoolean),
        "date" => new DateValue(BsonReading.ToDay(field.Value)),
        "priceMicros" => new PricesValue(field.Value.AsBsonDocument.Select(price => new Money(price.Name, price.Value.AsInt64)).ToValueList()),
        "options" => new OptionsValue(BsonReading.ToCodes(field.Value)),
        "assets" => new AssetsValue(BsonReading.ToCodes(field.Value)),
        "products" => new ProductsValue(BsonReading.ToCodes(field.Value)),
        "table" => new TableValue(BsonReading.ToList(field.Value, ReadRow)),
        _ => null,
    };

    private static BsonDocument Write(MeasurementValue measurement)
    {
        var document = new BsonDocument("amount", new Decimal128(measurement.Amount));
        document.AddText("unit", measurement.Unit);
        return document;
    }

    private static MeasurementValue ReadMeasurement(BsonDocument document) => new(BsonReading.ToDecimal(document["amount"]), document.Text("unit"));

    private static BsonDocument Write(PricesValue prices)
    {
        var byCurrency = new BsonDocument();
        foreach (var price in prices.Prices) byCurrency.Add(price.Currency, price.Micros);
        return byCurrency;
    }

    private static BsonDocument Write(TableRow row)
    {
        var byColumn = new BsonDocument();
        foreach (var cell in row.Cells) byColumn.Add(cell.Column, cell.Text);
        return byColumn;
    }

    private static TableRow ReadRow(BsonDocument document) => new(document.Select(cell => new TableCell(cell.Name, cell.Value.AsString)).ToValueList());
}
