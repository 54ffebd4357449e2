using Pim.Application.Media;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Media;

/// <summary>Writes which contents, uploads and renditions are kept in which files.</summary>
internal sealed class BlobTable(Session session)
{
    private readonly Statement _find = session.Prepare("SELECT file, doomed FROM blobs WHERE sha256 = ?1");

    private readonly Statement _put = session.Prepare("""
        INSERT INTO blobs (sha256, size, file, touch_time, loose, doomed) VALUES (?1, ?2, ?3, ?4, 1, 0)
        ON CONFLICT (sha256) DO UPDATE SET size = ?2, file = ?3, touch_time = ?4, loose = 1, doomed = 0
        """);

    private readonly Statement _touch = session.Prepare("UPDATE blobs SET touch_time = ?2 WHERE sha256 = ?1 AND doomed = 0");
    private readonly Statement _tie = session.Prepare("UPDATE blobs SET loose = 0 WHERE sha256 = ?1");
    private readonly Statement _loosen = session.Prepare("UPDATE blobs SET loose = 1, touch_time = ?2 WHERE sha256 = ?1");
    private readonly Statement _doom = session.Prepare("UPDATE blobs SET doomed = 1 WHERE sha256 = ?1 AND loose = 1 AND touch_time < ?2");
    private readonly Statement _forget = session.Prepare("DELETE FROM blobs WHERE sha256 = ?1 AND doomed = 1 AND file = ?2");
    private readonly Statement _putUpload = session.Prepare("INSERT OR REPLACE INTO uploads (id, size, file, touch_time) VALUES (?1, ?2, ?3, ?4)");
    private readonly Statement _touchUpload = session.Prepare("UPDATE uploads SET touch_time = ?3 WHERE id = ?1 AND file = ?2");
    private readonly Statement _removeUpload = session.Prepare("DELETE FROM uploads WHERE id = ?1 AND file = ?2 RETURNING 1");
    private readonly Statement _renditions = session.Prepare("SELECT file FROM renditions WHERE sha256 = ?1");
    private readonly Statement _removeRenditions = session.Prepare("DELETE FROM renditions WHERE sha256 = ?1");

    private readonly Statement _addRendition = session.Prepare("""
        INSERT OR IGNORE INTO renditions (sha256, fingerprint, file, size, media_type, width, height) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """);

    /// <summary>Whether a content is kept and not being deleted.</summary>
    public bool IsKept(string sha256)
    {
        using var found = _find.Bind(1, sha256);
        return found.Step() && !found.Flag(1);
    }

    /// <summary>Keeps a content in a file, in place of one that is being deleted.</summary>
    public void Put(string sha256, long size, string file, DateTimeOffset time) => _put.Bind(1, sha256).Bind(2, size).Bind(3, file).Bind(4, time).Run();

    public void Touch(string sha256, DateTimeOffset time) => _touch.Bind(1, sha256).Bind(2, time).Run();

    /// <summary>Remembers that an asset has it.</summary>
    public void Tie(string sha256) => _tie.Bind(1, sha256).Run();

    /// <summary>Remembers that no asset has it any more.</summary>
    public void Loosen(string sha256, DateTimeOffset time) => _loosen.Bind(1, sha256).Bind(2, time).Run();

    /// <summary>Marks a content as being deleted and forgets what was made of it; null when it is wanted after all.</summary>
    public DoomedBlob? Doom(string sha256, DateTimeOffset untouchedSince)
    {
        _doom.Bind(1, sha256).Bind(2, untouchedSince).Run();
        string file;
        using (_find.Bind(1, sha256))
        {
            if (!_find.Step() || !_find.Flag(1)) return null;
            file = _find.Text(0);
        }
        var files = new List<string> { file };
        using (_renditions.Bind(1, sha256))
        {
            while (_renditions.Step()) files.Add(_renditions.Text(0));
        }
        _removeRenditions.Bind(1, sha256).Run();
        return new DoomedBlob(sha256, files);
    }

    /// <summary>Forgets a content whose bytes are deleted, unless it is kept anew.</summary>
    public void Forget(DoomedBlob blob) => _forget.Bind(1, blob.Sha256).Bind(2, blob.Files[0]).Run();

    public void PutUpload(string id, long size, string file, DateTimeOffset time) => _putUpload.Bind(1, id).Bind(2, size).Bind(3, file).Bind(4, time).Run();

    public void TouchUpload(string id, string file, DateTimeOffset time) => _touchUpload.Bind(1, id).Bind(2, file).Bind(3, time).Run();

    /// <summary>Ends an upload; false when it goes into another file by now, or is gone.</summary>
    public bool RemoveUpload(string id, string file) => _removeUpload.Bind(1, id).Bind(2, file).ReadNumber() is not null;

    public void AddRendition(NewRendition rendition, string file, long size) => _addRendition.Bind(1, rendition.Key.Sha256).Bind(2, rendition.Key.Fingerprint)
        .Bind(3, file).Bind(4, size).Bind(5, rendition.MediaType).Bind(6, rendition.Width).Bind(7, rendition.Height).Run();
}
