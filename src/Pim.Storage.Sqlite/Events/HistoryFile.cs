using Microsoft.Data.Sqlite;
using Pim.Application.Events;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Events;

/// <summary>The histories, and what belongs to them. One change at a time; readings go on beside it.</summary>
internal sealed class HistoryFile(string path) : IAsyncDisposable
{
    // A fold of many events writes most pages: its log is not kept at that size.
    private const long MaxLogBytes = 128 * 1_048_576;

    private readonly SemaphoreSlim _writing = new(1);
    private readonly Session _session = EventFile.OpenWriter(path, "histories.sql");

    /// <summary>Reads what is durable.</summary>
    public ReaderPool Readers { get; } = new(() => EventFile.OpenReader(path), 4);

    /// <summary>Opens a connection for a long reading.</summary>
    public Session OpenReader() => EventFile.OpenReader(path);

    /// <summary>Makes a change, all or nothing; false when its turn is over.</summary>
    public Task<bool> CommitAsync(HistoryCommit commit, CancellationToken cancellationToken) => WriteAsync(() =>
    {
        _session.Use("BEGIN IMMEDIATE").Run();
        if (_session.Use("SELECT turn FROM state").ReadNumber() != commit.Turn) return false;
        HistoryWriting.Apply(_session, commit);
        _session.Use("COMMIT").Run();
        if (new FileInfo(path + "-wal") is { Exists: true, Length: > MaxLogBytes }) _session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return true;
    }, cancellationToken);

    /// <summary>Puts another key in the place of that of the file.</summary>
    public Task SetSecretAsync(ReadOnlyMemory<byte> secret, CancellationToken cancellationToken) => WriteAsync(() =>
    {
        _session.Use("UPDATE state SET secret = ?1").BindBytes(1, secret.Span).Run();
        return true;
    }, cancellationToken);

    /// <summary>Moves the log into the file and empties it, so that nothing deleted stands in either.</summary>
    public Task EmptyLogAsync(CancellationToken cancellationToken) => WriteAsync(() =>
    {
        _session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return true;
    }, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Readers.DisposeAsync();
        await _writing.WaitAsync();
        _session.Dispose();
        _writing.Dispose();
    }

    private async Task<bool> WriteAsync(Func<bool> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(write, CancellationToken.None);
        }
        catch (SqliteException e)
        {
            throw StoreErrors.Translate(e);
        }
        finally
        {
            _session.EndTransaction("ROLLBACK");
            _writing.Release();
        }
    }
}
