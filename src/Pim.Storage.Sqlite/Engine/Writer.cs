using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Pim.Storage.Sqlite.Engine;

/// <summary>
/// The only one who writes: a thread with its own connection, fed by a queue. It takes all the commits that wait, up to a bound, into one
/// transaction, so that they share one sync of the disk; each caller gets its answer when its commit is durable.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int MaxWaiting = 64;

    // Products in one transaction: bounds how long the first of them waits for the last.
    private const int MaxGroupWeight = 2_000;

    // The log goes into the file while readers read (see SqliteCatalog), but starts again only when none of them needs it. Where there is
    // always one, it grows to this; then the writer waits for them.
    private const long MaxLogBytes = 128 * 1_048_576;

    private readonly Channel<Write> _queue = Channel.CreateBounded<Write>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Session _session;
    private readonly Tables _tables;
    private readonly string _logPath;
    private long _schemaVersion;

    public Writer(Session session, string path)
    {
        _session = session;
        _logPath = path + "-wal";
        _tables = new Tables(session);
        _schemaVersion = _tables.Revisions.SchemaVersion;
        new Thread(Run) { IsBackground = true, Name = "catalog writer" }.Start();
    }

    /// <summary>Revision of the last durable change of the schema.</summary>
    public long SchemaVersion => Volatile.Read(ref _schemaVersion);

    /// <summary>
    /// Queues a commit and waits until it is durable, or refused, or failed. Whoever cancels before it starts finds nothing changed; what
    /// has started is seen through.
    /// </summary>
    /// <param name="commit">Checks, then writes; answers without having written when it refuses. May run again when a commit that shared
    /// its transaction failed.</param>
    /// <param name="weight">How many products it writes.</param>
    /// <param name="cancellationToken">Takes it out of the queue.</param>
    public async Task<T> CommitAsync<T>(Func<Tables, T> commit, int weight, CancellationToken cancellationToken)
    {
        var write = new Write<T>(commit, weight, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(write, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw StoreErrors.Closed();
        }
        return await write.Result;
    }

    /// <summary>Sees through what is queued, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_queue.Writer.TryComplete()) await _ended.Task;
    }

    private void Run()
    {
        var group = new List<Write>();
        // This thread has nothing else to do: it may block.
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            TakeGroup(group);
            Commit(group);
            group.Clear();
            if (new FileInfo(_logPath) is { Exists: true, Length: > MaxLogBytes }) EmptyLog();
        }
        EmptyLog();
        _session.Dispose();
        _ended.SetResult();
    }

    private void TakeGroup(List<Write> group)
    {
        for (var weight = 0; weight < MaxGroupWeight && _queue.Reader.TryRead(out var write);)
        {
            if (write.IsCancelled()) continue;
            group.Add(write);
            weight += write.Weight;
        }
    }

    private void Commit(List<Write> group)
    {
        if (group.Count == 0) return;
        try
        {
            _session.EndTransaction("ROLLBACK");
            _session.Use("BEGIN IMMEDIATE").Run();
            foreach (var write in group) write.Apply(_tables);
            var schemaVersion = _tables.Revisions.SchemaVersion;
            _session.Use("COMMIT").Run();
            Volatile.Write(ref _schemaVersion, schemaVersion);
        }
        catch (Exception e)
        {
            TryRollback();
            // Alone, the one at fault fails alone.
            if (group.Count == 1) group[0].Fail(e);
            else group.ForEach(write => Commit([write]));
            return;
        }
        foreach (var write in group) write.Complete();
    }

    private void TryRollback()
    {
        _tables.Search.Forget();
        try
        {
            _session.EndTransaction("ROLLBACK");
        }
        catch (SqliteException)
        {
            // The disk does not even let it roll back: the next commit tries again, and its callers are told when it fails.
        }
    }

    private void EmptyLog()
    {
        try
        {
            _session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // The log stays as it is, and nothing is lost: it is read at the next start.
        }
    }
}
