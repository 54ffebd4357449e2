using System.Globalization;
using Pim.Cli.Import;

namespace Pim.Cli.Csv;

/// <summary>Checks a mapping against the file it is for. All that is wrong is told at once, before anything is sent.</summary>
internal sealed class MappingCheck
{
    private readonly CsvTable _table;
    private readonly List<string> _errors = [];

    private MappingCheck(CsvTable table) => _table = table;

    /// <summary>Throws when the mapping does not fit.</summary>
    /// <exception cref="UnusableInputException">Names each property that is wrong.</exception>
    public static void ThrowIfUnfit(CsvMapping mapping, CsvTable table)
    {
        var check = new MappingCheck(table);
        check.Check(mapping);
        if (check._errors.Count > 0) throw new UnusableInputException($"The mapping does not fit {table.Name}:\n  {string.Join("\n  ", check._errors)}");
    }

    private void Check(CsvMapping mapping)
    {
        if (mapping.DecimalPoint is not ("." or ",")) _errors.Add("decimalPoint: must be \".\" or \",\".");
        if (mapping.Sku is null) _errors.Add("sku: must be given.");
        else if (mapping.Sku.Constant is not null) _errors.Add("sku: must be a column: a constant would make one product of all rows.");
        CheckCell("sku", mapping.Sku);
        CheckCell("type", mapping.Type);
        CheckCell("family", mapping.Family);
        CheckCell("familyVariant", mapping.FamilyVariant);
        CheckCell("parent", mapping.Parent);
        CheckCell("enabled", mapping.Enabled, isBoolean: true);
        CheckCell("categories", mapping.Categories, isList: true);
        CheckValues(mapping.Values);
        CheckAssociations(mapping.Associations);
    }

    private void CheckCell(string path, CellMapping? cell, bool isList = false, bool isBoolean = false)
    {
        if (cell is null) return;
        if (cell.Column is null == cell.Constant is null) _errors.Add($"{path}: must have either column or constant.");
        CheckColumn($"{path}.column", cell.Column);
        if (!isList && cell.Separator is not null) _errors.Add($"{path}.separator: only lists have one.");
        if (cell.Separator is "") _errors.Add($"{path}.separator: must not be empty.");
        if (!isBoolean && (cell.True ?? cell.False) is not null) _errors.Add($"{path}.{(cell.True is null ? "false" : "true")}: only booleans have words.");
    }

    private void CheckColumn(string path, string? column)
    {
        if (column is null || _table.IndexOf(column) >= 0) return;
        var alike = _table.Header.FirstOrDefault(h => string.Equals(h.Trim(), column.Trim(), StringComparison.OrdinalIgnoreCase));
        var hint = alike is null ? $"it has {string.Join(", ", _table.Header)}" : $"did you mean '{alike}'?";
        _errors.Add($"{path}: the file has no column '{column}'; {hint}");
    }

    private void CheckValues(IReadOnlyList<ValueMapping> values)
    {
        var targets = new Dictionary<(string Attribute, string Channel, string Locale), List<int>>();
        for (var i = 0; i < values.Count; i++)
        {
            CheckValue($"values[{i}]", values[i]);
            var target = (values[i].Attribute, values[i].Channel, values[i].Locale);
            if (!targets.TryGetValue(target, out var same)) targets[target] = same = [];
            if (same.FirstOrDefault(j => IsSameTarget(values[j], values[i]), -1) is var other and >= 0)
                _errors.Add($"values[{i}]: fills the same as values[{other}]: {Describe(values[i])}.");
            same.Add(i);
        }
    }

    /// <summary>Prices in several currencies together make up one value.</summary>
    private static bool IsSameTarget(ValueMapping one, ValueMapping other) =>
        one.As != ValueKind.Price || other.As != ValueKind.Price || one.Currency == other.Currency || one.Currency is null || other.Currency is null;

    private void CheckValue(string path, ValueMapping value)
    {
        var isList = value.As is ValueKind.Options or ValueKind.Assets or ValueKind.Products;
        CheckCell(path, value, isList, value.As == ValueKind.Boolean);
        if (value.Attribute.Length == 0) _errors.Add($"{path}.attribute: must be given.");
        CheckOnlyFor(ValueKind.Measurement, "unit", value.Unit);
        CheckOnlyFor(ValueKind.Measurement, "unitColumn", value.UnitColumn);
        CheckOnlyFor(ValueKind.Price, "currency", value.Currency);
        CheckOnlyFor(ValueKind.Price, "currencyColumn", value.CurrencyColumn);
        CheckOnlyFor(ValueKind.Date, "format", value.Format);
        CheckColumn($"{path}.unitColumn", value.UnitColumn);
        CheckColumn($"{path}.currencyColumn", value.CurrencyColumn);
        if (value.Unit is not null && value.UnitColumn is not null) _errors.Add($"{path}: must have unit or unitColumn, not both.");
        if (value.As == ValueKind.Price && value.Currency is null == value.CurrencyColumn is null)
            _errors.Add($"{path}: a price must have either currency or currencyColumn.");
        if (value.Format is { } format && !IsDateFormat(format))
            _errors.Add($"{path}.format: '{format}' does not say how a day is written; such as dd.MM.yyyy.");

        void CheckOnlyFor(ValueKind kind, string property, string? given)
        {
            if (given is not null && value.As != kind) _errors.Add($"{path}.{property}: only fits \"as\": \"{kind.ToString().ToLowerInvariant()}\".");
        }
    }

    private void CheckAssociations(IReadOnlyList<AssociationMapping> associations)
    {
        for (var i = 0; i < associations.Count; i++)
        {
            CheckCell($"associations[{i}]", associations[i], isList: true);
            if (associations[i].Type.Length == 0) _errors.Add($"associations[{i}].type: must be given.");
            var other = associations.Take(i).ToList().FindIndex(a => a.Type == associations[i].Type);
            if (other >= 0) _errors.Add($"associations[{i}]: fills the same as associations[{other}]: {associations[i].Type}.");
        }
    }

    private static bool IsDateFormat(string format)
    {
        var day = new DateOnly(2026, 11, 22);
        try
        {
            var text = day.ToString(format, CultureInfo.InvariantCulture);
            return DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var back) && back == day;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string Describe(ValueMapping value) =>
        string.Join(", ", new[] { value.Attribute, value.Locale, value.Channel, value.Currency ?? "" }.Where(part => part.Length > 0));
}
