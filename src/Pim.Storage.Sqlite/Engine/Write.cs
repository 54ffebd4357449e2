using Microsoft.Data.Sqlite;

namespace Pim.Storage.Sqlite.Engine;

/// <summary>A commit in the writer's queue.</summary>
internal abstract class Write(int weight, CancellationToken cancellationToken)
{
    /// <summary>How many products it writes.</summary>
    public int Weight => Math.Max(weight, 1);

    /// <summary>Whether its caller gave up before it started; the caller is told.</summary>
    public bool IsCancelled()
    {
        if (!cancellationToken.IsCancellationRequested) return false;
        Cancel(cancellationToken);
        return true;
    }

    /// <summary>Checks and writes, within the transaction.</summary>
    public abstract void Apply(Tables tables);

    /// <summary>Answers the caller: what was written is durable.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that nothing was written.</summary>
    public abstract void Fail(Exception error);

    /// <summary>Tells the caller that it gave up in time.</summary>
    protected abstract void Cancel(CancellationToken token);
}

/// <summary>A commit with its answer.</summary>
internal sealed class Write<T>(Func<Tables, T> commit, int weight, CancellationToken cancellationToken) : Write(weight, cancellationToken)
{
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _answer = default!;

    /// <summary>The answer, once durable.</summary>
    public Task<T> Result => _result.Task;

    /// <inheritdoc/>
    public override void Apply(Tables tables) => _answer = commit(tables);

    /// <inheritdoc/>
    public override void Complete() => _result.SetResult(_answer);

    /// <inheritdoc/>
    public override void Fail(Exception error) => _result.SetException(error is SqliteException e ? StoreErrors.Translate(e) : error);

    /// <inheritdoc/>
    protected override void Cancel(CancellationToken token) => _result.SetCanceled(token);
}
