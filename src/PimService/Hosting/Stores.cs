using Pim.Application;
using Pim.Application.Content;
using Pim.Application.Events;
using Pim.Application.Jobs;
using Pim.Application.Media;
using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Application.Search;
using Pim.Domain;
using Pim.Storage.MongoDB;
using Pim.Storage.Sqlite;

namespace PimService.Hosting;

/// <summary>The engine that keeps the catalogue: opened before the first call is taken, closed after the last.</summary>
internal static class Stores
{
    public static IServiceCollection AddStore(this IServiceCollection services, StorageSettings storage) => storage.Engine switch
    {
        StorageEngine.Sqlite => services
            .AddSingleton(new StorePlace(storage.DataFolder))
            .AddSingleton(_ => OpenSqlite(storage.DataFolder))
            .AddPorts<SqliteCatalog>(
                c => c.Schema, c => c.Products, c => c.Publications, c => c.Contents, c =>
                    c.Search, c => c.Assets, c => c.Blobs, c => c.Jobs, c => c.Receipts, c => c.Events),
        StorageEngine.MongoDB => services
            .AddSingleton(provider => new StorePlace(provider.GetRequiredService<MongoCatalog>().Place))
            .AddSingleton(provider => ConnectMongo(storage, provider.GetRequiredService<TimeProvider>()))
            .AddPorts<MongoCatalog>(
                c => c.Schema, c => c.Products, c => c.Publications, c => c.Contents, c =>
                    c.Search, c => c.Assets, c => c.Blobs, c => c.Jobs, c => c.Receipts, c => c.Events)
            .AddHostedService<MongoOpening>(),
        _ => throw new StartupException($"Storage:Engine: {storage.Engine} is not built in."),
    };

    private static IServiceCollection AddPorts<T>(
        this IServiceCollection services, Func<T, ISchemaStore> schema, Func<T, IProductStore> products, Func<T, IPublicationStore> publications,
        Func<T, IContentStore> contents, Func<T, IContentSearch> search, Func<T, IAssetStore> assets, Func<T, IBlobStore> blobs,
        Func<T, IJobStore> jobs, Func<T, IReceiptStore> receipts, Func<T, IEventStore> events)
        where T : class, IStoreHealth => services
        .AddSingleton<IStoreHealth>(provider => provider.GetRequiredService<T>())
        .AddSingleton(provider => schema(provider.GetRequiredService<T>()))
        .AddSingleton(provider => products(provider.GetRequiredService<T>()))
        .AddSingleton(provider => publications(provider.GetRequiredService<T>()))
        .AddSingleton(provider => contents(provider.GetRequiredService<T>()))
        .AddSingleton(provider => search(provider.GetRequiredService<T>()))
        .AddSingleton(provider => assets(provider.GetRequiredService<T>()))
        .AddSingleton(provider => blobs(provider.GetRequiredService<T>()))
        .AddSingleton(provider => jobs(provider.GetRequiredService<T>()))
        .AddSingleton(provider => receipts(provider.GetRequiredService<T>()))
        .AddSingleton(provider => events(provider.GetRequiredService<T>()));

    private static SqliteCatalog OpenSqlite(string folder)
    {
        try
        {
            return SqliteCatalog.Open(new SqliteStoreOptions { Folder = folder });
        }
        catch (PimException problem)
        {
            throw new StartupException($"Storage:DataFolder: {problem.Message}");
        }
    }

    private static MongoCatalog ConnectMongo(StorageSettings storage, TimeProvider time)
    {
        try
        {
            return new MongoCatalog(new MongoStoreOptions { ConnectionString = storage.ConnectionString, Database = storage.Database }, time);
        }
        catch (PimException problem)
        {
            throw new StartupException($"Storage:ConnectionString: {problem.Message}");
        }
    }

    /// <summary>Opens the catalogue as the first thing that is started.</summary>
    private sealed class MongoOpening(MongoCatalog catalog) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            try
            {
                await catalog.OpenAsync(cancellationToken);
            }
            catch (PimException problem)
            {
                throw new StartupException($"Storage:ConnectionString: {catalog.Place}: {problem.Message}");
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>Where the catalogue is kept, for people to read.</summary>
internal sealed record StorePlace(string Text);
