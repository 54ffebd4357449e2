using System.Globalization;
using Google.Protobuf.Collections;
using Pim.Cli.Csv;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Akeneo;

/// <summary>Reads the cells that Akeneo writes in the same way in all of its files.</summary>
internal static class AkeneoCells
{
    private const string LabelPrefix = "label-";

    /// <summary>Makes a row of a record, refused when the record is damaged or something was found against it.</summary>
    public static SourceRow ToRow(this CsvRecord record, string kind, Func<Findings, CatalogRow> read, string codeColumn = "code")
    {
        if (record.Damage is { } damage) return SourceRow.Refused(record.Place, kind, record[codeColumn], damage);
        var findings = new Findings();
        return SourceRow.Of(record.Place, read(findings), findings);
    }

    /// <summary>Reads the columns "label-de_DE" and so on.</summary>
    public static void ReadLabels(this CsvRecord record, MapField<string, string> labels)
    {
        for (var i = 0; i < record.Table.Header.Count; i++)
        {
            var column = record.Table.Header[i];
            if (column.StartsWith(LabelPrefix, StringComparison.Ordinal) && record[i].Length > 0)
                labels[AkeneoLocales.ToBcp47(column[LabelPrefix.Length..])] = record[i];
        }
    }

    /// <summary>The parts of a cell with commas between them.</summary>
    public static string[] List(this CsvRecord record, string column) => List(record[column]);

    /// <inheritdoc cref="List(CsvRecord, string)"/>
    public static string[] List(string cell) => cell.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A whole number; null when the cell is empty.</summary>
    public static int? Integer(this CsvRecord record, string column, Findings findings)
    {
        if (record[column].Length == 0) return null;
        if (int.TryParse(record[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        findings.Refuse(column, $"'{record[column]}' is not a whole number.", "WRONG_TYPE");
        return null;
    }
}
