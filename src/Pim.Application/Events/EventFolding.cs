using Pim.Domain.Events;

namespace Pim.Application.Events;

/// <summary>
/// Puts events to the histories of their persons, a part at a time: so that reports read each person in one piece, and intake writes at the end of a file
/// only. A part is bounded, whatever waits.
/// </summary>
public sealed class EventFolding(IEventStore store, EventPolicy policy, TimeProvider time) : IDisposable
{
    // Enough that many events of a person, and many persons of a page, share a write; few enough to be held in memory (about 60 MB).
    private const int MaxEvents = 200_000;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1);
    private long _come;

    /// <summary>Is told that events were taken in.</summary>
    public void Came(int count) => Interlocked.Add(ref _come, count);

    /// <summary>Works until cancelled: what was left at the start, then what comes.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken);
        while (true)
        {
            await Task.Delay(Rest, time, cancellationToken);
            if (Interlocked.Exchange(ref _come, 0) > 0) await CatchUpAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Folds what had come when it was asked, where that is no more than a part, and answers 0. Of more, such as while millions of events are brought
    /// in, it answers at once how many wait: they take minutes, and whoever works on them does so already.
    /// </summary>
    public async Task<long> RefreshAsync(CancellationToken cancellationToken)
    {
        var waiting = await store.CountWaitingAsync(cancellationToken);
        if (waiting > MaxEvents) return waiting;
        await FoldAsync(waiting, cancellationToken);
        return 0;
    }

    /// <summary>Folds all that had come when it was asked; what comes meanwhile does not hold it up.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken) => await FoldAsync(await store.CountWaitingAsync(cancellationToken), cancellationToken);

    private async Task FoldAsync(long count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            var folded = await StepAsync(cancellationToken);
            if (folded == 0) return;
            count -= folded;
        }
    }

    /// <summary>Folds the oldest events; answers how many, 0 when there were none.</summary>
    private async Task<int> StepAsync(CancellationToken cancellationToken)
    {
        // Two in this process would only spoil each other's turns.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var waiting = await store.ReadWaitingAsync(MaxEvents, cancellationToken);
                if (waiting.Batches.Count == 0) return 0;
                var fold = new Fold(store, policy, waiting);
                if (await store.CommitAsync(await fold.MakeAsync(cancellationToken), cancellationToken)) return fold.EventCount;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
