using System.Buffers;
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
/// have colons between, and the head of the column names them. What holds such a sign itself stands in quotes, and quotes in it are doubled
/// (support.google.com/merchants/answer/9216100). No cell begins like a formula.
/// </summary>
internal sealed class DelimitedFormat : IFeedFormat
{
    private const char FormulaGuard = '\'';
    private static readonly SearchValues<char> Commas = SearchValues.Create(",\"");
    private static readonly SearchValues<char> CommasAndColons = SearchValues.Create(",:\"");
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
        foreach (var column in _columns) csv.WriteField(column.HasParts ? $"{column.Name}({string.Join(':', column.Parts)})" : column.Name);
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
        return string.Join(
            ',', field.Values.Select(v => v.Parts.Count == 0 ? Quote(v.Text, Commas) : string.Join(':', v.Parts.Select(p => Quote(p.Value, CommasAndColons)))));
    }

    private static string Quote(string text, SearchValues<char> signs)
    {
        var line = PlainText.OneLine(text);
        return line.AsSpan().ContainsAny(signs) ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : line;
    }

    /// <summary>A spreadsheet would run a cell that begins with one of these signs; behind an apostrophe it is text.</summary>
    internal static string Guard(string cell) =>
        cell.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] ? FormulaGuard + cell : cell;
}
