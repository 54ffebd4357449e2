using System.Globalization;
using Pim.Cli.Import;
using Spectre.Console;

namespace Pim.Cli.Output;

/// <summary>Tells at the end of an import what became of the rows.</summary>
internal static class ReportPrinter
{
    private const int MaxNoticeLines = 30;

    public static void Print(IAnsiConsole console, ImportReport report, bool isDryRun)
    {
        PrintNotices(console, report);
        PrintRejected(console, report);
        if (isDryRun) console.WriteLine("Nothing was changed: this was a dry run.");
        PrintCounts(console, report);
    }

    private static void PrintNotices(IAnsiConsole console, ImportReport report)
    {
        if (report.Notices.Count == 0) return;
        console.WriteLine("Taken differently from how it came:");
        foreach (var notices in report.Notices.OrderByDescending(n => n.Count).Take(MaxNoticeLines))
        {
            var first = $"first in {notices.Place.File}, line {notices.Place.Line}, {notices.Code}";
            console.WriteLine($"  {notices.Count:N0} x {ErrorPrinter.Describe(notices.First)} ({notices.First.Reason}; {first})");
        }
        var more = report.Notices.Count - MaxNoticeLines;
        if (more > 0) console.WriteLine($"  and {more:N0} other kinds; --report writes all of them to a file.");
        console.WriteLine();
    }

    private static void PrintRejected(IAnsiConsole console, ImportReport report)
    {
        if (report.Total.Rejected == 0) return;
        console.WriteLine(report.Total.Rejected > report.Rejected.Count
            ? $"Rejected, the first {report.Rejected.Count} of {report.Total.Rejected:N0} (--report writes all of them to a file):"
            : "Rejected:");
        foreach (var row in report.Rejected)
        {
            console.WriteLine($"  {row.Place.File}, line {row.Place.Line}: {row.Kind} {row.Code}".TrimEnd());
            if (row.Violations.Count == 0) console.WriteLine($"    {row.Message}");
            foreach (var violation in row.Violations) console.WriteLine($"    {ErrorPrinter.Describe(violation)}");
        }
        console.WriteLine();
    }

    private static void PrintCounts(IAnsiConsole console, ImportReport report)
    {
        var table = Tables.New(console, "rows of");
        foreach (var outcome in (string[])["created", "updated", "unchanged", "rejected", "all"]) table.AddColumn(new TableColumn(outcome).RightAligned());
        foreach (var (kind, counts) in report.Kinds) AddRow(table, kind, counts);
        if (report.Kinds.Count != 1) AddRow(table, "all", report.Total);
        console.Write(table);
    }

    private static void AddRow(Table table, string kind, OutcomeCounts counts) =>
        table.AddRow(kind, Number(counts.Created), Number(counts.Updated), Number(counts.Unchanged), Number(counts.Rejected), Number(counts.Rows));

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
