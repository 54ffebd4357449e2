using System.CommandLine;
using System.Globalization;
using Pim.Application.Archive;
using Pim.Cli.Copying;
using Pim.Cli.Output;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim copy.</summary>
internal static class CopyCommand
{
    // Enough to tell two hashes apart by eye.
    private const int HashLength = 16;

    public static Command Build(CommonOptions common)
    {
        var from = new Option<string>("--from") { Description = "The data folder to copy", HelpName = "PLACE", Required = true };
        var to = new Option<string>("--to") { Description = "Where to copy it to; nothing may be there yet", HelpName = "PLACE", Required = true };
        var noProgress = new Option<bool>("--no-progress") { Description = "Draw no progress bar; a plain line now and then instead" };
        var command = new TaughtCommand("copy", "Copies a whole catalogue to another store, with its history, while no service works on either", """
            The copy holds what the source holds, with the same etags, revisions and times, and is read back at the end: nothing differs to
            a client. A copy that was stopped goes on where it was when the same command is run again, and cannot be served before its end.

            Example:
              pim copy --from data --to /srv/pim/data
            """) { from, to, noProgress };
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) is { } source && source == result.GetValue(to)) result.AddError("--from and --to name the same place.");
        });
        common.SetOfflineAction(command, async (arguments, cancellationToken) =>
        {
            await using var source = CatalogPlace.Open(arguments.GetRequiredValue(from), CatalogUse.CopyFrom);
            await using var target = CatalogPlace.Open(arguments.GetRequiredValue(to), CatalogUse.CopyTo);
            var progress = new CopyMeter(common.Terminal.Time);
            var copy = new CatalogCopy(source.Archive, target.Archive, progress);
            var view = new ProgressView(common.Terminal, arguments.GetValue(noProgress), progress.Describe, () => progress.Share);
            Print(common.Terminal.Output, await view.ShowAsync(() => copy.RunAsync(cancellationToken), cancellationToken));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(IAnsiConsole console, IReadOnlyList<SectionReport> sections)
    {
        var table = Tables.New(console, "section");
        table.AddColumn(new TableColumn("entries").RightAligned()).AddColumn("hash");
        foreach (var (section, count, hash) in sections) table.AddRow(section, count.ToString("N0", CultureInfo.InvariantCulture), hash[..HashLength]);
        console.Write(table);
        console.WriteLine("The copy was read back: nothing differs.");
    }
}
