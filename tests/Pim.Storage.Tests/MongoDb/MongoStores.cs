using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Archive;
using Pim.Application.Content;
using Pim.Application.Events;
using Pim.Application.Jobs;
using Pim.Application.Media;
using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Application.Search;
using Pim.Storage.MongoDB;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.MongoDb;

/// <summary>The stores of a catalogue in a database of its own, which goes with it.</summary>
internal sealed class MongoStores : IStores
{
    private readonly List<MongoCatalog> _others = [];
    private readonly bool _ownsDatabase;

    private MongoStores(MongoStoreOptions options, MongoCatalog catalog, bool ownsDatabase) =>
        (Options, Catalog, _ownsDatabase) = (options, catalog, ownsDatabase);

    public MongoStoreOptions Options { get; }

    public MongoCatalog Catalog { get; private set; }

    /// <summary>The database, past the stores.</summary>
    public IMongoDatabase Database => Client.GetDatabase(Options.Database);

    public ISchemaStore Schema => Catalog.Schema;

    public IProductStore Products => Catalog.Products;

    public IPublicationStore Publications => Catalog.Publications;

    public IContentStore Contents => Catalog.Contents;

    public IContentSearch Search => Catalog.Search;

    public IAssetStore Assets => Catalog.Assets;

    public IBlobStore Blobs => Catalog.Blobs;

    public IJobStore Jobs => Catalog.Jobs;

    public IReceiptStore Receipts => Catalog.Receipts;

    public IEventStore Events => Catalog.Events;

    public IStoreHealth Health => Catalog;

    public ICatalogArchive Archive => Catalog.Archive;

    private static MongoClient Client { get; } = new(MongoServerAttribute.ConnectionString ?? "mongodb://nowhere");

    public static async Task<IStores> OpenAsync()
    {
        var options = NewDatabase();
        return new MongoStores(options, await OpenAsync(options), ownsDatabase: true);
    }

    public async Task<IProductStore> OpenAnotherAsync() => (await OpenAnotherCatalogAsync()).Products;

    /// <summary>Opens a database that stays when the stores are closed.</summary>
    public static async Task<IStores> OpenAsync(MongoStoreOptions options, CatalogUse use) =>
        new MongoStores(options, await OpenAsync(options with { Use = use }), ownsDatabase: false);

    /// <summary>The options of a database that is not there yet.</summary>
    public static MongoStoreOptions NewDatabase() =>
        new() { ConnectionString = MongoServerAttribute.ConnectionString!, Database = $"pim_test_{ObjectId.GenerateNewId()}" };

    public static Task DropAsync(MongoStoreOptions options) => Client.DropDatabaseAsync(options.Database);

    /// <summary>Another instance on the same database.</summary>
    public async Task<MongoCatalog> OpenAnotherCatalogAsync()
    {
        _others.Add(await OpenAsync(Options));
        return _others[^1];
    }

    public byte[]? ReadFiles() => null;

    public async Task ReopenAsync()
    {
        await Catalog.DisposeAsync();
        Catalog = await OpenAsync(Options);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var other in _others) await other.DisposeAsync();
        await Catalog.DisposeAsync();
        if (_ownsDatabase) await DropAsync(Options);
    }

    private static async Task<MongoCatalog> OpenAsync(MongoStoreOptions options)
    {
        var catalog = new MongoCatalog(options, TimeProvider.System);
        try
        {
            await catalog.OpenAsync(default);
        }
        catch
        {
            await catalog.DisposeAsync();
            throw;
        }
        return catalog;
    }
}

/// <summary>A database for a catalogue.</summary>
internal sealed class MongoPlace : IPlace
{
    private readonly MongoStoreOptions _options = MongoStores.NewDatabase();

    public Task<IStores> OpenAsync(CatalogUse use) => MongoStores.OpenAsync(_options, use);

    public async ValueTask DisposeAsync() => await MongoStores.DropAsync(_options);
}
