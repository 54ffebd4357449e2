using Grpc.Core;
using Pim.Client;
using Pim.Client.Calls;
using Pim.Client.Changes;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.State;
using Pim.V1;

namespace Pim.MarketplaceSync.Sync;

/// <summary>Takes changes into the state, and has them delivered: the one as they come, the other as often as the target may be given something new.</summary>
/// <param name="connection">The service.</param>
/// <param name="mapping">What is watched.</param>
/// <param name="state">Takes the changes.</param>
/// <param name="delivery">Delivers them.</param>
/// <param name="metrics">Counts.</param>
/// <param name="tell">Tells what happens.</param>
internal sealed class SyncRun(PimConnection connection, FeedMapping mapping, SyncState state, IDelivery delivery, SyncMetrics metrics, Action<string> tell)
    : IDisposable
{
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _hasNews = new(0, 1);
    private bool _isAway;

    /// <summary>Takes what has happened until now, delivers it, and ends.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await TakeAsync(batch => batch.IsCaughtUp, cancellationToken);
        await delivery.DeliverAsync(cancellationToken);
    }

    /// <summary>Goes on until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Announce();
        var (taking, delivering) = (TakeAsync(_ => false, stop.Token), DeliverAsync(stop.Token));
        try
        {
            // Either ends by an error only.
            await await Task.WhenAny(taking, delivering);
        }
        finally
        {
            await stop.CancelAsync();
            await ((Task)Task.WhenAll(taking, delivering)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _hasNews.Dispose();

    private async Task TakeAsync(Predicate<ChangeBatch> isEnough, CancellationToken cancellationToken)
    {
        var request = new WatchChangesRequest { Channel = mapping.Channel, Locales = { mapping.Locales }, Filter = mapping.Filter, ResumeToken = state.Token };
        var watch = new ChangeWatch(connection) { OnRest = TellRest };
        await foreach (var batch in watch.WatchAsync(request, cancellationToken))
        {
            if (_isAway) tell("The service is back");
            _isAway = false;
            if (batch.Resync is { } reason) tell($"All is taken again: {ServiceError.Of(reason).Message}");
            var wasComplete = state.IsComplete;
            var changed = state.Take(batch);
            metrics.Taken(batch.Changes.Count, changed, batch.Sequence);
            if (batch.Changes.Count > 0) tell($"sequence {batch.Sequence}: {batch.Changes.Count:N0} changes, {changed:N0} items altered");
            if (changed > 0 || !wasComplete) Announce();
            if (isEnough(batch)) return;
        }
    }

    private async Task DeliverAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _hasNews.WaitAsync(cancellationToken);
            var rest = mapping.RewriteInterval;
            try
            {
                await delivery.DeliverAsync(cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                tell($"Not delivered, tried again in {RestAfterFailure.TotalSeconds:0} s: {e.Message}");
                rest = RestAfterFailure;
                Announce();
            }
            await Task.Delay(rest, connection.Options.Time, cancellationToken);
        }
    }

    /// <summary>A feed goes out when all that the channel sees was taken once, never half of it.</summary>
    private void Announce()
    {
        if (!state.IsComplete) return;
        try
        {
            _hasNews.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is known already.
        }
    }

    private void TellRest(RpcException? error, TimeSpan rest)
    {
        _isAway = true;
        var what = error is null ? "The service ended the watch" : $"The service at {connection.Address} is away: {PimConnection.CauseOf(error)}";
        tell($"{what}; trying again in {rest.TotalSeconds:0.0} s");
    }
}
