using Pim.Domain;
using Pim.Domain.Text;
using Pim.Domain.Values;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Products;

internal sealed partial class ValueReader
{
    private const int MaxItems = 1_000;
    private const int MaxPrices = 300;
    private const int MaxCells = 50;

    private static readonly BooleanValue True = new(true);
    private static readonly BooleanValue False = new(false);
    private static readonly Comparison<Money> ByCurrency = static (a, b) => string.CompareOrdinal(a.Currency, b.Currency);
    private static readonly Comparison<TableCell> ByColumn = static (a, b) => string.CompareOrdinal(a.Column, b.Column);

    /// <summary>The data; null when it is left out, which clears, or cannot be read.</summary>
    private Value? Data(V1.Value value, in Place place)
    {
        switch (value.DataCase)
        {
            case V1.Value.DataOneofCase.Text: return Text(value.Text, place);
            case V1.Value.DataOneofCase.Number: return Number(value.Number, place, ".number") is { } number ? new NumberValue(number) : null;
            case V1.Value.DataOneofCase.Measurement: return Measurement(value.Measurement, place);
            case V1.Value.DataOneofCase.Prices: return Prices(value.Prices, place);
            case V1.Value.DataOneofCase.Boolean: return value.Boolean ? True : False;
            case V1.Value.DataOneofCase.Date: return Date(value.Date, place);
            case V1.Value.DataOneofCase.Option: return new OptionValue(value.Option);
            case V1.Value.DataOneofCase.Options: return Options(value.Options, place);
            case V1.Value.DataOneofCase.Assets: return TryCodes(value.Assets, place, ".assets.codes", out var assets) ? new AssetsValue(assets) : null;
            case V1.Value.DataOneofCase.Products: return TryCodes(value.Products, place, ".products.codes", out var products)
                ? new ProductsValue(products)
                : null;
            case V1.Value.DataOneofCase.Table: return Table(value.Table, place);
            default:
                if (!mayClear) Refuse(place, "", "Must hold data. To clear a value, leave it out.", "REQUIRED");
                return null;
        }
    }

    private TextValue? Text(string text, in Place place)
    {
        if (text.Length <= TextRules.MaxTextUnits) return new TextValue(text);
        Refuse(place, ".text", $"Must have at most {TextRules.MaxTextLength} characters.", "TEXT_TOO_LONG");
        return null;
    }

    private decimal? Number(string text, in Place place, string part)
    {
        if (Decimals.TryParse(text, out var number)) return number;
        Refuse(place, part, Wire.NotDecimal, "INVALID_NUMBER");
        return null;
    }

    private MeasurementValue? Measurement(V1.Measurement measurement, in Place place) =>
        Number(measurement.Amount, place, ".measurement.amount") is { } amount ? new MeasurementValue(amount, measurement.Unit) : null;

    private DateValue? Date(string text, in Place place)
    {
        if (Wire.TryDate(text, out var date)) return new DateValue(date);
        Refuse(place, ".date", Wire.NotDate, "INVALID_DATE");
        return null;
    }

    private PricesValue? Prices(V1.PriceCollection collection, in Place place)
    {
        var prices = collection.Prices;
        if (!Allows(prices.Count, MaxPrices, place, ".prices.prices")) return null;
        var money = new Money[prices.Count];
        for (var i = 0; i < money.Length; i++) money[i] = new Money(prices[i].CurrencyCode, prices[i].AmountMicros);
        if (money.Length > 1) Array.Sort(money, ByCurrency);
        return new PricesValue(Wire.ListOf(money));
    }

    private OptionsValue? Options(V1.CodeList list, in Place place)
    {
        if (!Allows(list.Codes.Count, MaxItems, place, ".options.codes")) return null;
        var codes = new string[list.Codes.Count];
        list.Codes.CopyTo(codes, 0);
        Array.Sort(codes, StringComparer.Ordinal);
        for (var i = 1; i < codes.Length; i++)
        {
            if (codes[i] != codes[i - 1]) continue;
            Refuse(place, ".options.codes", $"'{codes[i]}' is named twice.", "DUPLICATE");
            return null;
        }
        return new OptionsValue(Wire.ListOf(codes));
    }

    private bool TryCodes(V1.CodeList list, in Place place, string part, out ValueList<string> codes)
    {
        var allowed = Allows(list.Codes.Count, MaxItems, place, part);
        codes = allowed ? Wire.List(list.Codes) : [];
        return allowed;
    }

    private TableValue? Table(V1.Table table, in Place place)
    {
        if (!Allows(table.Rows.Count, MaxItems, place, ".table.rows")) return null;
        var rows = new TableRow[table.Rows.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var cells = table.Rows[i].Cells;
            if (cells.Count > MaxCells)
            {
                Refuse(place, $".table.rows[{i}].cells", $"Must have at most {MaxCells} entries, not {cells.Count}.", "COUNT_OUT_OF_RANGE");
                return null;
            }
            var row = new TableCell[cells.Count];
            var next = 0;
            foreach (var (column, text) in cells) row[next++] = new TableCell(column, text);
            Array.Sort(row, ByColumn);
            rows[i] = new TableRow(Wire.ListOf(row));
        }
        return new TableValue(Wire.ListOf(rows));
    }

    private bool Allows(int count, int max, in Place place, string part)
    {
        if (count <= max) return true;
        Refuse(place, part, $"Must have at most {max} entries, not {count}.", "COUNT_OUT_OF_RANGE");
        return false;
    }
}
