using Pim.Cli.Csv;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Akeneo;

/// <summary>
/// Units by Akeneo measurement family. Exports name the family of an attribute, but not its units: those of the families that Akeneo brings
/// are in units.csv; others come from a file of the same format.
/// </summary>
internal sealed class MeasurementFamilies
{
    private static readonly string[] Columns = ["family", "code", "symbol", "en", "de", "fr"];
    private readonly Dictionary<string, List<Unit>> _units = new(StringComparer.Ordinal);

    /// <summary>The known families, for messages.</summary>
    public IEnumerable<string> Names => _units.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads the families that Akeneo brings and, if given, those of a file, which may also add units to them.</summary>
    public static async Task<MeasurementFamilies> LoadAsync(string? file, CancellationToken cancellationToken)
    {
        var families = new MeasurementFamilies();
        var own = typeof(MeasurementFamilies).Assembly.GetManifestResourceStream("units.csv")!;
        await families.AddAsync(own, "units.csv", cancellationToken);
        if (file is null) return families;
        await InputFiles.CheckEncodingAsync(file, cancellationToken);
        await families.AddAsync(new InputFiles().Open(file), Path.GetFileName(file), cancellationToken);
        return families;
    }

    /// <summary>The units of a family; null when it is not known.</summary>
    public IReadOnlyList<Unit>? Find(string family) => _units.GetValueOrDefault(family);

    private async Task AddAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        using var table = await CsvTable.OpenAsync(stream, name, ";");
        if (Columns.FirstOrDefault(c => table.IndexOf(c) < 0) is { } missing)
            throw new UnusableInputException($"{name} has no column '{missing}'; a file of units has {string.Join(";", Columns)}.");
        await foreach (var record in table.ReadAsync(cancellationToken))
        {
            if (record.Damage is { } damage) throw new UnusableInputException($"{name}, line {record.Place.Line}: {damage.Description}");
            if (!_units.TryGetValue(record["family"], out var units)) _units[record["family"]] = units = [];
            units.RemoveAll(u => u.Code == record["code"]);
            units.Add(ReadUnit(record));
        }
    }

    private static Unit ReadUnit(CsvRecord record)
    {
        var unit = new Unit { Code = record["code"], Symbol = record["symbol"] };
        foreach (var language in Columns[3..])
        {
            if (record[language].Length > 0) unit.Labels[language] = record[language];
        }
        return unit;
    }
}
