using Pim.Application.Archive;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>
/// The table that tells how far a copy into this file is. It is there only from the beginning of the copy to its end, and marks the file as one
/// that must not be served. The row without a section names the source.
/// </summary>
internal static class CopyTable
{
    /// <summary>Whether a copy into this file has begun and not ended.</summary>
    public static bool Exists(Session session) => session.Use("SELECT 1 FROM sqlite_schema WHERE name = 'copy'").ReadNumber() is not null;

    /// <summary>Makes the table.</summary>
    public static void Create(Session session, string source)
    {
        session.Execute("CREATE TABLE copy (section TEXT NOT NULL PRIMARY KEY, after TEXT NOT NULL, count INTEGER NOT NULL, hash TEXT NOT NULL) STRICT");
        WritePosition(session, "", new SectionPosition(source, 0, ""));
    }

    /// <summary>Takes the table away.</summary>
    public static void Drop(Session session) => session.Execute("DROP TABLE copy");

    /// <summary>Fingerprint of the source; null when no copy goes into this file.</summary>
    public static string? FindSource(Session session) => Exists(session) ? Find(session, "")?.After : null;

    /// <summary>How far the copy of a section is.</summary>
    public static SectionPosition ReadPosition(Session session, string section) => Find(session, section) ?? SectionPosition.Start;

    /// <summary>Keeps how far the copy of a section is.</summary>
    public static void WritePosition(Session session, string section, SectionPosition position) =>
        session.Use("INSERT OR REPLACE INTO copy (section, after, count, hash) VALUES (?1, ?2, ?3, ?4)")
            .Bind(1, section).Bind(2, position.After).Bind(3, position.Count).Bind(4, position.Hash).Run();

    private static SectionPosition? Find(Session session, string section)
    {
        using var row = session.Use("SELECT after, count, hash FROM copy WHERE section = ?1").Bind(1, section);
        return row.Step() ? new SectionPosition(row.Text(0), row.Number(1), row.Text(2)) : null;
    }
}
