using Google.Protobuf.Collections;
using Pim.Domain;
using Pim.Domain.Text;
using Pim.Domain.Values;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Products;

/// <summary>Writes a product's values into messages. Exports and listings write hundreds of thousands of values a second here.</summary>
internal static class ValueWriter
{
    /// <summary>Writes these values, which are ordered by attribute, as one set for each attribute.</summary>
    public static void Write(ReadOnlySpan<ScopedValue> values, MapField<string, V1.ValueSet> sets)
    {
        V1.ValueSet? set = null;
        var attribute = "";
        foreach (ref readonly var scoped in values)
        {
            if (set is null || scoped.Key.Attribute != attribute)
            {
                attribute = scoped.Key.Attribute;
                set = new V1.ValueSet();
                sets.Add(attribute, set);
            }
            set.Values.Add(Write(scoped.Key, scoped.Value));
        }
    }

    /// <summary>Writes prices.</summary>
    public static V1.PriceCollection Prices(PricesValue value)
    {
        var collection = new V1.PriceCollection();
        collection.Prices.Capacity = value.Prices.Count;
        foreach (var price in value.Prices.Span) collection.Prices.Add(new V1.Money { CurrencyCode = price.Currency, AmountMicros = price.Micros });
        return collection;
    }

    /// <summary>Writes codes.</summary>
    public static V1.CodeList Codes(ValueList<string> codes)
    {
        var list = new V1.CodeList();
        list.Codes.Capacity = codes.Count;
        foreach (var code in codes.Span) list.Codes.Add(code);
        return list;
    }

    /// <summary>Writes a value with the channel and locale that it is for.</summary>
    public static V1.Value Write(in ValueKey key, Value value)
    {
        var message = new V1.Value { Channel = key.Channel, Locale = key.Locale };
        switch (value)
        {
            case TextValue text: message.Text = text.Text; break;
            case NumberValue number: message.Number = Decimals.Format(number.Number); break;
            case MeasurementValue measurement: message.Measurement = Measurement(measurement); break;
            case PricesValue prices: message.Prices = Prices(prices); break;
            case BooleanValue boolean: message.Boolean = boolean.Boolean; break;
            case DateValue date: message.Date = Wire.Write(date.Date); break;
            case OptionValue option: message.Option = option.Option; break;
            case OptionsValue options: message.Options = Codes(options.Options); break;
            case AssetsValue assets: message.Assets = Codes(assets.Assets); break;
            case ProductsValue products: message.Products = Codes(products.Products); break;
            case TableValue table: message.Table = Table(table); break;
            default: throw new InvalidOperationException($"{value.GetType().Name} has no message.");
        }
        return message;
    }

    private static V1.Measurement Measurement(MeasurementValue value) => new() { Amount = Decimals.Format(value.Amount), Unit = value.Unit };

    private static V1.Table Table(TableValue value)
    {
        var table = new V1.Table();
        table.Rows.Capacity = value.Rows.Count;
        foreach (var row in value.Rows.Span)
        {
            var message = new V1.TableRow();
            foreach (var cell in row.Cells.Span) message.Cells.Add(cell.Column, cell.Text);
            table.Rows.Add(message);
        }
        return table;
    }
}
