using Pim.Application.Content;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Content;

/// <summary>Reads changes in their order.</summary>
internal static class FeedReading
{
    /// <summary>The first changes of a channel between two sequences.</summary>
    public const string Changes = """
        SELECT sequence, time, locales, sku FROM changes INDEXED BY changes_channel
        WHERE channel = ?1 AND sequence > ?2 AND sequence <= ?3 ORDER BY sequence LIMIT ?4
        """;

    /// <summary>The number of changes of a channel behind a sequence.</summary>
    public const string Count = "SELECT count(*) FROM changes INDEXED BY changes_channel WHERE channel = ?1 AND sequence > ?2";

    /// <summary>The first changes of all channels behind a sequence.</summary>
    public const string Keys = "SELECT sequence, channel, sku FROM changes WHERE sequence > ?1 ORDER BY sequence LIMIT ?2";

    public static IReadOnlyList<StoredChange> Read(Session session, ChangeRead read)
    {
        var picker = new DocumentPicker(session, read.Locales);
        var changes = new List<StoredChange>();
        var bytes = 0L;
        using var rows = session.Use(Changes).Bind(1, read.Channel).Bind(2, read.After).Bind(3, read.Through).Bind(4, read.MaxCount);
        while (rows.Step())
        {
            var documents = picker.Read(rows.Number(0), rows.Utf8(2));
            changes.Add(new(rows.Text(3), rows.Number(0), rows.Time(1), rows.Utf8(2).IsEmpty, documents));
            foreach (var document in documents) bytes += document.Bytes.Length;
            if (bytes >= read.MaxBytes) break;
        }
        return changes;
    }

    public static IReadOnlyList<ChangeKey> ReadKeys(Session session, long after, int limit)
    {
        var keys = new List<ChangeKey>();
        using var rows = session.Use(Keys).Bind(1, after).Bind(2, limit);
        while (rows.Step()) keys.Add(new(rows.Number(0), CodePool.Get(rows.Utf8(1)), rows.Text(2)));
        return keys;
    }
}
