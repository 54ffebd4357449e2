using Pim.Application.Media;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Media;

/// <summary>Reads which contents, uploads and renditions are kept.</summary>
internal static class BlobReading
{
    private const string BlobColumns = "sha256, size, touch_time, file";

    /// <summary>Contents that may be deleted, and those whose deletion was broken off.</summary>
    public const string Garbage = """
        SELECT sha256 FROM blobs WHERE doomed = 1
        UNION SELECT * FROM (SELECT sha256 FROM blobs WHERE loose = 1 AND touch_time < ?1 ORDER BY touch_time LIMIT ?2)
        LIMIT ?2
        """;

    /// <summary>A content and its file, or null when it is not kept or being deleted.</summary>
    public static (Blob Blob, string File)? Find(Session session, string sha256)
    {
        using var row = session.Use($"SELECT {BlobColumns} FROM blobs WHERE sha256 = ?1 AND doomed = 0").Bind(1, sha256);
        return row.Step() ? (ReadBlob(row), row.Text(3)) : null;
    }

    public static IReadOnlyList<Blob> List(Session session, string after, int limit)
    {
        var blobs = new List<Blob>();
        using var rows = session.Use($"SELECT {BlobColumns} FROM blobs WHERE sha256 > ?1 AND doomed = 0 ORDER BY sha256 LIMIT ?2")
            .Bind(1, after).Bind(2, limit);
        while (rows.Step()) blobs.Add(ReadBlob(rows));
        return blobs;
    }

    public static List<string> ListGarbage(Session session, DateTimeOffset untouchedSince, int limit)
    {
        var hashes = new List<string>();
        using var rows = session.Use(Garbage).Bind(1, untouchedSince).Bind(2, limit);
        while (rows.Step()) hashes.Add(rows.Text(0));
        return hashes;
    }

    public static UploadRow? FindUpload(Session session, string id)
    {
        using var row = session.Use("SELECT id, size, touch_time, file FROM uploads WHERE id = ?1").Bind(1, id);
        return row.Step() ? ReadUpload(row) : null;
    }

    public static List<UploadRow> ListUploads(Session session, DateTimeOffset untouchedSince, int limit)
    {
        var uploads = new List<UploadRow>();
        using var rows = session.Use("SELECT id, size, touch_time, file FROM uploads WHERE touch_time < ?1 ORDER BY touch_time LIMIT ?2")
            .Bind(1, untouchedSince).Bind(2, limit);
        while (rows.Step()) uploads.Add(ReadUpload(rows));
        return uploads;
    }

    /// <summary>A rendition and its file, or null.</summary>
    public static (StoredRendition Rendition, string File)? FindRendition(Session session, RenditionKey key)
    {
        using var row = session.Use("SELECT media_type, width, height, size, file FROM renditions WHERE sha256 = ?1 AND fingerprint = ?2")
            .Bind(1, key.Sha256).Bind(2, key.Fingerprint);
        return row.Step() ? (new StoredRendition(key, row.Text(0), (int)row.Number(1), (int)row.Number(2), row.Number(3)), row.Text(4)) : null;
    }

    /// <summary>Whether a row points at a file.</summary>
    public static bool IsFileKept(Session session, string file)
    {
        using var row = session.Use("""
            SELECT 1 FROM blobs WHERE file = ?1 UNION ALL SELECT 1 FROM renditions WHERE file = ?1 UNION ALL SELECT 1 FROM uploads WHERE file = ?1 LIMIT 1
            """).Bind(1, file);
        return row.Step();
    }

    private static Blob ReadBlob(Statement row) => new(row.Text(0), row.Number(1), row.Time(2));

    private static UploadRow ReadUpload(Statement row) => new(row.Text(0), row.Number(1), row.Time(2), row.Text(3));
}

/// <summary>An upload as its row tells of it: how far it is, its file tells.</summary>
internal sealed record UploadRow(string Id, long Size, DateTimeOffset TouchTime, string File);
