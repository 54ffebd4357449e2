using Pim.Application.Content;
using Pim.Application.Publications;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Content;

/// <summary>Reads what channels see by SKU.</summary>
internal static class ContentReading
{
    /// <summary>Finds the last change of a product, all of it in the index.</summary>
    public const string Find = "SELECT sequence, time, locales FROM changes WHERE channel = ?1 AND sku = ?2";

    /// <summary>The products behind a SKU that a channel sees, all of it in the index.</summary>
    public const string Listing = "SELECT sequence, time, locales, sku FROM changes WHERE channel = ?1 AND sku > ?2 AND locales <> '' ORDER BY sku";

    /// <summary>SKUs that a channel sees or has, merged in order.</summary>
    public const string Skus = """
        SELECT sku FROM publications WHERE channel = ?1 AND sku > ?2 UNION SELECT sku FROM changes WHERE channel = ?1 AND sku > ?2 AND locales <> ''
        ORDER BY sku LIMIT ?3
        """;

    /// <summary>The contents that have been stale longest.</summary>
    public const string Stale = "SELECT channel, sku, mark FROM stale ORDER BY since LIMIT ?1";

    public static IReadOnlyList<StoredContent> Get(Session session, string channel, string locale, IReadOnlyCollection<string> skus)
    {
        var documents = new DocumentPicker(session, [locale]);
        var contents = new List<StoredContent>(skus.Count);
        foreach (var sku in Distinct(skus))
        {
            using var row = session.Use(Find).Bind(1, channel).Bind(2, sku);
            if (row.Step() && documents.Read(row.Number(0), row.Utf8(2)) is [var document]) contents.Add(new(sku, row.Number(0), row.Time(1), document.Bytes));
        }
        return contents;
    }

    public static IReadOnlyList<StoredContent> List(Session session, string channel, string locale, string after, int limit)
    {
        var documents = new DocumentPicker(session, [locale]);
        var contents = new List<StoredContent>();
        using var rows = session.Use(Listing).Bind(1, channel).Bind(2, after);
        while (contents.Count < limit && rows.Step())
        {
            if (documents.Read(rows.Number(0), rows.Utf8(2)) is [var document]) contents.Add(new(rows.Text(3), rows.Number(0), rows.Time(1), document.Bytes));
        }
        return contents;
    }

    public static IReadOnlyList<StoredChange> GetChanges(Session session, string channel, IReadOnlyCollection<string> skus)
    {
        var documents = new DocumentPicker(session, asked: null);
        var changes = new List<StoredChange>(skus.Count);
        foreach (var sku in Distinct(skus))
        {
            using var row = session.Use(Find).Bind(1, channel).Bind(2, sku);
            if (row.Step()) changes.Add(new(sku, row.Number(0), row.Time(1), row.Utf8(2).IsEmpty, documents.Read(row.Number(0), row.Utf8(2))));
        }
        return changes;
    }

    public static IReadOnlyList<string> ListSkus(Session session, string channel, string after, int limit)
    {
        var skus = new List<string>();
        using var rows = session.Use(Skus).Bind(1, channel).Bind(2, after).Bind(3, limit);
        while (rows.Step()) skus.Add(rows.Text(0));
        return skus;
    }

    public static IReadOnlyList<StaleContent> ReadStale(Session session, int limit)
    {
        var stale = new List<StaleContent>();
        using var rows = session.Use(Stale).Bind(1, limit);
        while (rows.Step()) stale.Add(new(CodePool.Get(rows.Utf8(0)), rows.Text(1), rows.Number(2)));
        return stale;
    }

    private static IEnumerable<string> Distinct(IReadOnlyCollection<string> skus) =>
        skus.Count < 2 || skus is IReadOnlySet<string> ? skus : skus.Distinct(StringComparer.Ordinal);
}
