using MongoDB.Driver;

namespace Pim.Bson.Tests.Live;

/// <summary>A database of its own for each test, dropped afterwards.</summary>
public abstract class MongoTests : IAsyncLifetime
{
    private static readonly Lazy<MongoClient> SharedClient = new(() => new MongoClient(MongoFactAttribute.ConnectionString));

    protected static MongoClient Client => SharedClient.Value;
    protected static FilterDefinitionBuilder<BsonDocument> Filter => Builders<BsonDocument>.Filter;
    protected static UpdateDefinitionBuilder<BsonDocument> Update => Builders<BsonDocument>.Update;

    protected IMongoDatabase Database { get; private set; }
    protected IMongoCollection<BsonDocument> Products { get; private set; }

    public Task InitializeAsync()
    {
        Database = Client.GetDatabase("bson_" + ObjectId.GenerateNewId());
        Products = Database.GetCollection<BsonDocument>("products");
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Client.DropDatabaseAsync(Database.DatabaseNamespace.DatabaseName);

    protected static BsonDocument Product(int number) => new()
    {
        { "_id", number },
        { "sku", $"SKU-{number:D5}" },
        { "price", new BsonDocument { { "micros", 12_990_000L + number }, { "currency", "EUR" } } },
        { "tags", new BsonArray { "shoe", number % 2 == 0 ? "even" : "odd" } },
        { "stock", number % 10 },
    };
}
