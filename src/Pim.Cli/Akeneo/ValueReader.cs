using Pim.Cli.Csv;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Akeneo;

/// <summary>Reads the cells of one value.</summary>
internal sealed class ValueReader(bool keepBackslashN)
{
    private const string BackslashN = "\\n";

    /// <summary>The value; null when its cells are empty, or cannot be read, which is then found against the row.</summary>
    public Value? Read(ValueColumns columns, CsvRecord record, Findings findings)
    {
        var value = columns.Attribute.Type == AttributeType.PriceCollection
            ? ReadPrices(columns, record, findings)
            : ReadCell(columns, record, findings);
        if (value is null) return null;
        value.Channel = columns.Channel;
        value.Locale = columns.Locale;
        return value;
    }

    private Value? ReadCell(ValueColumns columns, CsvRecord record, Findings findings)
    {
        if (columns.Cells is not [var (index, header, _), ..]) return null; // a unit without its amount
        var cell = record[index];
        if (cell.Length == 0) return null;
        switch (columns.Attribute.Type)
        {
            case AttributeType.Text or AttributeType.RichText: return new Value { Text = ReadText(cell, header, findings) };
            case AttributeType.Number: return new Value { Number = cell };
            case AttributeType.Measurement: return new Value { Measurement = ReadMeasurement(cell, record[columns.UnitCell]) };
            case AttributeType.Boolean: return ReadBoolean(cell, header, findings) is { } boolean ? new Value { Boolean = boolean } : null;
            case AttributeType.Date: return new Value { Date = AkeneoDates.Day(cell) };
            case AttributeType.SingleSelect: return new Value { Option = cell };
            case AttributeType.MultiSelect: return new Value { Options = new CodeList { Codes = { AkeneoCells.List(cell) } } };
            case AttributeType.Asset: return new Value { Assets = new CodeList { Codes = { AkeneoCells.List(cell) } } };
            default: throw new InvalidOperationException($"Values of the type {columns.Attribute.Type} are not read.");
        }
    }

    private string ReadText(string cell, string header, Findings findings)
    {
        if (keepBackslashN || !cell.Contains(BackslashN, StringComparison.Ordinal)) return cell;
        findings.Note(header, "The two characters \\n were read as a line break; --keep-backslash-n keeps them.", "BACKSLASH_N");
        return cell.Replace(BackslashN, "\n", StringComparison.Ordinal);
    }

    /// <summary>An amount with its unit beside it, or in the same cell: "500 GRAM".</summary>
    private static Measurement ReadMeasurement(string cell, string unit)
    {
        var space = cell.IndexOf(' ');
        return unit.Length == 0 && space > 0
            ? new Measurement { Amount = cell[..space], Unit = cell[(space + 1)..].Trim() }
            : new Measurement { Amount = cell, Unit = unit };
    }

    private static bool? ReadBoolean(string cell, string header, Findings findings)
    {
        switch (cell)
        {
            case "1" or "true": return true;
            case "0" or "false": return false;
            default:
                findings.Refuse(header, $"'{cell}' is neither 1 nor 0.", "WRONG_TYPE");
                return null;
        }
    }

    /// <summary>A price in each of the columns "price-EUR" and so on, or all in one column: "12.50 EUR,14 USD".</summary>
    private static Value? ReadPrices(ValueColumns columns, CsvRecord record, Findings findings)
    {
        var prices = new PriceCollection();
        foreach (var (index, header, currency) in columns.Cells)
        {
            if (record[index].Length == 0) continue;
            if (currency.Length > 0)
            {
                AddPrice(prices, record[index], currency, header, findings);
                continue;
            }
            foreach (var price in AkeneoCells.List(record[index]))
            {
                var space = price.LastIndexOf(' ');
                if (space > 0) AddPrice(prices, price[..space].TrimEnd(), price[(space + 1)..], header, findings);
                else findings.Refuse(header, $"'{price}' names no currency.", "WRONG_TYPE");
            }
        }
        return prices.Prices.Count > 0 ? new Value { Prices = prices } : null;
    }

    private static void AddPrice(PriceCollection prices, string amount, string currency, string header, Findings findings)
    {
        if (MoneyText.TryParse(amount, out var micros)) prices.Prices.Add(new Money { CurrencyCode = currency, AmountMicros = micros });
        else findings.Refuse(header, $"'{amount}' is not an amount of money with at most 6 digits after the point.", "WRONG_TYPE");
    }
}
