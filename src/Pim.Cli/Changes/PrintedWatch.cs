using Grpc.Core;
using Pim.Cli.Commands;
using Pim.Cli.Output;
using Pim.Client;
using Pim.Client.Changes;
using Pim.Client.Files;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Changes;

/// <summary>Prints a channel's changes, and remembers how far it is after it has printed them.</summary>
/// <param name="terminal">Whom to tell.</param>
/// <param name="connection">The service.</param>
/// <param name="printer">Prints the changes.</param>
/// <param name="file">Remembers how far it is; null: nothing does.</param>
/// <param name="mayResync">Whether to begin again when the service cannot go on.</param>
internal sealed class PrintedWatch(Terminal terminal, PimConnection connection, ChangePrinter printer, TokenFile? file, bool mayResync)
{
    private bool _isTold;
    private bool _isAway;

    /// <summary>Watches until it is stopped. Throws what the service refuses for good.</summary>
    public async Task RunAsync(WatchChangesRequest request, CancellationToken cancellationToken)
    {
        if (file is not null) request.ResumeToken = await file.ReadAsync(cancellationToken);
        // A person looks on and reads how long it rests: chance adds nothing.
        var watch = new ChangeWatch(
            connection) { BeginsAnew = mayResync, OnRest = TellRest, Backoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), Spread: 0) };
        await foreach (var batch in watch.WatchAsync(request, cancellationToken))
        {
            if (_isAway) terminal.Error.WriteLine("The service is back; the watch goes on.");
            _isAway = false;
            if (batch.Resync is { } reason) TellResync(reason);
            foreach (var change in batch.Changes) printer.Print(change);
            await printer.FlushAsync();
            // Only now: what was not printed yet comes again after a stop.
            if (file is not null) await file.WriteAsync(batch.ResumeToken);
            if (!batch.IsCaughtUp || _isTold) continue;
            _isTold = true;
            terminal.Error.WriteLine($"Up to date at sequence {batch.Sequence}; what changes from now on follows.");
        }
    }

    private void TellRest(RpcException? error, TimeSpan rest)
    {
        _isAway = true;
        if (error is null) terminal.Error.WriteLine("The service ended the watch.");
        else ErrorPrinter.Print(terminal.Error, error, connection.Address);
        terminal.Error.WriteLine($"Trying again in {rest.TotalSeconds:0} s.");
    }

    private void TellResync(RpcException error)
    {
        ErrorPrinter.Print(terminal.Error, error, connection.Address);
        terminal.Error.WriteLine("Beginning again: what does not come before it is up to date is not there any more.");
        printer.PrintResync();
        _isTold = false;
    }
}
