using Pim.Cli.Events;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Output;

/// <summary>Tells what became of events.</summary>
internal static class EventPrinter
{
    /// <summary>The end of an import.</summary>
    public static void Print(IAnsiConsole console, EventImport import, bool isDryRun)
    {
        if (import.RejectedCount > 0)
        {
            console.WriteLine(import.RejectedCount > import.Rejected.Count
                ? $"Rejected, the first {import.Rejected.Count} of {import.RejectedCount:N0} (--report writes all of them to a file):"
                : "Rejected:");
        }
        foreach (var row in import.Rejected)
        {
            console.WriteLine($"  {row.Place.File}, line {row.Place.Line}: {row.Kind}");
            if (row.Violations.Count == 0) console.WriteLine($"    {row.Message}");
            foreach (var violation in row.Violations) console.WriteLine($"    {ErrorPrinter.Describe(violation)}");
        }
        foreach (var (word, count) in import.LeftOut) console.WriteLine($"Left out, as the mapping names no kind for it: {count:N0} x '{word}'");
        if (isDryRun) console.WriteLine("Nothing was taken: this was a dry run.");
        console.WriteLine($"{import.Taken:N0} events {(isDryRun ? "would be taken" : "taken")}, {import.RejectedCount:N0} rows rejected");
    }

    /// <summary>The proof of an erasure.</summary>
    public static void Print(IAnsiConsole console, Erasure erasure)
    {
        console.WriteLine($"erased   {erasure.EventCount:N0} events, of these {erasure.PurchaseCount:N0} purchases; {erasure.VisitorCount:N0} merged visitors");
        console.WriteLine($"when     {erasure.EraseTime.ToDateTime():u}, asked for by {erasure.Actor}");
        console.WriteLine($"digest   {erasure.Digest}");
    }
}
