using Pim.Application.Products;
using Pim.Domain;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Products;

/// <summary>Reads revisions: the present one from the product, the others from the history.</summary>
internal static class RevisionReading
{
    private const string Present = """
        SELECT p.revision, p.update_time, d.actor, 0, d.changed_fields, p.create_time, d.doc
        FROM products p JOIN product_documents d ON d.product = p.id WHERE p.sku = ?1
        """;

    /// <summary>What is read of a past revision.</summary>
    public const string PastColumns = "revision, update_time, actor, doc IS NULL, changed_fields, create_time, doc";

    private const string Past = $"SELECT {PastColumns} FROM product_history WHERE sku = ?1";

    /// <summary>Revisions of a SKU below a number, newest first, without their products.</summary>
    public static IReadOnlyList<ProductRevision> List(Session session, string sku, long before, int limit)
    {
        var revisions = new List<ProductRevision>();
        using (var present = session.Use(Present + " AND p.revision < ?2 LIMIT ?3").Bind(1, sku).Bind(2, before).Bind(3, limit))
        {
            if (present.Step()) revisions.Add(Read(present, sku));
        }
        using var past = session.Use(Past + " AND revision < ?2 ORDER BY revision DESC LIMIT ?3").Bind(1, sku).Bind(2, before).Bind(3, limit - revisions.Count);
        while (past.Step()) revisions.Add(Read(past, sku));
        return revisions;
    }

    /// <summary>One revision with its product, or null.</summary>
    public static ProductRevision? Get(Session session, string sku, long revision) =>
        ReadWhole(session.Use(Present + " AND p.revision = ?2"), sku, revision) ?? ReadWhole(session.Use(Past + " AND revision = ?2"), sku, revision);

    /// <summary>The revision of a row of <see cref="PastColumns"/>, with its product.</summary>
    public static ProductRevision ReadWhole(Statement row, string sku)
    {
        var revision = Read(row, sku);
        return revision.Deleted
            ? revision
            : revision with { Product = ProductDocument.Read(row.Utf8(6), revision.Revision, row.Time(5), row.Time(1), revision.Actor) };
    }

    /// <summary>The fields of a document of changed fields.</summary>
    public static ValueList<string> ReadFields(ReadOnlySpan<byte> document) => JsonReading.Read(document, static (ref reader) => reader.ReadCodes());

    private static ProductRevision? ReadWhole(Statement statement, string sku, long revision)
    {
        using var row = statement.Bind(1, sku).Bind(2, revision);
        return row.Step() ? ReadWhole(row, sku) : null;
    }

    private static ProductRevision Read(Statement row, string sku) =>
        new(sku, row.Number(0), row.Time(1), row.Text(2), row.Flag(3), ReadFields(row.Utf8(4)));
}
