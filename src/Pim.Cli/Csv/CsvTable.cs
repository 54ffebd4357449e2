using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Pim.Cli.Import;

namespace Pim.Cli.Csv;

/// <summary>A CSV file with a header (RFC 4180, quote '"'), read record by record.</summary>
internal sealed class CsvTable : IDisposable
{
    /// <summary>Most characters of a cell: a quote that is never closed must not read the rest of the file into memory.</summary>
    private const int MaxCellLength = 4 * 1024 * 1024;

    private readonly CsvParser _parser;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private bool _isBadlyQuoted;

    private CsvTable(string name, Stream stream, string delimiter)
    {
        Name = name;
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        _parser = new CsvParser(new StreamReader(stream, encoding), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            BadDataFound = _ => _isBadlyQuoted = true,
            IgnoreBlankLines = false, // they are counted: line numbers are those of an editor
            MaxFieldSize = MaxCellLength,
        });
    }

    /// <summary>Name of the file, for people.</summary>
    public string Name { get; }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="UnusableInputException">It has no header, or two columns of one name; or the delimiter is none.</exception>
    public static async Task<CsvTable> OpenAsync(Stream stream, string name, string delimiter)
    {
        if (delimiter.Length != 1 || delimiter[0] is '"' or '\r' or '\n')
            throw new UnusableInputException($"'{delimiter}' cannot stand between cells: it must be one character such as ; or , or a tab.");
        var table = new CsvTable(name, stream, delimiter);
        try
        {
            await table.ReadHeaderAsync();
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>Place of a column; -1 when the file has none of that name.</summary>
    public int IndexOf(string column) => _columns.GetValueOrDefault(column, -1);

    /// <summary>The records below the header; blank lines are left out.</summary>
    public async IAsyncEnumerable<CsvRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = _parser.RawRow + 1L;
            if (await NextAsync() is not { } cells) yield break;
            if (cells.Length <= 1 && string.IsNullOrWhiteSpace(cells.FirstOrDefault())) continue;
            yield return new CsvRecord(this, new SourcePlace(Name, line), cells, DamageOf(cells));
        }
    }

    public void Dispose() => _parser.Dispose();

    private async Task ReadHeaderAsync()
    {
        var cells = await NextAsync() ?? throw new UnusableInputException($"{Name} is empty: it has no header.");
        Header = cells;
        for (var i = 0; i < cells.Length; i++)
        {
            if (!_columns.TryAdd(cells[i], i)) throw new UnusableInputException($"{Name} has two columns '{cells[i]}'.");
        }
    }

    private async Task<string[]?> NextAsync()
    {
        _isBadlyQuoted = false;
        try
        {
            return await _parser.ReadAsync() ? _parser.Record : null;
        }
        catch (MaxFieldSizeException)
        {
            throw new UnusableInputException($"{Name}, line {_parser.RawRow}: a cell is longer than {MaxCellLength:N0} characters; a quote may not be closed.");
        }
        catch (DecoderFallbackException)
        {
            throw new UnusableInputException($"{Name}, near line {_parser.RawRow}: is not UTF-8.");
        }
        catch (InvalidDataException e)
        {
            throw new UnusableInputException($"{Name} cannot be unpacked: {e.Message}");
        }
    }

    private Finding? DamageOf(string[] cells)
    {
        if (_isBadlyQuoted)
            return new Finding("", "A quote stands in the middle of a cell: cells with quotes must be quoted and their quotes doubled.", "BAD_QUOTE");
        if (cells.Length != Header.Count) return new Finding("", $"Has {cells.Length} cells, the header {Header.Count}.", "COLUMN_COUNT");
        return null;
    }
}

/// <summary>One record of a CSV file.</summary>
/// <param name="Table">The file.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="Cells">One for each column, unless it is damaged.</param>
/// <param name="Damage">Why it cannot be used; null when it can.</param>
internal sealed record CsvRecord(CsvTable Table, SourcePlace Place, IReadOnlyList<string> Cells, Finding? Damage)
{
    /// <summary>The cell of a column; empty when the file has no such column.</summary>
    public string this[string column] => Table.IndexOf(column) is var index and >= 0 ? this[index] : "";

    /// <summary>The cell at a place; empty when the place is -1 (no such column), or the record is too short.</summary>
    public string this[int index] => index >= 0 && index < Cells.Count ? Cells[index] : "";
}
