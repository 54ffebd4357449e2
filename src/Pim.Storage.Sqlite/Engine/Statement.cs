using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pim.Storage.Sqlite.Engine;

/// <summary>
/// A prepared statement: bind, step, dispose. Disposing makes it ready for its next use; its <see cref="Session"/> closes it. It goes to
/// SQLite's own interface because documents then pass as UTF-8 spans, without copies and strings in between.
/// </summary>
internal sealed class Statement(sqlite3 connection, sqlite3_stmt statement) : IDisposable
{
    private const int MaxStackBytes = 512;

    /// <summary>Whether somebody asked for it and has not disposed of it.</summary>
    public bool InUse { get; set; }

    /// <summary>Sets the parameter of this number, from 1.</summary>
    public Statement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, index, value));
        return this;
    }

    /// <summary>Sets the parameter of this number, from 1.</summary>
    public Statement Bind(int index, bool value) => Bind(index, value ? 1 : 0);

    /// <summary>Sets the parameter of this number, from 1.</summary>
    public Statement Bind(int index, DateTimeOffset time) => Bind(index, time.UtcTicks);

    /// <summary>Sets the parameter of this number, from 1; null is NULL.</summary>
    public Statement Bind(int index, DateTimeOffset? time)
    {
        if (time is { } known) return Bind(index, known);
        Check(raw.sqlite3_bind_null(statement, index));
        return this;
    }

    /// <summary>Sets the parameter of this number, from 1.</summary>
    public Statement Bind(int index, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= MaxStackBytes)
        {
            Span<byte> bytes = stackalloc byte[MaxStackBytes];
            return Bind(index, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        }
        var rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return Bind(index, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Sets the parameter of this number, from 1, to text in UTF-8.</summary>
    public Statement Bind(int index, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(statement, index, utf8));
        return this;
    }

    /// <summary>Sets the parameter of this number, from 1, to bytes that are no text.</summary>
    public Statement BindBytes(int index, ReadOnlySpan<byte> bytes)
    {
        Check(raw.sqlite3_bind_blob(statement, index, bytes));
        return this;
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        if (code != raw.SQLITE_DONE) Check(code);
        return false;
    }

    /// <summary>Runs it to its end, and makes it ready for its next use.</summary>
    public void Run()
    {
        using (this)
        {
            while (Step())
            {
            }
        }
    }

    /// <summary>The number of the first row, or null when there is none; and makes it ready for its next use.</summary>
    public long? ReadNumber()
    {
        using (this) return Step() ? Number(0) : null;
    }

    /// <summary>A column of the row, from 0.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>A column of the row, from 0.</summary>
    public bool Flag(int column) => Number(column) != 0;

    /// <summary>A column of the row, from 0.</summary>
    public DateTimeOffset Time(int column) => new(Number(column), TimeSpan.Zero);

    /// <summary>A column of the row, from 0; null for NULL.</summary>
    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    /// <summary>A column of the row, from 0.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    /// <summary>A column of the row, from 0, as UTF-8; good until the next step. Empty for NULL.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>Whether a column of the row, from 0, is NULL.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    /// <summary>Makes it ready for its next use.</summary>
    public void Dispose()
    {
        // Its answer repeats the error of the last step, which was thrown already.
        _ = raw.sqlite3_reset(statement);
        InUse = false;
    }

    /// <summary>Frees it.</summary>
    public void Close() => statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, connection);
}
