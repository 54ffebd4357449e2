using Pim.Application.Products;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Products;

/// <summary>Finds the products that match a query.</summary>
internal static class ProductListing
{
    // Up to this many are sorted for each page; from there on, going through the products by SKU is quicker over all pages.
    private const int MaxSorted = 1_000;

    /// <summary>Ids of the first products behind a SKU, in order of SKU.</summary>
    public static List<long> FindIds(Session session, ProductQuery query, string after, int limit)
    {
        if (query.AnyCategory is { Count: 0 } || limit <= 0) return [];
        var sql = ProductQuerySql.ToList(query, byTime: IsRecent(session, query));
        if (sql.TakesOneCategory) return Merge(session, sql, query.AnyCategory!, after, limit);
        var ids = new List<long>();
        using var rows = Start(session, sql, after, limit);
        while (rows.Step()) ids.Add(rows.Number(0));
        return ids;
    }

    /// <summary>SKU of the first product that matches, or null.</summary>
    public static string? FindFirst(Session session, ProductQuery query)
    {
        if (FindIds(session, query, "", 1) is not [var id]) return null;
        using var found = session.Use("SELECT sku FROM products WHERE id = ?1").Bind(1, id);
        found.Step();
        return found.Text(0);
    }

    /// <summary>The number of products that match.</summary>
    public static long Count(Session session, ProductQuery query)
    {
        if (query.AnyCategory is { Count: 0 }) return 0;
        var sql = ProductQuerySql.ToCount(query);
        return sql.Bind(session.Use(sql.Count)).ReadNumber()!.Value;
    }

    private static Statement Start(Session session, ProductQuerySql sql, string after, int limit) =>
        sql.Bind(session.Use(sql.List)).Bind(sql.NextParameter, after).Bind(sql.NextParameter + 1, limit);

    // A product may stand in several of the categories: their lists are merged, each read only as far as it can still add to the first.
    private static List<long> Merge(Session session, ProductQuerySql sql, IReadOnlyList<string> categories, string after, int limit)
    {
        var first = new SortedSet<(byte[] Sku, long Id)>(Comparer<(byte[] Sku, long)>.Create((a, b) => a.Sku.AsSpan().SequenceCompareTo(b.Sku)));
        foreach (var category in categories)
        {
            using var rows = Start(session, sql, after, limit).Bind(1, category);
            while (rows.Step() && (first.Count < limit || rows.Utf8(1).SequenceCompareTo(first.Max.Sku) < 0))
            {
                first.Add((rows.Utf8(1).ToArray(), rows.Number(0)));
                if (first.Count > limit) first.Remove(first.Max);
            }
        }
        return [.. first.Select(p => p.Id)];
    }

    private static bool IsRecent(Session session, ProductQuery query)
    {
        if (query.UpdatedFrom is null && query.UpdatedBefore is null) return false;
        var counted = session.Use($"SELECT count(*) FROM (SELECT 1 FROM products WHERE update_time >= ?1 AND update_time < ?2 LIMIT {MaxSorted})")
            .Bind(1, (query.UpdatedFrom ?? DateTimeOffset.MinValue).UtcTicks).Bind(2, query.UpdatedBefore?.UtcTicks ?? long.MaxValue).ReadNumber();
        return counted < MaxSorted;
    }
}
