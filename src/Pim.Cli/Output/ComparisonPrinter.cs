using System.Globalization;
using Pim.Cli.Comparing;
using Spectre.Console;

namespace Pim.Cli.Output;

/// <summary>Tells at the end of a comparison what differs.</summary>
internal static class ComparisonPrinter
{
    private const int MaxFields = 10;
    private const int MaxValueLength = 200;

    public static void Print(IAnsiConsole console, ComparisonReport report, Uri first, Uri second)
    {
        var total = report.Total;
        if (!total.IsSame) PrintDifferences(console, report, first, second);
        var table = Tables.New(console, "answers");
        foreach (var outcome in (string[])["compared", "different", "only the first", "only the second"])
            table.AddColumn(new TableColumn(outcome).RightAligned());
        foreach (var (kind, tally) in report.Kinds)
            table.AddRow(NameOf(kind), Number(tally.Compared), Number(tally.Different), Number(tally.OnlyFirst), Number(tally.OnlySecond));
        console.Write(table);
        if (total.IsSame) console.WriteLine("Nothing differs.");
    }

    private static void PrintDifferences(IAnsiConsole console, ComparisonReport report, Uri first, Uri second)
    {
        var (shown, total) = (report.Differences, report.Total);
        var all = total.Different + total.OnlyFirst + total.OnlySecond;
        if (shown.Count > 0) console.WriteLine(shown.Count < all ? $"Different, some {shown.Count:N0} of {all:N0} (--show shows more):" : "Different:");
        foreach (var (kind, name, side, fields) in shown)
        {
            var only = side switch { Sides.First => $": only at {first}", Sides.Second => $": only at {second}", _ => "" };
            console.WriteLine($"  {NameOf(kind)} {name}{only}");
            foreach (var field in fields.Take(MaxFields)) console.WriteLine($"    {field.Path}: {Excerpt(field.First)} <> {Excerpt(field.Second)}");
            if (fields.Count > MaxFields) console.WriteLine($"    and {fields.Count - MaxFields:N0} more");
        }
        if (shown.Count > 0) console.WriteLine();
    }

    private static string NameOf(AnswerKind kind) => kind.ToString().ToLowerInvariant();

    private static string Excerpt(string value) => value.Length <= MaxValueLength ? value : $"{value[..MaxValueLength]}… ({value.Length:N0} characters)";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
