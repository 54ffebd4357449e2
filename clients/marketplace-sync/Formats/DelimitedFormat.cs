using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Pim.MarketplaceSync.Items;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.Targets;

namespace Pim.MarketplaceSync.Formats;

/// <summary>
/// One item on each line, one column for each field of the target. Several values stand in one cell with a comma between; the parts of a value
/// have colons between; where these signs belong to a text they have a backslash before them. No cell begins like a formula.
/// </summary>
internal sealed class DelimitedFormat : IFeedFormat
{
    private const char FormulaGuard = '\'';
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly CsvConfiguration _configuration;
    private readonly IReadOnlyList<FieldRule> _columns;

    private DelimitedFormat(string delimiter, IReadOnlyList<FieldRule> columns)
    {
        _columns = columns;
        _configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, NewLine = "\n" };
    }

    /// <summary>Tab-separated.</summary>
    public static DelimitedFormat Tsv(IReadOnlyList<FieldRule> columns) => new("\t", columns);

    /// <summary>Comma-separated.</summary>
    public static DelimitedFormat Csv(IReadOnlyList<FieldRule> columns) => new(",", columns);

    public async Task WriteAsync(Stream stream, Feed feed, IEnumerable<FeedItem> items, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(stream, Utf8, bufferSize: 64 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(text, _configuration);
        foreach (var column in _columns) csv.WriteField(column.Name);
        await csv.NextRecordAsync();
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fields = item.Fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
            foreach (var column in _columns) csv.WriteField(fields.TryGetValue(column.Name, out var field) ? Guard(CellOf(field)) : "");
            await csv.NextRecordAsync();
        }
    }

    private static string CellOf(ItemField field)
    {
        if (!field.IsList && field.Values[0].Parts.Count == 0) return PlainText.OneLine(field.Values[0].Text);
        return string.Join(',', field.Values.Select(v => v.Parts.Count == 0 ? Escape(v.Text, ",") : string.Join(':', v.Parts.Select(p => Escape(p.Value, ",:")))));
    }

    private static string Escape(string text, string signs)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in PlainText.OneLine(text))
        {
            if (c == '\\' || signs.Contains(c, StringComparison.Ordinal)) escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>A spreadsheet would run a cell that begins with one of these signs; behind an apostrophe it is text.</summary>
    internal static string Guard(string cell) => cell.Length > 0 && cell.TrimStart() is [var first, ..] && first is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' ? FormulaGuard + cell : cell;
}
