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
        if (StrayOptions(parsed) is { Count: > 0 } strays)
        {
            foreach (var stray in strays)
                terminal.Error.WriteLine($"'{stray}' is no option of `{PathOf(parsed.CommandResult)}`; behind -- it would be taken as it is.");
            return TellUsage(parsed, terminal);
        }
        // The help is long, and the mistake small; but where a command is missing, the help lists them.
        if (parsed.Action is ParseErrorAction wrongUsage) wrongUsage.ShowHelp = IsGroupAlone(parsed);
        var code = await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = terminal.Output.Profile.Out.Writer,
            Error = terminal.Error.Profile.Out.Writer,
        }, cancellationToken);
        if (parsed.Action is not ParseErrorAction) return code;
        return IsGroupAlone(parsed) ? ExitCodes.UnusableInput : TellUsage(parsed, terminal);
    }

    /// <summary>A mistyped option must not be taken for a SKU, a key or a file.</summary>
    private static List<string> StrayOptions(ParseResult parsed) =>
        parsed.Action is not ParseErrorAction && parsed.Action != parsed.CommandResult.Command.Action || parsed.Tokens.Any(t => t.Type == TokenType.DoubleDash)
            ? []
            : [.. parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens)
                .Select(t => t.Value).Where(t => t.StartsWith("--", StringComparison.Ordinal))];

    private static bool IsGroupAlone(ParseResult parsed) => parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0;

    private static int TellUsage(ParseResult parsed, Terminal terminal)
    {
        var path = PathOf(parsed.CommandResult);
        var arguments = string.Concat(parsed.CommandResult.Command.Arguments.Select(a => " " + UsageOf(a)));
        terminal.Error.WriteLine($"Usage: {path}{arguments} [options]");
        terminal.Error.WriteLine($"`{path} --help` tells more.");
        return ExitCodes.UnusableInput;
    }

    /// <summary>"&lt;SKU&gt;", or "[&lt;FILE&gt;]" of one that may be left out.</summary>
    private static string UsageOf(Argument argument)
    {
        var values = $"<{argument.Name}>" + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");
        return argument.Arity.MinimumNumberOfValues > 0 ? values : $"[{values}]";
    }

    /// <summary>"pim import csv".</summary>
    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "pim";

    internal static RootCommand Build(Terminal terminal)
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
                GetCommand.Build, ListCommand.Build, SearchCommand.Build, PreviewCommand.Build, DiffCommand.Build, PublishCommand.Build,
                    PublishCommand.BuildUnpublish,
                ScheduleCommand.Build, ReviewCommand.Build, PublicationsCommand.Build, WatchCommand.Build, MediaCommand.Build, CopyCommand.Build,
                    CompareCommand.Build,
                EventsCommand.Build, InsightsCommand.Build, JobsCommand.Build, KeysCommand.Build, StatusCommand.Build,
            ])
        {
            root.Subcommands.Add(build(options));
        }
        return root;
    }
}
