using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pim.Cli.Import;

namespace Pim.Cli.Csv;

/// <summary>Writes a mapping to begin with: every column of a file as a text, with what else could be said in comments.</summary>
internal static partial class MappingTemplate
{
    private const string Intro = """
        // What the columns of the file mean. Comments and trailing commas are allowed.
        // Every cell is { "column": "Name of a column" } or { "constant": "the same in every row" }. An empty cell is no value.
        {
          "delimiter": DELIMITER,
          "decimalPoint": ".",
          "sku": { "column": SKU },
          // "type": { "constant": "model" },                     product or model; without it product
          // "family": { "constant": "shoes" },
          // "familyVariant": { "column": "..." },                 for models
          // "parent": { "column": "..." },                        SKU of the model above
          // "enabled": { "column": "...", "true": ["active"], "false": ["draft", "archived"] },
          // "categories": { "column": "...", "separator": "," },
          // "associations": [{ "type": "UPSELL", "column": "...", "separator": "," }],
          // "as" says how a cell is read:
          //   text, option
          //   number        with the decimal point from above
          //   measurement   with "unit": "GRAM" or "unitColumn": "..."
          //   price         with "currency": "EUR" or "currencyColumn": "..."; several of one attribute are put together
          //   boolean       with "true": ["yes"], "false": ["no"]
          //   date          with "format": "dd.MM.yyyy"; without it yyyy-MM-dd
          //   options, assets, products   lists, with "separator": ","
          // Attributes that differ by locale or channel: "locale": "de-DE", "channel": "web".
          "values": [

        """;

    private const string Outro = """
          ],
        }

        """;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A template for a file.</summary>
    public static async Task<string> WriteAsync(string path)
    {
        var delimiter = await GuessDelimiterAsync(path);
        using var table = await CsvTable.OpenAsync(new InputFiles().Open(path), Path.GetFileName(path), delimiter);
        var sku = table.Header.FirstOrDefault(c => c.Contains("sku", StringComparison.OrdinalIgnoreCase)) ?? table.Header[0];
        var text = new StringBuilder(Intro).Replace("DELIMITER", Quote(delimiter)).Replace("SKU }", Quote(sku) + " }");
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in table.Header.Where(c => c != sku))
        {
            var attribute = Quote(NewCode(column, codes));
            text.Append(CultureInfo.InvariantCulture, $"    {{ \"attribute\": {attribute}, \"column\": {Quote(column)}, \"as\": \"text\" }},\n");
        }
        return text.Append(Outro).ToString();
    }

    /// <summary>The one that splits the first line into the most cells.</summary>
    private static async Task<string> GuessDelimiterAsync(string path)
    {
        using var reader = new StreamReader(new InputFiles().Open(path));
        var line = await reader.ReadLineAsync() ?? "";
        return Delimiters.MaxBy(d => line.Count(c => c == d)).ToString();
    }

    /// <summary>The column's name as the code of an attribute, each once.</summary>
    private static string NewCode(string column, HashSet<string> codes)
    {
        var code = NotCode().Replace(column.ToLowerInvariant(), "_").Trim('_');
        if (code.Length == 0 || !char.IsAsciiLetter(code[0])) code = "a_" + code;
        var unique = code;
        for (var number = 2; !codes.Add(unique); number++) unique = $"{code}_{number}";
        return unique;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotCode();

    private static string Quote(string text) => JsonSerializer.Serialize(text, Json);
}
