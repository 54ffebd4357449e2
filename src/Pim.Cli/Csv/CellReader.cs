using System.Globalization;
using Google.Protobuf.Collections;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Csv;

/// <summary>Reads the cells of one record as a mapping says.</summary>
internal sealed class CellReader(CsvRecord record, CsvMapping mapping, Findings findings)
{
    private const string DefaultSeparator = ",";
    private const string DefaultDateFormat = "yyyy-MM-dd";
    private static readonly string[] DefaultTrue = ["true", "yes", "1"];
    private static readonly string[] DefaultFalse = ["false", "no", "0"];

    /// <summary>The cell; empty when nothing is mapped.</summary>
    public string Text(CellMapping? cell) => cell?.Constant ?? (cell?.Column is { } column ? record[column] : "");

    /// <summary>The parts of a list.</summary>
    public string[] List(CellMapping? cell) =>
        Text(cell).Split(cell?.Separator ?? DefaultSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>True or false; null when the cell is empty or holds neither, which is then found against the row.</summary>
    public bool? Boolean(CellMapping? cell)
    {
        var text = Text(cell).Trim();
        if (cell is null || text.Length == 0) return null;
        var (yes, no) = (cell.True ?? DefaultTrue, cell.False ?? DefaultFalse);
        if (yes.Contains(text, StringComparer.OrdinalIgnoreCase)) return true;
        if (no.Contains(text, StringComparer.OrdinalIgnoreCase)) return false;
        Refuse(cell, $"'{text}' is none of the words for true ({string.Join(", ", yes)}) and false ({string.Join(", ", no)}).");
        return null;
    }

    /// <summary>Adds the value to those of the product; an empty cell is no value.</summary>
    public void AddTo(Product product, ValueMapping cell)
    {
        var text = Text(cell);
        if (string.IsNullOrWhiteSpace(text)) return;
        if (cell.As == ValueKind.Price) AddPrice(product, cell, text.Trim());
        else if (Read(cell, text) is { } value) ValuesOf(product, cell).Add(Placed(value, cell));
    }

    private Value? Read(ValueMapping cell, string text)
    {
        switch (cell.As)
        {
            case ValueKind.Text: return new Value { Text = text };
            case ValueKind.Number: return Decimal(cell, text) is { } number ? new Value { Number = number } : null;
            case ValueKind.Measurement: return Measurement(cell, text) is { } measurement ? new Value { Measurement = measurement } : null;
            case ValueKind.Boolean: return Boolean(cell) is { } boolean ? new Value { Boolean = boolean } : null;
            case ValueKind.Date: return Date(cell, text) is { } date ? new Value { Date = date } : null;
            case ValueKind.Option: return new Value { Option = text.Trim() };
            case ValueKind.Options: return new Value { Options = new CodeList { Codes = { List(cell) } } };
            case ValueKind.Assets: return new Value { Assets = new CodeList { Codes = { List(cell) } } };
            case ValueKind.Products: return new Value { Products = new CodeList { Codes = { List(cell) } } };
            default: throw new InvalidOperationException($"Cells are not read as {cell.As}.");
        }
    }

    private Measurement? Measurement(ValueMapping cell, string text)
    {
        var unit = cell.Unit ?? (cell.UnitColumn is { } column ? record[column].Trim() : "");
        return Decimal(cell, text) is { } amount ? new Measurement { Amount = amount, Unit = unit } : null;
    }

    /// <summary>The number with a point, its digits as they were written.</summary>
    private string? Decimal(ValueMapping cell, string text)
    {
        var plain = text.Trim();
        if (mapping.DecimalPoint == ",") plain = plain.Contains('.') ? "" : plain.Replace(',', '.');
        if (decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)) return plain;
        Refuse(cell, $"'{text}' is not a decimal with '{mapping.DecimalPoint}' as its point.");
        return null;
    }

    private string? Date(ValueMapping cell, string text)
    {
        var format = cell.Format ?? DefaultDateFormat;
        if (DateOnly.TryParseExact(text.Trim(), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.ToString(DefaultDateFormat, CultureInfo.InvariantCulture);
        Refuse(cell, $"'{text}' is not a day written as {format}.");
        return null;
    }

    private void AddPrice(Product product, ValueMapping cell, string text)
    {
        var currency = cell.Currency ?? record[cell.CurrencyColumn!].Trim();
        if (currency.Length == 0) Refuse(cell, $"The price '{text}' has no currency in the column '{cell.CurrencyColumn}'.");
        if (Decimal(cell, text) is not { } amount || currency.Length == 0) return;
        if (!MoneyText.TryParse(amount, out var micros))
        {
            Refuse(cell, $"'{text}' is not an amount of money with at most 6 digits after the point.");
            return;
        }
        var values = ValuesOf(product, cell);
        var value = values.FirstOrDefault(v => v.Channel == cell.Channel && v.Locale == cell.Locale && v.Prices is not null);
        if (value is null) values.Add(value = Placed(new Value { Prices = new PriceCollection() }, cell));
        value.Prices.Prices.Add(new Money { CurrencyCode = currency, AmountMicros = micros });
    }

    private static RepeatedField<Value> ValuesOf(Product product, ValueMapping cell)
    {
        if (!product.Values.TryGetValue(cell.Attribute, out var set)) product.Values[cell.Attribute] = set = new ValueSet();
        return set.Values;
    }

    private static Value Placed(Value value, ValueMapping cell)
    {
        value.Channel = cell.Channel;
        value.Locale = cell.Locale;
        return value;
    }

    private void Refuse(CellMapping cell, string description) => findings.Refuse(cell.Column ?? "constant", description, "WRONG_TYPE");
}
