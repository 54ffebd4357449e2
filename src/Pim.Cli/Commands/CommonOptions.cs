using System.CommandLine;
using System.CommandLine.Parsing;
using Grpc.Core;
using Pim.Cli.Comparing;
using Pim.Cli.Import;
using Pim.Cli.Output;
using Pim.Client;
using Pim.Domain;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>What every command has in common: whom it talks to, and how it ends when something goes wrong.</summary>
internal sealed class CommonOptions
{
    private const string DefaultServer = "http://127.0.0.1:5080";
    private readonly Option<string> _server;
    private readonly Option<string> _actor;

    public CommonOptions(Terminal terminal)
    {
        Terminal = terminal;
        _server = new Option<string>("--server")
        {
            Description = "Address of the service; without it the environment variable PIM_SERVER",
            HelpName = "URL",
            Recursive = true,
            DefaultValueFactory = _ => terminal.Environment("PIM_SERVER") is { Length: > 0 } server ? server : DefaultServer,
        };
        _server.Validators.Add(RequireAddress);
        _actor = new Option<string>("--actor")
        {
            Description = "Who is named in the history of what is changed",
            HelpName = "NAME",
            Recursive = true,
            DefaultValueFactory = _ => Environment.UserName,
        };
    }

    /// <summary>What the command talks to.</summary>
    public Terminal Terminal { get; }

    /// <summary>Refuses what is not the address of a service.</summary>
    public static void RequireAddress(SymbolResult result)
    {
        var given = result is OptionResult option ? option.GetValueOrDefault<string>() : ((ArgumentResult)result).GetValueOrDefault<string>();
        if (!Uri.TryCreate(given, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            result.AddError($"'{given}' is not the address of a service: it must begin with http:// or https://.");
    }

    /// <summary>A connection to another service than that of --server.</summary>
    public PimConnection Connect(ParseResult arguments, string address) =>
        new(new Uri(address), new() { Actor = arguments.GetRequiredValue(_actor), Key = Terminal.Environment("PIM_KEY") ?? "", Time = Terminal.Time });

    public void AddTo(Command command)
    {
        command.Options.Add(_server);
        command.Options.Add(_actor);
    }

    /// <summary>
    /// Gives a command its action, with a connection to the service. Whatever goes wrong is told in words and ends in one of
    /// <see cref="ExitCodes"/>.
    /// </summary>
    public void SetAction(Command command, Func<ParseResult, PimConnection, CancellationToken, Task<int>> run) =>
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var connection = Connect(arguments, arguments.GetRequiredValue(_server));
            try
            {
                return await RunAsync(() => run(arguments, connection, cancellationToken), cancellationToken);
            }
            catch (RpcException e)
            {
                ErrorPrinter.Print(Terminal.Error, e, connection.Address);
                return ExitCodes.Of(e);
            }
        });

    /// <summary>Gives a command that does not talk to the service of --server its action; it ends like the others.</summary>
    public void SetActionWithoutServer(Command command, Func<ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction((arguments, cancellationToken) => RunAsync(() => run(arguments, cancellationToken), cancellationToken));

    private async Task<int> RunAsync(Func<Task<int>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is RpcException or ServiceException or OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            Terminal.Error.WriteLine("Stopped.");
            return ExitCodes.Stopped;
        }
        catch (ServiceException e)
        {
            ErrorPrinter.Print(Terminal.Error, e.Error, e.Address);
            return ExitCodes.Of(e.Error);
        }
        catch (PimException e)
        {
            ErrorPrinter.Print(Terminal.Error, e);
            return ExitCodes.Of(e);
        }
        catch (Exception e) when (e is UnusableInputException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Terminal.Error.WriteLine($"Error: {e.Message}");
            return ExitCodes.UnusableInput;
        }
        catch (Exception e) when (e is not RpcException)
        {
            Terminal.Error.WriteLine($"Error: something went wrong that this program does not expect: {e.GetType().Name}: {e.Message}");
            return ExitCodes.UnusableInput;
        }
    }
}
