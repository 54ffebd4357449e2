using Microsoft.Data.Sqlite;
using Pim.Domain;
using SQLitePCL;

namespace Pim.Storage.Sqlite;

/// <summary>Turns the errors of SQLite and of the disk into the errors of the service.</summary>
internal static class StoreErrors
{
    /// <summary>What a caller is told; an error that is a fault of this project comes back as it is.</summary>
    public static Exception Translate(SqliteException error) => error.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => new PimException(ErrorKind.ResourceExhausted, "STORE_FULL", "There is no room left for the catalogue; nothing was changed."),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Unreadable(error.Message),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => Unusable($"the catalogue file is held by another program ({error.Message})"),
        raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM => Unusable(error.Message),
        raw.SQLITE_NOMEM => new PimException(ErrorKind.ResourceExhausted, "STORE_OUT_OF_MEMORY", "There is not enough memory for this."),
        _ => error,
    };

    /// <summary>Stored data is damaged.</summary>
    public static PimException Unreadable(string why) => new(ErrorKind.DataLoss, "STORE_UNREADABLE", $"The catalogue file holds what cannot be read: {why}");

    /// <summary>The service is stopping.</summary>
    public static PimException Closed() => new(ErrorKind.Unavailable, "STORE_CLOSED", "The catalogue is being closed.");

    /// <summary>Another process works on the folder.</summary>
    public static PimException InUse(string folder) =>
        new(ErrorKind.Unavailable, "STORE_IN_USE", $"The data folder {folder} is in use by another process; only one can work on it.");

    /// <summary>The folder or the file cannot be read or written now.</summary>
    public static PimException Unusable(string why) => new(ErrorKind.Unavailable, "STORE_UNAVAILABLE", $"The catalogue cannot be read or written: {why}");
}
