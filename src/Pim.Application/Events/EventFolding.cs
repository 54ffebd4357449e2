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

    /// <summary>Folds all that had come when it was asked; what comes meanwhile does not hold it up.</summary>
    public Task CatchUpAsync(CancellationToken cancellationToken) => CatchUpAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>
    /// The same, but begins no further part once patience has ended. Answers 0 when all that had come is folded, else how many events wait.
    /// </summary>
    public async Task<long> CatchUpAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var left = await store.CountWaitingAsync(cancellationToken); left > 0;)
        {
            var rest = patience == Timeout.InfiniteTimeSpan ? patience : patience - time.GetElapsedTime(start);
            if (rest < TimeSpan.Zero && rest != Timeout.InfiniteTimeSpan || await StepAsync(rest, cancellationToken) is not { } folded)
                return await store.CountWaitingAsync(cancellationToken);
            if (folded == 0) return 0;
            left -= folded;
        }
        return 0;
    }

    /// <summary>Folds the oldest events; answers how many, 0 when there were none, null when it was not its turn for all that time.</summary>
    private async Task<int?> StepAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        // Two in this process would only spoil each other's turns.
        if (!await _turn.WaitAsync(patience, cancellationToken)) return null;
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
