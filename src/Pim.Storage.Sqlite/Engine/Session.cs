using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pim.Storage.Sqlite.Engine;

/// <summary>One connection to the catalogue file with the statements that it prepared; used by one thread at a time.</summary>
internal sealed class Session : IDisposable
{
    private const int MaxCached = 200;

    // sqlite3_prepare_v3: the statement will be kept for long.
    private const uint Persistent = 1;

    private readonly sqlite3 _connection;
    private readonly List<Statement> _prepared = [];
    private readonly Dictionary<string, Statement> _cached = new(StringComparer.Ordinal);

    static Session() => Batteries_V2.Init();

    private Session(string path, int flags)
    {
        // No mutex in SQLite: whoever holds the session is alone with it.
        var code = raw.sqlite3_open_v2(path, out _connection, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            SqliteException.ThrowExceptionForRC(code, _connection);
            _ = raw.sqlite3_extended_result_codes(_connection, 1);
            _ = raw.sqlite3_busy_timeout(_connection, 5_000);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>The id given to the last row that was inserted.</summary>
    public long LastInsertId => raw.sqlite3_last_insert_rowid(_connection);

    /// <summary>Opens the connection that writes; makes the file when there is none.</summary>
    public static Session OpenWriter(string path) => new(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);

    /// <summary>Opens a connection that only reads.</summary>
    public static Session OpenReader(string path) => new(path, raw.SQLITE_OPEN_READONLY);

    /// <summary>Runs statements that are not worth keeping.</summary>
    public void Execute(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_connection, sql), _connection);

    /// <summary>Ends the open transaction by COMMIT or ROLLBACK. There may be none: SQLite ends it itself after some errors of the disk.</summary>
    public void EndTransaction(string how)
    {
        if (raw.sqlite3_get_autocommit(_connection) == 0) Use(how).Run();
    }

    /// <summary>Prepares a statement for as long as the session lives.</summary>
    public Statement Prepare(string sql)
    {
        var statement = Compile(sql);
        _prepared.Add(statement);
        return statement;
    }

    /// <summary>
    /// The statement of this text, to be used and disposed of before it is asked for again. Many are kept prepared, but not without end:
    /// callers' filters make statements of many shapes.
    /// </summary>
    public Statement Use(string sql)
    {
        if (!_cached.TryGetValue(sql, out var statement))
        {
            if (_cached.Count >= MaxCached) Forget();
            statement = _cached[sql] = Compile(sql);
        }
        statement.InUse = true;
        return statement;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _prepared) statement.Close();
        foreach (var statement in _cached.Values) statement.Close();
        _connection.Dispose();
    }

    private Statement Compile(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(_connection, sql, Persistent, out var statement), _connection);
        return new Statement(_connection, statement);
    }

    private void Forget()
    {
        foreach (var (sql, statement) in _cached.Where(s => !s.Value.InUse).ToList())
        {
            statement.Close();
            _cached.Remove(sql);
        }
    }
}
