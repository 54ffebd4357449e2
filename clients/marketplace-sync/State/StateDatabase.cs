using Microsoft.Data.Sqlite;

namespace Pim.MarketplaceSync.State;

/// <summary>The file in which a state is kept.</summary>
internal static class StateDatabase
{
    private const int Version = 1;
    private const int NotADatabase = 26;

    private const string Schema = """
        CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE products (sku TEXT PRIMARY KEY, generation INTEGER NOT NULL, sequence INTEGER NOT NULL, change BLOB NOT NULL);
        CREATE TABLE items (
            feed TEXT NOT NULL, sku TEXT NOT NULL, sequence INTEGER NOT NULL, family TEXT NOT NULL, item_id TEXT, item BLOB, findings TEXT NOT NULL,
            PRIMARY KEY (feed, sku));
        CREATE INDEX items_by_id ON items (feed, item_id, sku) WHERE item_id IS NOT NULL;
        CREATE TABLE outbox (number INTEGER PRIMARY KEY AUTOINCREMENT, feed TEXT NOT NULL, item_id TEXT NOT NULL, sku TEXT NOT NULL, UNIQUE (feed, item_id));
        CREATE TABLE deliveries (
            number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, feed TEXT NOT NULL, body BLOB NOT NULL, items TEXT NOT NULL,
            attempts INTEGER NOT NULL, dead INTEGER NOT NULL, error TEXT NOT NULL);
        """;

    /// <summary>Opens a state, made anew where there is none.</summary>
    /// <exception cref="StateException">It is no state, or one of a later version.</exception>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000;");
            Migrate(connection, path);
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new StateException(
                e.SqliteErrorCode == NotADatabase ? $"{path} is no state of marketplace-sync." : $"The state {path} cannot be used: {e.Message}");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Migrate(SqliteConnection connection, string path)
    {
        var version = connection.Scalar<long>("PRAGMA user_version");
        if (version == Version) return;
        if (version != 0) throw new StateException($"The state {path} was made by a later version of marketplace-sync.");
        if (connection.Scalar<long>("SELECT count(*) FROM sqlite_master") > 0) throw new StateException($"{path} is a database of something else.");
        using var transaction = connection.BeginTransaction();
        connection.Execute(Schema + FormattableString.Invariant($"PRAGMA user_version = {Version};"), transaction);
        transaction.Commit();
    }
}
