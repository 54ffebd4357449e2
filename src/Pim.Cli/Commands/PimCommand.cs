using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>The command line as a whole.</summary>
internal static class PimCommand
{
    /// <summary>Runs one command.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var parsed = Build(terminal).Parse(arguments);
        if (parsed.Action is ParseErrorAction wrongUsage) wrongUsage.ShowHelp = false; // the help is long, and the mistake small
        var code = await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = terminal.Output.Profile.Out.Writer,
            Error = terminal.Error.Profile.Out.Writer,
        }, cancellationToken);
        if (parsed.Action is not ParseErrorAction) return code;
        terminal.Error.WriteLine($"`{PathOf(parsed.CommandResult)} --help` tells more.");
        return ExitCodes.UnusableInput;
    }

    /// <summary>"pim import csv".</summary>
    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "pim";

    private static RootCommand Build(Terminal terminal)
    {
        var options = new CommonOptions(terminal);
        var root = new RootCommand("Moves catalogues in and out of the product-information service, publishes them, and looks at what is there");
        TeachingHelp.AddTo(root, """
            Examples:
              pim status
              pim import akeneo ./export --dry-run
              pim get 1111111171
              pim publish 1111111171 --channel web
              pim export ndjson catalogue.ndjson.gz
            """);
        options.AddTo(root);
        root.Subcommands.Add(new Command("import", "Brings a catalogue, or a part of one, into the service; importing the same again changes nothing")
        {
            ImportAkeneoCommand.Build(options),
            ImportCsvCommand.Build(options),
            ImportNdjsonCommand.Build(options),
        });
        root.Subcommands.Add(new Command("export", "Writes the catalogue, or what a channel sees of it, to a file")
        {
            ExportNdjsonCommand.Build(options),
            ExportContentCommand.Build(options),
        });
        foreach (var build in (Func<CommonOptions, Command>[])
            [
                GetCommand.Build, ListCommand.Build, SearchCommand.Build, PreviewCommand.Build, DiffCommand.Build, PublishCommand.Build, PublishCommand.BuildUnpublish,
                ScheduleCommand.Build, ReviewCommand.Build, PublicationsCommand.Build, WatchCommand.Build, MediaCommand.Build, CopyCommand.Build, CompareCommand.Build,
                EventsCommand.Build, InsightsCommand.Build, JobsCommand.Build, KeysCommand.Build, StatusCommand.Build,
            ])
        {
            root.Subcommands.Add(build(options));
        }
        return root;
    }
}
