using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Domain.Schema;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Schema;

/// <summary>The parts of the schema, within a transaction.</summary>
internal sealed class SchemaCollection(IClientSessionHandle session, Collections collections)
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    /// <summary>Takes nouns out, and puts others in, new or in place of their former state.</summary>
    public async Task WriteAsync(IReadOnlyList<SchemaNoun> deletes, IReadOnlyList<SchemaNoun> puts, long revision, CancellationToken cancellationToken)
    {
        var writes = new List<WriteModel<BsonDocument>>(deletes.Count + puts.Count);
        foreach (var noun in deletes) writes.Add(new DeleteOneModel<BsonDocument>(ByName(noun)));
        foreach (var noun in puts) writes.Add(new ReplaceOneModel<BsonDocument>(ByName(noun), NounDocument.Write(noun, revision)) { IsUpsert = true });
        if (writes.Count > 0) await collections.Schema.BulkWriteAsync(session, writes, cancellationToken: cancellationToken);
    }

    /// <summary>The whole schema.</summary>
    public async Task<CatalogSchema> ReadAllAsync(CancellationToken cancellationToken)
    {
        var version = await CatalogNumbers.ReadSchemaVersionAsync(collections, session, cancellationToken);
        var options = new FindOptions { BatchSize = Batches.HoldingAll(int.MaxValue) };
        var documents = await collections.Schema.Find(session, Filter.Empty, options).ToListAsync(cancellationToken);
        return new CatalogSchema(documents.Select(NounDocument.Read), version);
    }

    private static FilterDefinition<BsonDocument> ByName(SchemaNoun noun) => Filter.Eq("_id", noun.Name);
}
