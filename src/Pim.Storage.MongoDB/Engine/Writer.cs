using MongoDB.Driver;
using Pim.Application;

namespace Pim.Storage.MongoDB.Engine;

/// <summary>
/// Carries out commits, each in one transaction. Those of this process queue, so that they do not conflict with one another (all begin with one
/// document: see <see cref="CatalogNumbers"/>); one that conflicts with another process is tried again.
/// </summary>
internal sealed class Writer(IMongoClient client, Presence presence, Collections collections, TimeProvider time) : IAsyncDisposable
{
    // How long a commit that finds no gap is tried again when its caller waits longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // A server that does not answer ends the transaction by itself.
    private static readonly TimeSpan AbortTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _turn = new(1);
    private volatile bool _closed;

    private readonly ClientSessionOptions _session = new()
    {
        // Everything is read from the primary and by majority: there is nothing to wait for.
        CausalConsistency = false,
        DefaultTransactionOptions = new TransactionOptions(ReadConcern.Snapshot, ReadPreference.Primary, client.Settings.WriteConcern),
    };

    /// <summary>Waits for its turn and carries a commit out: when it answers, it is durable, or nothing was changed.</summary>
    /// <param name="commit">Checks, then writes; what it wrote is taken back when it refuses. May run more than once.</param>
    /// <param name="cancellationToken">Ends it. When that happens while the server commits, the commit may stand.</param>
    public async Task<CommitOutcome> CommitAsync(Func<Transaction, CancellationToken, Task<CommitOutcome>> commit, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            // Again: the one before may have found out that there is no server.
            presence.Require();
            return await StoreErrors.TranslatedAsync(token => RetryAsync(commit, token), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Carries out writes that are right each by itself: without a transaction, and beside the queue.</summary>
    public async Task WriteAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (_closed) throw StoreErrors.Closed();
        presence.Require();
        await StoreErrors.TranslatedAsync(write, cancellationToken);
    }

    /// <summary>Sees through what is queued, and refuses what comes later.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closed) return;
        _closed = true;
        await _turn.WaitAsync();
        _turn.Release();
    }

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        // Looked at before the queue, not behind it: closing sees the queue through.
        if (_closed) throw StoreErrors.Closed();
        presence.Require();
        await _turn.WaitAsync(cancellationToken);
    }

    private async Task<CommitOutcome> RetryAsync(Func<Transaction, CancellationToken, Task<CommitOutcome>> commit, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(commit, start, cancellationToken);
            }
            catch (MongoException e) when (StoreErrors.IsTransient(e) && IsPatient(start, cancellationToken))
            {
            }
            await Task.Delay(RestAfter(attempt), time, cancellationToken);
        }
    }

    private async Task<CommitOutcome> TryAsync(
        Func<Transaction, CancellationToken, Task<CommitOutcome>> commit, long start, CancellationToken cancellationToken)
    {
        var session = await client.StartSessionAsync(_session, cancellationToken);
        var transaction = new Transaction(session, collections);
        try
        {
            session.StartTransaction();
            var outcome = await commit(transaction, cancellationToken);
            if (outcome.Committed) await CommitAsync(session, start, cancellationToken);
            return outcome;
        }
        finally
        {
            var ending = EndAsync(session, transaction.Numbers.Opening);
            // A caller who has left does not wait for that too.
            if (!cancellationToken.IsCancellationRequested) await ending;
        }
    }

    // An answer that was lost is asked for again: committing what is committed does nothing.
    private async Task CommitAsync(IClientSessionHandle session, long start, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await session.CommitTransactionAsync(cancellationToken);
                return;
            }
            catch (MongoException e) when (StoreErrors.IsUnknownCommit(e) && IsPatient(start, cancellationToken))
            {
            }
            await Task.Delay(RestAfter(attempt), time, cancellationToken);
        }
    }

    private bool IsPatient(long start, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && time.GetElapsedTime(start) < Patience;

    // Takes back what was not committed. An abort that overtook the opening command would leave the transaction open, and all writers waiting for it.
    private async Task EndAsync(IClientSessionHandle session, Task opening)
    {
        using var patience = new CancellationTokenSource(AbortTimeout, time);
        try
        {
            await opening.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (session.IsInTransaction) await session.AbortTransactionAsync(patience.Token);
        }
        catch (Exception e) when (e is MongoException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            // The server ends it by itself, and the caller is told of what came before.
        }
        finally
        {
            session.Dispose();
        }
    }

    // Longer each time, and by chance, so that two processes do not meet again and again.
    private static TimeSpan RestAfter(int attempt)
    {
        var longest = Math.Min(LongestRest.TotalMilliseconds, 2 * Math.Pow(1.5, Math.Min(attempt, 20)));
        return TimeSpan.FromMilliseconds(longest * (0.5 + Random.Shared.NextDouble() / 2));
    }
}
