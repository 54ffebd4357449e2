namespace PimService.Transfer;

/// <summary>Holds back who takes more bytes than there is room for until others give theirs back. For one taker.</summary>
internal sealed class ByteBudget(long room)
{
    private readonly Lock _lock = new();
    private long _taken;
    private TaskCompletionSource? _given;

    /// <summary>Takes bytes, waiting for room. Whoever comes while nothing is taken gets as much as he asks for.</summary>
    public async Task TakeAsync(long bytes, CancellationToken cancellationToken)
    {
        while (TryTake(bytes) is { } given) await given.WaitAsync(cancellationToken);
    }

    /// <summary>Gives bytes back.</summary>
    public void Give(long bytes)
    {
        lock (_lock)
        {
            _taken -= bytes;
            _given?.TrySetResult();
            _given = null;
        }
    }

    /// <summary>Null when the bytes are taken; else what to wait for.</summary>
    private Task? TryTake(long bytes)
    {
        lock (_lock)
        {
            if (_taken == 0 || _taken + bytes <= room)
            {
                _taken += bytes;
                return null;
            }
            _given = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _given.Task;
        }
    }
}
