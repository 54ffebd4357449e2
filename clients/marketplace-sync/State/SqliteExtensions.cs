using Microsoft.Data.Sqlite;

namespace Pim.MarketplaceSync.State;

/// <summary>Statements in one line.</summary>
internal static class SqliteExtensions
{
    /// <summary>Runs statements; answers how many rows the last changed.</summary>
    public static int Execute(
        this SqliteConnection connection, string sql, SqliteTransaction? transaction = null, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, transaction, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row; the default when there is none.</summary>
    public static T? Scalar<T>(
        this SqliteConnection connection, string sql, SqliteTransaction? transaction = null, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, transaction, parameters);
        return command.ExecuteScalar() is T value ? value : default;
    }

    /// <summary>The rows, one by one.</summary>
    public static IEnumerable<T> Rows<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, SqliteTransaction? transaction = null,
        params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, transaction, parameters);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return read(reader);
    }

    /// <summary>Bytes of a column; null when it holds none.</summary>
    public static byte[]? Bytes(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

    private static SqliteCommand Command(
        this SqliteConnection connection, string sql, SqliteTransaction? transaction, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
