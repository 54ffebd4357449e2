using MongoDB.Bson;
using MongoDB.Driver;

namespace Pim.Storage.MongoDB.Engine;

/// <summary>The collections of a catalogue. What stands in them: see the classes in Documents; how they are indexed and sharded: see <see cref="Indexes"/>.</summary>
internal sealed class Collections(IMongoDatabase database)
{
    public const string CatalogName = "catalog";
    public const string SchemaName = "schema";
    public const string ProductsName = "products";
    public const string RevisionsName = "revisions";
    public const string ClaimsName = "claims";
    public const string JobsName = "jobs";
    public const string ReceiptsName = "receipts";

    /// <summary>The database.</summary>
    public IMongoDatabase Database => database;

    /// <summary>One document: the numbers of the catalogue.</summary>
    public IMongoCollection<BsonDocument> Catalog { get; } = database.GetCollection<BsonDocument>(CatalogName);

    /// <summary>The parts of the schema.</summary>
    public IMongoCollection<BsonDocument> Schema { get; } = database.GetCollection<BsonDocument>(SchemaName);

    /// <summary>Products as they are, and their states.</summary>
    public IMongoCollection<BsonDocument> Products { get; } = database.GetCollection<BsonDocument>(ProductsName);

    /// <summary>What products were before their last change, and their deletions. What they are is not repeated here.</summary>
    public IMongoCollection<BsonDocument> Revisions { get; } = database.GetCollection<BsonDocument>(RevisionsName);

    /// <summary>Who holds which unique value.</summary>
    public IMongoCollection<BsonDocument> Claims { get; } = database.GetCollection<BsonDocument>(ClaimsName);

    /// <summary>Jobs.</summary>
    public IMongoCollection<BsonDocument> Jobs { get; } = database.GetCollection<BsonDocument>(JobsName);

    /// <summary>Receipts of requests.</summary>
    public IMongoCollection<BsonDocument> Receipts { get; } = database.GetCollection<BsonDocument>(ReceiptsName);
}
