using Pim.Application;
using Pim.Domain;
using Pim.Storage.Sqlite;

namespace PimService.Hosting;

/// <summary>The engine that keeps the catalogue: opened before the first call is taken, closed after the last.</summary>
internal static class Stores
{
    public static IServiceCollection AddStore(this IServiceCollection services, StorageSettings storage) => storage.Engine switch
    {
        StorageEngine.Sqlite => services
            .AddSingleton(_ => OpenSqlite(storage.DataFolder))
            .AddSingleton<IStoreHealth>(provider => provider.GetRequiredService<SqliteCatalog>())
            .AddSingleton(provider => provider.GetRequiredService<SqliteCatalog>().Schema)
            .AddSingleton(provider => provider.GetRequiredService<SqliteCatalog>().Products)
            .AddSingleton(provider => provider.GetRequiredService<SqliteCatalog>().Publications)
            .AddSingleton(provider => provider.GetRequiredService<SqliteCatalog>().Contents)
            .AddSingleton(provider => provider.GetRequiredService<SqliteCatalog>().Search)
            .AddSingleton(provider => provider.GetRequiredService<SqliteCatalog>().Jobs)
            .AddSingleton(provider => provider.GetRequiredService<SqliteCatalog>().Receipts),
        _ => throw new StartupException($"Storage:Engine: {storage.Engine} is not built in."),
    };

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
}
