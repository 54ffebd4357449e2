using System.CommandLine;
using Pim.Cli.Comparing;
using Pim.Cli.Output;

namespace Pim.Cli.Commands;

/// <summary>pim compare.</summary>
internal static class CompareCommand
{
    private const int MaxShown = 100_000;

    public static Command Build(CommonOptions common)
    {
        var first = new Argument<string>("FIRST") { Description = "Address of a service" };
        var second = new Argument<string>("SECOND") { Description = "Address of the service to compare it with" };
        var exact = new Option<bool>("--exact") { Description = "Sequences, times and etags count too; they differ wherever a catalogue was imported twice" };
        var show = NumberOption.Whole("--show", "Most answers that differ to show, 0 to 100,000; all are counted", 0, MaxShown, otherwise: 20);
        var parallel = NumberOption.Whole(
            "--parallel", "Listings gone through at once, 1 to 64", 1, 64, otherwise: Math.Clamp(Environment.ProcessorCount, 2, 16));
        var noProgress = new Option<bool>("--no-progress") { Description = "Draw no progress bar; a plain line now and then instead" };
        var command = new TaughtCommand("compare", "Tells whether two services answer the same: schema, products, and content for every channel and locale", """
            Nothing should be written to either meanwhile. Ends with 1 when something differs.

            Examples:
              pim compare http://127.0.0.1:5080 http://127.0.0.1:5081
              pim compare http://old.example.com:5080 http://new.example.com:5080 --exact --show 1000
            """) { first, second, exact, show, parallel, noProgress };
        first.Validators.Add(CommonOptions.RequireAddress);
        second.Validators.Add(CommonOptions.RequireAddress);
        common.SetActionWithoutServer(command, async (arguments, cancellationToken) =>
        {
            using var one = common.Connect(arguments, arguments.GetRequiredValue(first));
            using var other = common.Connect(arguments, arguments.GetRequiredValue(second));
            var report = new ComparisonReport(arguments.GetValue(show));
            var comparison = new CatalogComparison(
                new ServiceReader(one), new ServiceReader(other), report, arguments.GetValue(exact), arguments.GetValue(parallel));
            var view = new ProgressView(common.Terminal, arguments.GetValue(noProgress), () => Describe(report), () => null);
            await view.ShowAsync(() => comparison.RunAsync(cancellationToken), cancellationToken);
            ComparisonPrinter.Print(common.Terminal.Output, report, one.Address, other.Address);
            return report.Total.IsSame ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static string Describe(ComparisonReport report)
    {
        var total = report.Total;
        return $"{total.Compared:N0} answers compared, {total.Different + total.OnlyFirst + total.OnlySecond:N0} differ";
    }
}
