using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Events;

/// <summary>
/// The batches that wait to be folded. A thread of its own writes them: all that wait for it go into one transaction and share one sync of the disk; each
/// caller gets its answer when its batch is durable.
/// </summary>
internal sealed class WaitingFile : IAsyncDisposable
{
    private const int MaxQueued = 64;
    private const int MaxGroup = 32;

    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(MaxQueued) { SingleReader = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Session _session;
    private readonly ReaderPool _readers;

    public WaitingFile(string path)
    {
        _session = EventFile.OpenWriter(path, "waiting.sql");
        _readers = new ReaderPool(() => EventFile.OpenReader(path), 2);
        new Thread(Run) { IsBackground = true, Name = "event writer" }.Start();
    }

    /// <summary>Reads what is durable.</summary>
    public ReaderPool Readers => _readers;

    /// <summary>Puts a batch behind the others.</summary>
    public Task AppendAsync(ReadOnlyMemory<byte> block, int count, CancellationToken cancellationToken) => QueueAsync(session =>
    {
        using var insert = session.Use("INSERT INTO waiting (count, block) VALUES (?1, ?2)");
        insert.Bind(1, (long)count).BindBytes(2, block.Span).Step();
    }, cancellationToken);

    /// <summary>Removes the batches up to an id.</summary>
    public Task RemoveAsync(long lastId, CancellationToken cancellationToken) =>
        QueueAsync(session => session.Use("DELETE FROM waiting WHERE id <= ?1").Bind(1, lastId).Run(), cancellationToken);

    /// <summary>Moves the log into the file and empties it, so that nothing deleted stands in either.</summary>
    public Task EmptyLogAsync(CancellationToken cancellationToken) => QueueAsync(null, cancellationToken);

    /// <summary>Sees through what is queued, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _readers.DisposeAsync();
        if (_queue.Writer.TryComplete()) await _ended.Task;
    }

    private async Task QueueAsync(Action<Session>? action, CancellationToken cancellationToken)
    {
        var work = new Work(action, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await _queue.Writer.WriteAsync(work, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw StoreErrors.Closed();
        }
        await work.Done.Task;
    }

    private void Run()
    {
        var group = new List<Work>();
        // This thread has nothing else to do: it may block.
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < MaxGroup && _queue.Reader.TryRead(out var work)) group.Add(work);
            Commit(group);
            group.Clear();
        }
        _session.Dispose();
        _ended.SetResult();
    }

    private void Commit(List<Work> group)
    {
        try
        {
            _session.EndTransaction("ROLLBACK");
            _session.Use("BEGIN IMMEDIATE").Run();
            foreach (var work in group) work.Action?.Invoke(_session);
            _session.Use("COMMIT").Run();
            if (group.Exists(work => work.Action is null)) _session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (Exception e)
        {
            // Alone, the one at fault fails alone.
            if (group.Count == 1) group[0].Done.SetException(e is SqliteException error ? StoreErrors.Translate(error) : e);
            else group.ForEach(work => Commit([work]));
            return;
        }
        foreach (var work in group) work.Done.SetResult();
    }

    private readonly record struct Work(Action<Session>? Action, TaskCompletionSource Done);
}
