using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Domain.Attributes;

public sealed partial class ValueChecker
{
    private const int MaxItems = 1_000;
    private const int MaxPrices = 300;
    private const int MaxCellLength = 4_096;

    private void CheckText(in ValueKey key, string text, List<Violation> violations)
    {
        var rules = Attribute.Rules;
        if (text.Length == 0)
        {
            Add(violations, key, "Must not be empty: leave the value out to clear it.", "EMPTY_TEXT", ".text");
            return;
        }
        if (TextRules.Refusal(text, rules.MaxLength ?? TextRules.MaxTextLength) is var (description, reason))
            Add(violations, key, description, reason, ".text");
        else if (rules.MinLength is { } min && (text.Length < min || TextRules.Length(text) < min))
            Add(violations, key, $"Must have at least {min} characters.", "TEXT_TOO_SHORT", ".text");
        else if (_pattern is not null && !_pattern.IsMatch(text))
            Add(violations, key, $"Must match the pattern {rules.Pattern}.", "PATTERN_MISMATCH", ".text");
    }

    private void CheckNumber(in ValueKey key, decimal number, string part, List<Violation> violations)
    {
        var rules = Attribute.Rules;
        if (number < rules.MinNumber) Add(violations, key, $"Must be at least {Decimals.Format(rules.MinNumber.Value)}.", "OUT_OF_RANGE", part);
        if (number > rules.MaxNumber) Add(violations, key, $"Must be at most {Decimals.Format(rules.MaxNumber.Value)}.", "OUT_OF_RANGE", part);
        if (rules.MaxDecimals is { } places && number.Scale > places && Decimals.Places(number) > places)
            Add(violations, key, places == 0 ? "Must be a whole number." : $"Must have at most {places} digits after the point.", "TOO_MANY_DECIMALS", part);
    }

    private void CheckMeasurement(in ValueKey key, MeasurementValue measurement, List<Violation> violations)
    {
        CheckNumber(key, measurement.Amount, ".measurement.amount", violations);
        if (measurement.Unit.Length > 0 && !_units.Contains(measurement.Unit))
        {
            Add(violations, key, $"'{TextRules.Excerpt(measurement.Unit)}' is not one of the attribute's units: {string.Join(", ", Attribute.Units.Take(20).Select(u => u.Code))}.",
                "UNKNOWN_UNIT", ".measurement.unit");
        }
    }

    private void CheckPrices(in ValueKey key, PricesValue prices, List<Violation> violations)
    {
        if (prices.Prices.Count is 0 or > MaxPrices)
        {
            Add(violations, key, $"Must have 1 to {MaxPrices} prices.", "COUNT_OUT_OF_RANGE", ".prices");
            return;
        }
        var previous = "";
        foreach (var price in prices.Prices)
        {
            if (!Currencies.IsKnown(price.Currency))
                Add(violations, key, $"'{TextRules.Excerpt(price.Currency)}' is not an ISO 4217 currency.", "UNKNOWN_CURRENCY", ".prices");
            if (price.Currency == previous) Add(violations, key, $"{price.Currency} has two prices.", "DUPLICATE", ".prices");
            if (price.Micros < 0) Add(violations, key, "A price must not be negative.", "OUT_OF_RANGE", ".prices");
            if (Attribute.Rules.MaxDecimals is { } places && price.Places > places)
                Add(violations, key, $"Must have at most {places} digits after the point.", "TOO_MANY_DECIMALS", ".prices");
            previous = price.Currency;
        }
    }

    private void CheckDate(in ValueKey key, DateOnly date, List<Violation> violations)
    {
        if (date < Attribute.Rules.MinDate) Add(violations, key, $"Must not be before {Attribute.Rules.MinDate:O}.", "OUT_OF_RANGE", ".date");
        if (date > Attribute.Rules.MaxDate) Add(violations, key, $"Must not be after {Attribute.Rules.MaxDate:O}.", "OUT_OF_RANGE", ".date");
    }

    private void CheckOption(in ValueKey key, string option, List<Violation> violations)
    {
        if (PlaceOf(option) < 0) AddUnknownOption(key, option, ".option", violations);
    }

    private void CheckOptions(in ValueKey key, ValueList<string> options, List<Violation> violations)
    {
        if (!CheckCount(key, options.Count, ".options", violations)) return;
        for (var i = 0; i < options.Count && !violations.AreMany(); i++)
        {
            if (PlaceOf(options[i]) < 0) AddUnknownOption(key, options[i], $".options.codes[{i}]", violations);
            if (i > 0 && options[i] == options[i - 1])
                Add(violations, key, $"'{TextRules.Excerpt(options[i])}' is named twice.", "DUPLICATE", $".options.codes[{i}]");
        }
    }

    private static void AddUnknownOption(in ValueKey key, string option, string part, List<Violation> violations) =>
        Add(violations, key, $"'{TextRules.Excerpt(option)}' is not one of the attribute's options.", "UNKNOWN_OPTION", part, ViolationKind.Precondition);

    private void CheckAssets(in ValueKey key, ValueList<string> assets, List<Violation> violations)
    {
        if (!CheckCount(key, assets.Count, ".assets", violations)) return;
        CheckDistinct(key, assets, ".assets", violations);
        for (var i = 0; i < assets.Count && !violations.AreMany(); i++)
        {
            if (!Codes.IsAssetKey(assets[i]))
                Add(violations, key, $"Must be 1 to {Codes.MaxAssetKeyLength} visible characters.", "INVALID_CODE", $".assets.codes[{i}]");
            else if (!HasAllowedExtension(assets[i]))
                Add(violations, key, $"Must be a file of type {string.Join(", ", Attribute.Rules.AllowedExtensions)}.", "EXTENSION_NOT_ALLOWED",
                    $".assets.codes[{i}]");
        }
    }

    private bool HasAllowedExtension(string asset)
    {
        var extensions = Attribute.Rules.AllowedExtensions;
        foreach (var extension in extensions)
        {
            if (asset.Length > extension.Length && asset[^(extension.Length + 1)] == '.' && asset.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return extensions.Count == 0;
    }

    private void CheckProducts(in ValueKey key, ValueList<string> products, List<Violation> violations)
    {
        if (!CheckCount(key, products.Count, ".products", violations)) return;
        CheckDistinct(key, products, ".products", violations);
        for (var i = 0; i < products.Count && !violations.AreMany(); i++)
        {
            if (!Codes.IsSku(products[i])) Add(violations, key, "Is not a SKU.", "INVALID_CODE", $".products.codes[{i}]");
        }
    }

    private void CheckTable(in ValueKey key, TableValue table, List<Violation> violations)
    {
        if (!CheckCount(key, table.Rows.Count, ".table.rows", violations)) return;
        for (var row = 0; row < table.Rows.Count; row++)
        {
            foreach (var cell in table.Rows[row].Cells)
            {
                if (violations.AreMany()) return;
                CheckCell(key, cell, row, violations);
            }
        }
    }

    private void CheckCell(in ValueKey key, TableCell cell, int row, List<Violation> violations)
    {
        if (RefusalOf(cell) is var (description, reason)) Add(violations, key, description, reason, $".table.rows[{row}].cells");
    }

    private (string Description, string Reason)? RefusalOf(TableCell cell)
    {
        if (ColumnOf(cell.Column) is not { } column) return ($"'{TextRules.Excerpt(cell.Column)}' is not one of the table's columns.", "UNKNOWN_COLUMN");
        if (TextRules.Refusal(cell.Text, MaxCellLength) is { } refusal) return refusal;
        return column.Type switch
        {
            TableColumnType.Number when !Decimals.TryParse(cell.Text, out _) => ($"'{TextRules.Excerpt(cell.Text)}' is not a decimal.", "WRONG_TYPE"),
            TableColumnType.Boolean when cell.Text is not ("true" or "false") => ("Must be 'true' or 'false'.", "WRONG_TYPE"),
            _ => null,
        };
    }

    private TableColumn? ColumnOf(string code)
    {
        foreach (var column in Attribute.Columns)
        {
            if (column.Code == code) return column;
        }
        return null;
    }

    private bool CheckCount(in ValueKey key, int count, string part, List<Violation> violations)
    {
        var max = Attribute.Rules.MaxItems ?? MaxItems;
        if (count > 0 && count <= max) return true;
        Add(violations, key, $"Must have 1 to {max} entries, not {count}.", "COUNT_OUT_OF_RANGE", part);
        return false;
    }

    private static void CheckDistinct(in ValueKey key, ValueList<string> codes, string part, List<Violation> violations)
    {
        if (codes.Count == 1) return;
        var seen = new HashSet<string>(codes.Count, StringComparer.Ordinal);
        for (var i = 0; i < codes.Count; i++)
        {
            if (violations.AreMany()) return;
            if (!seen.Add(codes[i])) Add(violations, key, $"'{TextRules.Excerpt(codes[i])}' is named twice.", "DUPLICATE", $"{part}.codes[{i}]");
        }
    }
}
