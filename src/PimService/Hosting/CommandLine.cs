using System.CommandLine;
using System.CommandLine.Invocation;

namespace PimService.Hosting;

/// <summary>The command line: each switch stands for a setting, and any setting can be given as Section:Key=value.</summary>
internal static class CommandLine
{
    /// <summary>Runs what the arguments ask for and answers the exit code.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="serve">Serves until told to stop, with the settings given.</param>
    /// <param name="checkHealth">Asks a running server how it is, with the settings given.</param>
    public static Task<int> RunAsync(
        string[] args, Func<Dictionary<string, string?>, CancellationToken, Task<int>> serve,
        Func<Dictionary<string, string?>, CancellationToken, Task<int>> checkHealth)
    {
        var urls = new Option<string>(
            "--urls") { Description = "Address to listen on (Server:Address), http://127.0.0.1:5080 by default.", HelpName = "ADDRESS", Recursive = true };
        var data = new Option<string>("--data") { Description = "Folder of the embedded store (Storage:DataFolder), ./data by default.", HelpName = "FOLDER" };
        var demo = new Option<bool>("--demo") { Description = "Load the demo catalogue when the store is empty (Demo:Load)." };
        var settings = new Argument<string[]>("settings") { Description = "Any other setting, as Section:Key=value.", Arity = ArgumentArity.ZeroOrMore };
        settings.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !IsSetting(token.Value)))
                result.AddError($"'{token.Value}' is neither a switch nor a setting (Section:Key=value).");
        });

        Dictionary<string, string?> SettingsOf(ParseResult result)
        {
            var given = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            foreach (var setting in result.GetValue(settings) ?? [])
                given[setting.TrimStart('-').Split('=')[0]] = setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..];
            if (result.GetValue(urls) is { } address) given["Server:Address"] = address;
            if (result.GetValue(data) is { } folder) given["Storage:DataFolder"] = folder;
            if (result.GetValue(demo)) given["Demo:Load"] = "true";
            return given;
        }

        var health = new Command("healthcheck", "Ask the server at the address how it is: exit code 0 when it serves, otherwise 1.") { settings };
        health.SetAction((result, cancellationToken) => checkHealth(SettingsOf(result), cancellationToken));

        var root = new RootCommand("Serves product information over gRPC.") { urls, data, demo, settings, health };
        root.SetAction((result, cancellationToken) => serve(SettingsOf(result), cancellationToken));
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction error) error.ShowHelp = false;
        return parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static bool IsSetting(string token) =>
        token.IndexOf('=', StringComparison.Ordinal) is var at and > 0 && token[..at].Contains(':', StringComparison.Ordinal);
}
