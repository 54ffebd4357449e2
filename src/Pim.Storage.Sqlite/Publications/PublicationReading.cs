using Pim.Domain.Products;
using Pim.Domain.Publications;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Products;

namespace Pim.Storage.Sqlite.Publications;

/// <summary>Reads what channels have.</summary>
internal static class PublicationReading
{
    /// <summary>What is kept of a publication beside its SKU.</summary>
    public const string Columns = "channel, revision, time, actor";

    /// <summary>The first publications of a channel behind a SKU.</summary>
    public const string List = "SELECT sku, revision FROM publications WHERE channel = ?1 AND sku > ?2 ORDER BY sku LIMIT ?3";

    /// <summary>The publications of a product.</summary>
    public const string OfProduct = $"SELECT {Columns} FROM publications WHERE sku = ?1";

    private const string Find = $"SELECT {Columns} FROM publications WHERE channel = ?1 AND sku = ?2";

    public static IReadOnlyList<Publication> Get(Session session, string channel, IReadOnlyCollection<string> skus)
    {
        var publications = new List<Publication>(skus.Count);
        foreach (var sku in skus.Distinct(StringComparer.Ordinal))
        {
            using var row = session.Use(Find).Bind(1, channel).Bind(2, sku);
            if (row.Step()) publications.Add(Read(row, sku));
        }
        return publications;
    }

    public static IReadOnlyList<Publication> GetOfProduct(Session session, string sku)
    {
        var publications = new List<Publication>();
        using var rows = session.Use(OfProduct).Bind(1, sku);
        while (rows.Step()) publications.Add(Read(rows, sku));
        return publications;
    }

    public static IReadOnlyList<Product> GetProducts(Session session, string channel, IReadOnlyCollection<string> skus) =>
        Get(session, channel, skus).Select(p => ReadProduct(session, p.Sku, p.Revision)).ToList();

    public static IReadOnlyList<Product> ListProducts(Session session, string channel, string after, int limit)
    {
        var found = new List<(string Sku, long Revision)>();
        using (var rows = session.Use(List).Bind(1, channel).Bind(2, after).Bind(3, limit))
        {
            while (rows.Step()) found.Add((rows.Text(0), rows.Number(1)));
        }
        return found.ConvertAll(p => ReadProduct(session, p.Sku, p.Revision));
    }

    public static long Count(Session session, string channel) =>
        session.Use("SELECT count(*) FROM publications WHERE channel = ?1").Bind(1, channel).ReadNumber()!.Value;

    /// <summary>The publication of a row of <see cref="Columns"/>.</summary>
    public static Publication Read(Statement row, string sku) => new(sku, CodePool.Get(row.Utf8(0)), row.Number(1), row.Time(2), CodePool.Get(row.Utf8(3)));

    private static Product ReadProduct(Session session, string sku, long revision) =>
        RevisionReading.Get(session, sku, revision)?.Product
        ?? throw StoreErrors.Unreadable($"revision {revision} of the product '{sku}' is published, but is not there.");
}
