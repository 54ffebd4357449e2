using System.Globalization;
using System.Reflection;
using Pim.Domain;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Events;

/// <summary>
/// Opens the files of events, which lie beside the catalogue so that neither waits for the other's commits. As the catalogue, they are written through
/// at each commit (synchronous = FULL): what was acknowledged survives a kill and a loss of power. What is deleted is overwritten
/// (secure_delete), as erasure promises.
/// </summary>
internal static class EventFile
{
    private const int Layout = 1;
    private const int PageSize = 8_192;
    private const int CheckpointBytes = 32 * 1_048_576;
    private const long MappedBytes = 64 * 1_048_576;

    /// <summary>Opens the connection that writes a file; makes the file, with the tables of its layout, when there is none.</summary>
    public static Session OpenWriter(string path, string layout)
    {
        var session = Session.OpenWriter(path);
        try
        {
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                PRAGMA page_size = {PageSize};
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA secure_delete = ON;
                PRAGMA wal_autocheckpoint = {CheckpointBytes / PageSize};
                PRAGMA journal_size_limit = {CheckpointBytes};
                PRAGMA cache_size = -32768;
                PRAGMA temp_store = MEMORY;
                """));
            var version = session.Use("PRAGMA user_version").ReadNumber() ?? 0;
            if (version > Layout) throw TooNew(path);
            if (version == 0) session.Execute($"BEGIN IMMEDIATE; {Read(layout)}; PRAGMA user_version = 1; COMMIT");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that only reads a file.</summary>
    public static Session OpenReader(string path)
    {
        var session = Session.OpenReader(path);
        session.Execute(
            string.Create(CultureInfo.InvariantCulture, $"PRAGMA mmap_size = {MappedBytes}; PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY"));
        return session;
    }

    private static string Read(string layout)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Events/{layout}")!);
        return reader.ReadToEnd();
    }

    private static PimException TooNew(string path) => new(ErrorKind.FailedPrecondition, "STORE_TOO_NEW",
        $"{Path.GetFileName(path)} has a layout that this program does not know. It was written by a later version: run that one.");
}
