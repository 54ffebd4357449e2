using Pim.Application.Content;

namespace Pim.Application.Changes;

/// <summary>
/// Follows the changes of all channels, those of other processes included, and tells everybody in this process of them in order. A change counts as
/// visible here once the cache has forgotten what it replaces, so that whoever was told of a change never reads older content from this process.
/// </summary>
public sealed class ChangeFeed(IContentStore store, ContentCache cache, TimeProvider time) : IDisposable
{
    private const int PageSize = 1_000;

    // How late a change of another process may be seen here.
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _stepping = new(1, 1);
    private TaskCompletionSource _moved = New();
    private long _visible = -1;

    /// <summary>Every change up to this sequence is visible in this process; -1 before the first look.</summary>
    public long Visible => Volatile.Read(ref _visible);

    /// <summary>Done when <see cref="Visible"/> moves next. Taken before <see cref="Visible"/> is read, it misses nothing.</summary>
    public Task Moved => Volatile.Read(ref _moved).Task;

    /// <summary>Makes a sequence, which was committed, visible in this process.</summary>
    public async Task ReachAsync(long sequence, CancellationToken cancellationToken)
    {
        while (Visible < sequence) await StepAsync(cancellationToken);
    }

    /// <summary>Makes everything that was committed visible in this process.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        while (await StepAsync(cancellationToken))
        {
        }
    }

    /// <summary>Looks for changes of other processes until cancelled; goes on by itself after the store was away.</summary>
    /// <param name="looked">Told of every look: why it failed, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task FollowAsync(Action<Exception?> looked, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PollInterval, time);
        do
        {
            try
            {
                await CatchUpAsync(cancellationToken);
                looked(null);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                looked(e);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>Takes the next changes in; false when there are none.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        await _stepping.WaitAsync(cancellationToken);
        try
        {
            if (Visible < 0)
            {
                Move(await store.ReadHeadAsync(cancellationToken));
                return true;
            }
            var keys = await store.ReadKeysAsync(Visible, PageSize, cancellationToken);
            if (keys.Count == 0) return false;
            foreach (var key in keys) cache.Remove(key.Channel, key.Sku);
            Move(keys[^1].Sequence);
            return true;
        }
        finally
        {
            _stepping.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stepping.Dispose();

    private void Move(long visible)
    {
        Volatile.Write(ref _visible, visible);
        Interlocked.Exchange(ref _moved, New()).SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
