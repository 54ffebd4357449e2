namespace PimService.Health;

/// <summary>Whether the service can do its work, and the means to wait until that changes.</summary>
internal sealed class HealthState
{
    private readonly Lock _lock = new();
    private HealthSnapshot _current = new(Serving: false, Final: false);

    /// <summary>The state as of now.</summary>
    public HealthSnapshot Current => Volatile.Read(ref _current);

    /// <summary>Sets the state; nothing changes once the service stops.</summary>
    public void Set(bool serving) => Move(new HealthSnapshot(serving, Final: false));

    /// <summary>The service stops: it never serves again.</summary>
    public void Stop() => Move(new HealthSnapshot(Serving: false, Final: true));

    private void Move(HealthSnapshot next)
    {
        HealthSnapshot last;
        lock (_lock)
        {
            last = _current;
            if (last.Final || (last.Serving == next.Serving && !next.Final)) return;
            _current = next;
        }

        last.Supersede();
    }
}

/// <summary>One state.</summary>
/// <param name="Serving">Whether calls are answered.</param>
/// <param name="Final">Whether no other state follows.</param>
internal sealed record HealthSnapshot(bool Serving, bool Final)
{
    private readonly TaskCompletionSource _superseded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when there is a newer state.</summary>
    public Task Superseded => _superseded.Task;

    /// <summary>There is a newer state.</summary>
    public void Supersede() => _superseded.SetResult();
}
