using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Storage.MongoDB;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.MongoDb;

/// <summary>The stores of a catalogue in a database of its own, which goes with it.</summary>
internal sealed class MongoStores : IStores
{
    private readonly List<MongoCatalog> _others = [];

    private MongoStores(MongoStoreOptions options, MongoCatalog catalog) => (Options, Catalog) = (options, catalog);

    public MongoStoreOptions Options { get; }

    public MongoCatalog Catalog { get; private set; }

    /// <summary>The database, past the stores.</summary>
    public IMongoDatabase Database => Client.GetDatabase(Options.Database);

    public ISchemaStore Schema => Catalog.Schema;

    public IProductStore Products => Catalog.Products;

    public IJobStore Jobs => Catalog.Jobs;

    public IReceiptStore Receipts => Catalog.Receipts;

    public IStoreHealth Health => Catalog;

    private static MongoClient Client { get; } = new(MongoServerAttribute.ConnectionString ?? "mongodb://nowhere");

    public static async Task<IStores> OpenAsync()
    {
        var options = new MongoStoreOptions { ConnectionString = MongoServerAttribute.ConnectionString!, Database = $"pim_test_{ObjectId.GenerateNewId()}" };
        return new MongoStores(options, await OpenAsync(options));
    }

    public async Task<IProductStore> OpenAnotherAsync() => (await OpenAnotherCatalogAsync()).Products;

    /// <summary>Another instance on the same database.</summary>
    public async Task<MongoCatalog> OpenAnotherCatalogAsync()
    {
        _others.Add(await OpenAsync(Options));
        return _others[^1];
    }

    public async Task ReopenAsync()
    {
        await Catalog.DisposeAsync();
        Catalog = await OpenAsync(Options);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var other in _others) await other.DisposeAsync();
        await Catalog.DisposeAsync();
        await Client.DropDatabaseAsync(Options.Database);
    }

    private static async Task<MongoCatalog> OpenAsync(MongoStoreOptions options)
    {
        var catalog = new MongoCatalog(options, TimeProvider.System);
        await catalog.OpenAsync(default);
        return catalog;
    }
}
