using Pim.Benchmarks.Lines;
using Pim.Benchmarks.Load;

namespace Pim.Benchmarks.Comparing;

/// <summary>The comparison: measures its lines one after the other and prints them as a table.</summary>
internal static class Comparison
{
    private static readonly ILine[] Lines =
    [
        new ContentLine(), new UncachedContentLine(), new ExportLine(), new WatchLine(), new WatchersLine(), new ImportLine(), new MediaLine(),
            new EventsLine(), new InsightsLine(),
        new StartLine(), new GrowthLine(),
    ];

    /// <summary>Names of all lines.</summary>
    public static IEnumerable<string> LineNames => Lines.Select(line => line.Name);

    /// <summary>Measures the lines of these names; all of them when none is named.</summary>
    public static async Task RunAsync(Stage stage, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        await H2Load.ProvideAsync(cancellationToken);
        var rows = new List<Row>();
        foreach (var line in Lines.Where(line => names.Count == 0 || names.Contains(line.Name)))
        {
            await Console.Error.WriteLineAsync($"measuring {line.Name} ...".AsMemory(), cancellationToken);
            await foreach (var row in line.MeasureAsync(stage, cancellationToken)) rows.Add(row);
        }
        Console.WriteLine($"{stage.Products} products, {stage.Rounds} rounds of {stage.Duration.TotalSeconds} s; {Environment.ProcessorCount} processors, load {LoadAverage()}; .NET {Environment.Version}\n");
        Print(rows, Console.Out);
    }

    // Of the last 1, 5 and 15 minutes: what else the machine did shows here.
    private static string LoadAverage() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]);

    private static void Print(List<Row> rows, TextWriter output)
    {
        string[][] cells =
            [["line", "measured", "echo", "ours", "ratio (spread)", "goal"], .. rows.Select(r => new[] { r.Line, r.Measure, r.Echo, r.Ours, r.Ratio, r.Goal })];
        var widths = Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(row => row[column].Length)).ToArray();
        foreach (var row in cells)
        {
            // Words to the left, figures to the right.
            var padded = row.Select((cell, column) => column is 2 or 3 or 4 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            output.WriteLine(string.Join("  ", padded).TrimEnd());
        }
    }
}
