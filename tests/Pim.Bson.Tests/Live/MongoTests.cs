using MongoDB.Driver;

namespace Pim.Bson.Tests.Live;

/// <summary>A database of its own for each test, dropped afterwards.</summary>
public abstract class MongoTests : IAsyncLifetime
{
    private static readonly Lazy<MongoClient> SharedClient = new(() => new MongoClient(MongoFactAttribute.ConnectionString));

    private MongoClient _oneConnection;

    protected static MongoClient Client => SharedClient.Value;
    protected static FilterDefinitionBuilder<BsonDocument> Filter => Builders<BsonDocument>.Filter;
    protected static UpdateDefinitionBuilder<BsonDocument> Update => Builders<BsonDocument>.Update;

    protected IMongoDatabase Database { get; private set; }
    protected IMongoCollection<BsonDocument> Products { get; private set; }

    /// <summary>
    /// The same products over a connection that nothing else uses, for sorted cursors of several batches: some compatible servers keep one such
    /// cursor in each connection, but the driver asks for the next batch over whichever connection is free.
    /// </summary>
    protected IMongoCollection<BsonDocument> ProductsOverOneConnection
    {
        get
        {
            var name = Database.DatabaseNamespace.DatabaseName;
            // Clients of the same settings share their connections; the name sets this one apart.
            var url = new MongoUrlBuilder(MongoFactAttribute.ConnectionString) { MaxConnectionPoolSize = 1, ApplicationName = name };
            _oneConnection ??= new MongoClient(url.ToMongoUrl());
            return _oneConnection.GetDatabase(name).GetCollection<BsonDocument>("products");
        }
    }

    public Task InitializeAsync()
    {
        Database = Client.GetDatabase("bson_" + ObjectId.GenerateNewId());
        Products = Database.GetCollection<BsonDocument>("products");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Client.DropDatabaseAsync(Database.DatabaseNamespace.DatabaseName);
        _oneConnection?.Dispose();
    }

    protected static BsonDocument Product(int number) => new()
    {
        { "_id", number },
        { "sku", $"SKU-{number:D5}" },
        { "price", new BsonDocument { { "micros", 12_990_000L + number }, { "currency", "EUR" } } },
        { "tags", new BsonArray { "shoe", number % 2 == 0 ? "even" : "odd" } },
        { "stock", number % 10 },
    };
}
