using System.CommandLine;
using System.Globalization;
using Pim.Application.Archive;
using Pim.Cli.Copying;
using Pim.Cli.Import;
using Pim.Cli.Output;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim copy.</summary>
internal static class CopyCommand
{
    private const string EnvironmentPrefix = "env:";

    // Enough to tell two hashes apart by eye.
    private const int HashLength = 16;

    public static Command Build(CommonOptions common)
    {
        var from = new Option<string>(
            "--from") { Description = "What to copy: a data folder, or the connection string of a MongoDB database", HelpName = "PLACE", Required = true };
        var to = new Option<string>(
            "--to") { Description = "Where to copy it to, in the same form; nothing may be there yet", HelpName = "PLACE", Required = true };
        var noProgress = new Option<bool>("--no-progress") { Description = "Draw no progress bar; a plain line now and then instead" };
        var command = new TaughtCommand("copy", "Copies a whole catalogue to another store, with its history, while no service works on either", """
            The copy holds what the source holds, with the same etags, revisions and times, and is read back at the end: nothing differs to
            a client. A copy that was stopped goes on where it was when the same command is run again, and cannot be served before its end.

            A connection string names the database behind the servers. One with a password is better kept out of the list of processes:
            env:NAME takes the place from an environment variable.

            Examples:
              pim copy --from data --to 'mongodb://db.example.com/pim?replicaSet=rs0'
              pim copy --from env:PIM_OLD --to /srv/pim/data
            """) { from, to, noProgress };
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) is { } source && source == result.GetValue(to)) result.AddError("--from and --to name the same place.");
        });
        common.SetActionWithoutServer(command, async (arguments, cancellationToken) =>
        {
            var time = common.Terminal.Time;
            await using var source = await CatalogPlace.OpenAsync(PlaceOf(arguments.GetRequiredValue(from)), CatalogUse.CopyFrom, time, cancellationToken);
            await using var target = await CatalogPlace.OpenAsync(PlaceOf(arguments.GetRequiredValue(to)), CatalogUse.CopyTo, time, cancellationToken);
            var progress = new CopyMeter(time);
            var copy = new CatalogCopy(source.Archive, target.Archive, progress);
            var view = new ProgressView(common.Terminal, arguments.GetValue(noProgress), progress.Describe, () => progress.Share);
            Print(common.Terminal.Output, await view.ShowAsync(() => copy.RunAsync(cancellationToken), cancellationToken));
            return ExitCodes.Done;
        });
        return command;

        string PlaceOf(string given)
        {
            if (!given.StartsWith(EnvironmentPrefix, StringComparison.Ordinal)) return given;
            var name = given[EnvironmentPrefix.Length..];
            return common.Terminal.Environment(name) is { Length: > 0 } place
                ? place
                : throw new UnusableInputException($"The environment variable {name} is not set.");
        }
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
