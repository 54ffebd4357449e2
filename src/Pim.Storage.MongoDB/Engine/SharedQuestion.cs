namespace Pim.Storage.MongoDB.Engine;

/// <summary>
/// Asks the server something for all who want to know at once. Who comes while a question is on its way waits for the next one, which is not
/// older than its coming; so however many come, one question at a time is asked, and every answer is as good as one's own.
/// </summary>
internal sealed class SharedQuestion<T>(Func<Task<T>> ask)
{
    private readonly Lock _lock = new();
    private Task<T>? _asked;
    private Task<T>? _next;

    /// <summary>The answer to a question that is asked from now on.</summary>
    public Task<T> AskAsync(CancellationToken cancellationToken) => Join().WaitAsync(cancellationToken);

    private Task<T> Join()
    {
        lock (_lock)
        {
            if (_next is not null) return _next;
            return _asked is { IsCompleted: false } ? _next = AskAfterAsync(_asked) : _asked = Task.Run(ask);
        }
    }

    private async Task<T> AskAfterAsync(Task<T> before)
    {
        await ((Task)before).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_lock)
        {
            _asked = _next;
            _next = null;
        }
        return await ask();
    }
}
