using Grpc.Core;
using Pim.Domain;

namespace PimService.Hosting;

/// <summary>
/// The streams that clients keep open for as long as they want. When the service stops, they are ended, and waited for, before the server closes its
/// connections: while it does that, Kestrel only looks at a connection when its client says something, so a stream that ends while the client keeps its side
/// open would hold up the shutdown until its time is over.
/// </summary>
internal sealed class LastingStreams : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One more until the service stops.
    private int _open = 1;

    /// <summary>The service stops: streams are to end.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Runs a stream that has no end of its own; Unavailable when the service stops.</summary>
    public async Task RunAsync(ServerCallContext context, Func<CancellationToken, Task> run)
    {
        Add(context);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(Ending, context.CancellationToken);
        try
        {
            await run(either.Token);
        }
        catch (OperationCanceledException) when (Ending.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw new PimException(ErrorKind.Unavailable, "STOPPING", "This instance of the service stops. Go on with another, or when it is back.");
        }
    }

    /// <summary>Adds a stream that looks for the end itself.</summary>
    public void Add(ServerCallContext context)
    {
        Interlocked.Increment(ref _open);
        context.GetHttpContext().Response.OnCompleted(() =>
        {
            Leave();
            return Task.CompletedTask;
        });
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync();
        Leave();
        await _ended.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _ending.Dispose();

    private void Leave()
    {
        if (Interlocked.Decrement(ref _open) == 0) _ended.TrySetResult();
    }
}
