using Pim.Application.Archive;
using Pim.Domain.Schema;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Schema;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>The parts of the schema.</summary>
internal sealed class SchemaSection(Writer writer, ReaderPool readers) : SqliteSection<SchemaNoun>(writer, readers, ArchiveSections.Schema, "schema_nouns")
{
    protected override Statement Start(Session session, string after, int limit)
    {
        var (collection, code) = ArchiveSections.ParseNoun(after);
        return session.Use($"SELECT {SchemaTable.Columns} FROM schema_nouns WHERE (collection, code) > (?1, ?2) ORDER BY collection, code LIMIT ?3")
            .Bind(1, collection).Bind(2, code).Bind(3, limit);
    }

    protected override SchemaNoun Read(Session session, Statement row) => SchemaTable.Read(row);

    protected override Action<Tables> Prepare(IReadOnlyList<SchemaNoun> entries, DocumentBuffer documents)
    {
        var places = entries.Select(noun => documents.Add(noun, NounDocument.Write)).ToList();
        return tables =>
        {
            for (var i = 0; i < places.Count; i++) tables.Schema.Put(entries[i], entries[i].Revision, documents[places[i]]);
        };
    }
}
