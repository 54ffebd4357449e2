using Pim.Application.Search;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Search;

/// <summary>Reads pages of hits.</summary>
internal sealed class SearchReading(Session session, SearchQuery query, long scope, SearchExpression expression)
{
    /// <summary>Hits, the newest first.</summary>
    public const string Ids = "SELECT rowid FROM search_tokens WHERE search_tokens MATCH ?1 ORDER BY rowid DESC LIMIT ?2";

    /// <summary>Hits behind an id, the newest first.</summary>
    public const string Newest = """
        SELECT e.id, e.sku FROM search_tokens t CROSS JOIN search_entries e ON e.id = t.rowid
        WHERE search_tokens MATCH ?1 AND t.rowid < ?2 ORDER BY t.rowid DESC LIMIT ?3
        """;

    /// <summary>Hits by title: all of them are read, for when they are few.</summary>
    public const string FewByTitle = """
        SELECT e.id, e.sku, e.title FROM search_tokens t CROSS JOIN search_entries e ON e.id = t.rowid
        WHERE search_tokens MATCH ?1 AND (e.title, e.sku) > (?2, ?3) ORDER BY e.title, e.sku LIMIT ?4
        """;

    /// <summary>Hits by SKU: all of them are read, for when they are few.</summary>
    public const string FewBySku = """
        SELECT e.id, e.sku, e.title FROM search_tokens t CROSS JOIN search_entries e ON e.id = t.rowid
        WHERE search_tokens MATCH ?1 AND e.sku > ?3 ORDER BY e.sku LIMIT ?4
        """;

    /// <summary>All entries by title, for when most are hits.</summary>
    public const string AllByTitle = """
        SELECT id, sku, title FROM search_entries INDEXED BY search_entries_title WHERE scope = ?1 AND (title, sku) > (?2, ?3) ORDER BY title, sku
        """;

    /// <summary>All entries by SKU, for when most are hits.</summary>
    public const string AllBySku = "SELECT id, sku, '' FROM search_entries INDEXED BY search_entries_sku WHERE scope = ?1 AND sku > ?3 ORDER BY sku";

    /// <summary>The page.</summary>
    /// <param name="areFew">Whether the hits can all be looked at.</param>
    public IReadOnlyList<SearchHit> Read(bool areFew) => query.Sort switch
    {
        SearchSort.Title or SearchSort.Sku => areFew ? ReadFew() : ReadAlong(),
        SearchSort.Newest => ReadTiers([expression.Hits()]),
        _ => ReadTiers(expression.Tiers()),
    };

    /// <summary>Ids of hits, the newest first, up to one more than are counted.</summary>
    public static List<long> ReadIds(Session session, string hits)
    {
        var ids = new List<long>();
        using var rows = session.Use(Ids).Bind(1, hits).Bind(2, IContentSearch.MaxCounted + 1);
        while (rows.Step()) ids.Add(rows.Number(0));
        return ids;
    }

    /// <summary>One part after the other, each with the newest first.</summary>
    private List<SearchHit> ReadTiers(IReadOnlyList<string> tiers)
    {
        var hits = new List<SearchHit>();
        var (tier, before) = SearchKeys.ReadTier(query.After);
        for (; tier < tiers.Count && hits.Count < query.Limit; tier++, before = long.MaxValue)
        {
            using var rows = session.Use(Newest).Bind(1, tiers[tier]).Bind(2, before).Bind(3, query.Limit - hits.Count);
            while (rows.Step()) hits.Add(new(rows.Text(1), SearchKeys.OfTier(tier, rows.Number(0))));
        }
        return hits;
    }

    private List<SearchHit> ReadFew()
    {
        var (title, sku) = SearchKeys.ReadTitle(query.After);
        var hits = new List<SearchHit>();
        using var rows = session.Use(query.Sort == SearchSort.Title ? FewByTitle : FewBySku)
            .Bind(1, expression.Hits()).Bind(2, title).Bind(3, sku).Bind(4, query.Limit);
        while (rows.Step()) hits.Add(HitOf(rows));
        return hits;
    }

    /// <summary>Goes along all entries in order and takes those that are hits: many are, so that the page is soon full.</summary>
    private List<SearchHit> ReadAlong()
    {
        var (title, sku) = SearchKeys.ReadTitle(query.After);
        var all = expression.IsAll ? null : AllHits();
        var hits = new List<SearchHit>();
        using var rows = session.Use(query.Sort == SearchSort.Title ? AllByTitle : AllBySku).Bind(1, scope).Bind(2, title).Bind(3, sku);
        while (hits.Count < query.Limit && rows.Step())
        {
            if (all is null || all.Contains(rows.Number(0))) hits.Add(HitOf(rows));
        }
        return hits;
    }

    private HashSet<long> AllHits()
    {
        var ids = new HashSet<long>(IContentSearch.MaxCounted);
        using var rows = session.Use(Ids).Bind(1, expression.Hits()).Bind(2, long.MaxValue);
        while (rows.Step()) ids.Add(rows.Number(0));
        return ids;
    }

    private static SearchHit HitOf(Statement row) => new(row.Text(1), SearchKeys.OfTitle(row.Text(2), row.Text(1)));
}
