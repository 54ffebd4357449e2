using Grpc.Core;
using Pim.Cli.Commands;
using Pim.Cli.Output;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Changes;

/// <summary>Follows a channel's changes over lost connections, and remembers how far it is after it has printed them.</summary>
/// <param name="terminal">Whom to tell.</param>
/// <param name="connection">The service.</param>
/// <param name="printer">Prints the changes.</param>
/// <param name="file">Remembers how far it is; null: nothing does.</param>
/// <param name="mayResync">Whether to begin again when the service cannot go on.</param>
internal sealed class ChangeWatch(Terminal terminal, ServerConnection connection, ChangePrinter printer, TokenFile? file, bool mayResync)
{
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private TimeSpan _rest = FirstRest;
    private bool _isTold;

    /// <summary>Watches until it is stopped. Throws what the service refuses for good.</summary>
    public async Task RunAsync(WatchChangesRequest request, CancellationToken cancellationToken)
    {
        if (file is not null) request.ResumeToken = await file.ReadAsync(cancellationToken);
        while (true)
        {
            try
            {
                await FollowAsync(request, cancellationToken);
                terminal.Error.WriteLine("The service ended the watch.");
            }
            catch (RpcException e) when (!cancellationToken.IsCancellationRequested && ServerConnection.IsLost(e))
            {
                ErrorPrinter.Print(terminal.Error, e, connection.Address);
            }
            catch (RpcException e) when (mayResync && e.StatusCode == StatusCode.OutOfRange && request.ResumeToken.Length > 0)
            {
                await BeginAgainAsync(request, e);
                continue;
            }
            terminal.Error.WriteLine($"Trying again in {_rest.TotalSeconds:0} s.");
            await Task.Delay(_rest, terminal.Time, cancellationToken);
            _rest = TimeSpan.FromTicks(Math.Min(2 * _rest.Ticks, LongestRest.Ticks));
        }
    }

    private async Task FollowAsync(WatchChangesRequest request, CancellationToken cancellationToken)
    {
        using var call = new ContentService.ContentServiceClient(connection.Invoker).WatchChanges(request, cancellationToken: cancellationToken);
        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
            var response = call.ResponseStream.Current;
            foreach (var change in response.Changes) printer.Print(change);
            await printer.FlushAsync();
            // Only now: what was not printed yet comes again after a stop.
            if (file is not null) await file.WriteAsync(response.ResumeToken);
            request.ResumeToken = response.ResumeToken;
            _rest = FirstRest;
            if (!response.CaughtUp || _isTold) continue;
            _isTold = true;
            terminal.Error.WriteLine($"Up to date at sequence {response.Sequence}; what changes from now on follows.");
        }
    }

    private async Task BeginAgainAsync(WatchChangesRequest request, RpcException error)
    {
        ErrorPrinter.Print(terminal.Error, error, connection.Address);
        terminal.Error.WriteLine("Beginning again: what does not come before it is up to date is not there any more.");
        printer.PrintResync();
        (request.ResumeToken, request.FromNow, _isTold) = ("", false, false);
        if (file is not null) await file.WriteAsync("");
    }
}
