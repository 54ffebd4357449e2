using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Pim.Storage.Sqlite.Engine;

/// <summary>
/// Connections that only read. A read runs at once, on the thread of its caller: it is short (lists are bounded by their limit) and comes
/// from memory most of the time, so that handing it to another thread would cost more than it does.
/// </summary>
internal sealed class ReaderPool(Func<Session> open, int size) : IAsyncDisposable
{
    private readonly ConcurrentStack<Session> _idle = new();
    private readonly SemaphoreSlim _free = new(size);
    private volatile bool _closed;

    /// <summary>Runs a read that sees the catalogue as of one moment.</summary>
    public async Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            if (_closed) throw StoreErrors.Closed();
            if (!_idle.TryPop(out var session)) session = open();
            try
            {
                return ReadSnapshot(session, read);
            }
            finally
            {
                _idle.Push(session);
            }
        }
        catch (SqliteException e)
        {
            throw StoreErrors.Translate(e);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        for (var i = 0; i < size; i++) await _free.WaitAsync();
        while (_idle.TryPop(out var session)) session.Dispose();
        _free.Release(size);
    }

    private static T ReadSnapshot<T>(Session session, Func<Session, T> read)
    {
        session.Use("BEGIN").Run();
        try
        {
            return read(session);
        }
        finally
        {
            session.EndTransaction("COMMIT");
        }
    }
}
