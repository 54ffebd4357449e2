using Pim.Domain.Schema;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Schema;

/// <summary>Writes the parts of the schema.</summary>
internal sealed class SchemaTable(Session session)
{
    /// <summary>What is read of a noun.</summary>
    public const string Columns = "collection, code, revision, create_time, update_time, doc";

    private readonly Statement _put = session.Prepare($"""
        INSERT INTO schema_nouns ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (collection, code) DO UPDATE SET revision = ?3, create_time = ?4, update_time = ?5, doc = ?6
        """);

    private readonly Statement _delete = session.Prepare("DELETE FROM schema_nouns WHERE collection = ?1 AND code = ?2");

    public void Put(SchemaNoun noun, long revision, ReadOnlySpan<byte> document) =>
        _put.Bind(1, noun.Collection).Bind(2, noun.Code).Bind(3, revision).Bind(4, noun.CreateTime).Bind(5, noun.UpdateTime).Bind(6, document).Run();

    public void Delete(SchemaNoun noun) => _delete.Bind(1, noun.Collection).Bind(2, noun.Code).Run();

    /// <summary>The whole schema, as of the reader's moment.</summary>
    public static CatalogSchema ReadAll(Session session)
    {
        var version = session.Use("SELECT schema_version FROM catalog").ReadNumber()!.Value;
        var nouns = new List<SchemaNoun>();
        using var rows = session.Use($"SELECT {Columns} FROM schema_nouns");
        while (rows.Step()) nouns.Add(Read(rows));
        return new CatalogSchema(nouns, version);
    }

    /// <summary>The noun of a row of <see cref="Columns"/>.</summary>
    public static SchemaNoun Read(Statement row)
    {
        var noun = NounDocument.Read(CodePool.Get(row.Utf8(0)), CodePool.Get(row.Utf8(1)), row.Utf8(5));
        return noun with { Revision = row.Number(2), CreateTime = row.Time(3), UpdateTime = row.Time(4) };
    }
}
