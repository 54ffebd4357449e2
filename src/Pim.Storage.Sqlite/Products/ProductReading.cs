using Pim.Domain.Products;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Products;

/// <summary>Reads products and their states.</summary>
internal static class ProductReading
{
    private const string Columns = "d.doc, d.actor, p.revision, p.create_time, p.update_time";
    private const string Source = "products p JOIN product_documents d ON d.product = p.id";

    /// <summary>The products that exist among these SKUs.</summary>
    public static IReadOnlyList<Product> Get(Session session, IReadOnlyCollection<string> skus)
    {
        var products = new List<Product>(skus.Count);
        foreach (var sku in Distinct(skus))
        {
            using var row = session.Use($"SELECT {Columns} FROM {Source} WHERE p.sku = ?1").Bind(1, sku);
            if (row.Step()) products.Add(Read(row));
        }
        return products;
    }

    /// <summary>The products of these ids, which exist, in their order.</summary>
    public static IReadOnlyList<Product> Get(Session session, List<long> ids)
    {
        var products = new List<Product>(ids.Count);
        foreach (var id in ids)
        {
            using var row = session.Use($"SELECT {Columns} FROM {Source} WHERE p.id = ?1").Bind(1, id);
            if (row.Step()) products.Add(Read(row));
        }
        return products;
    }

    /// <summary>The states of the products that exist among these SKUs.</summary>
    public static IReadOnlyDictionary<string, ProductState> GetStates(Session session, IReadOnlyCollection<string> skus)
    {
        var states = new Dictionary<string, ProductState>(skus.Count, StringComparer.Ordinal);
        foreach (var sku in skus)
        {
            using var row = session.Use("SELECT s.doc FROM products p LEFT JOIN product_states s ON s.product = p.id WHERE p.sku = ?1").Bind(1, sku);
            if (row.Step()) states[sku] = row.IsNull(0) ? ProductState.None : StateDocument.Read(row.Utf8(0));
        }
        return states;
    }

    /// <summary>The product of a row of document, actor, revision, time of creation and time of change.</summary>
    public static Product Read(Statement row) =>
        ProductDocument.Read(row.Utf8(0), row.Number(2), row.Time(3), row.Time(4), CodePool.Get(row.Utf8(1)));

    private static IEnumerable<string> Distinct(IReadOnlyCollection<string> skus) =>
        skus.Count < 2 || skus is IReadOnlySet<string> ? skus : skus.Distinct(StringComparer.Ordinal);
}
