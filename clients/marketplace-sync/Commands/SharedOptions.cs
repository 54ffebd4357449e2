using System.CommandLine;
using Grpc.Core;
using Pim.Client;
using Pim.Client.Calls;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.State;

namespace Pim.MarketplaceSync.Commands;

/// <summary>What the commands have in common, and how they end when something goes wrong.</summary>
internal sealed class SharedOptions
{
    private const string DefaultServer = "http://127.0.0.1:5080";

    private readonly Option<string> _server = new("--server")
    {
        Description = "Address of the service; without it the environment variable PIM_SERVER",
        HelpName = "URL",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PIM_SERVER") is { Length: > 0 } server ? server : DefaultServer,
    };

    public SharedOptions() => _server.Validators.Add(result =>
    {
        if (!MappingReader.IsAddress(result.GetValueOrDefault<string>() ?? ""))
            result.AddError("--server must be an address that begins with http:// or https://.");
    });

    /// <summary>The mapping file.</summary>
    public Option<string> Mapping { get; } = new("--mapping") { Description = "The mapping file", HelpName = "FILE", Required = true };

    /// <summary>The state file.</summary>
    public Option<string?> State { get; } = new("--state")
    {
        Description = "Where it is remembered what was done; without it beside the feed or the mapping, named .sync.db",
        HelpName = "FILE",
    };

    /// <summary>The feed file.</summary>
    public Option<string?> Out { get; } = new("--out")
    {
        Description = "The feed file; several feeds get their names into it, as in feed-de.xml. Packed when it ends in .gz",
        HelpName = "FILE",
    };

    public void AddTo(RootCommand root) => root.Options.Add(_server);

    /// <summary>A connection to the service.</summary>
    public PimConnection Connect(ParseResult arguments) =>
        new(new Uri(arguments.GetRequiredValue(_server)), new() { Key = Environment.GetEnvironmentVariable("PIM_KEY") ?? "" });

    /// <summary>Path of the state.</summary>
    public string StateOf(ParseResult arguments) =>
        arguments.GetValue(State) ?? (arguments.GetValue(Out) ?? arguments.GetRequiredValue(Mapping)) + ".sync.db";

    /// <summary>Gives a command its action; whatever goes wrong is told in words.</summary>
    public static void SetAction(Command command, Func<ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction(async (arguments, cancellationToken) =>
    {
        var error = arguments.InvocationConfiguration.Error;
        try
        {
            return await run(arguments, cancellationToken);
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            error.WriteLine("Stopped.");
            return ExitCodes.Stopped;
        }
        catch (Exception e) when (e is MappingException or StateException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"Error: {e.Message}");
            return ExitCodes.UnusableInput;
        }
        catch (RpcException e)
        {
            Print(error, e);
            return PimConnection.IsLost(e) ? ExitCodes.Unreachable : ExitCodes.Refused;
        }
    });

    private static void Print(TextWriter output, RpcException error)
    {
        if (PimConnection.IsLost(error) && error.Status.DebugException is not null)
        {
            output.WriteLine($"Error: the service cannot be reached: {PimConnection.CauseOf(error)}");
            return;
        }
        var said = ServiceError.Of(error);
        output.WriteLine($"Error: {said.Message} ({said.Code}{(said.Reason.Length > 0 ? $", {said.Reason}" : "")})");
        foreach (var violation in said.Violations) output.WriteLine($"  {violation.Field}: {violation.Description}");
    }
}
