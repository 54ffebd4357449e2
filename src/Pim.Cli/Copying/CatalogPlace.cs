using Pim.Application.Archive;
using Pim.Storage.MongoDB;
using Pim.Storage.Sqlite;

namespace Pim.Cli.Copying;

/// <summary>Where a catalogue is kept, opened without a service.</summary>
internal sealed class CatalogPlace : IAsyncDisposable
{
    private static readonly string[] MongoSchemes = ["mongodb://", "mongodb+srv://"];

    private readonly IAsyncDisposable _catalog;

    private CatalogPlace(IAsyncDisposable catalog, ICatalogArchive archive) => (_catalog, Archive) = (catalog, archive);

    /// <summary>All that it keeps.</summary>
    public ICatalogArchive Archive { get; }

    /// <summary>
    /// Opens the catalogue of a data folder, or that of a MongoDB connection string with the database in its path. Throws
    /// <see cref="Domain.PimException"/> when that cannot be.
    /// </summary>
    public static async Task<CatalogPlace> OpenAsync(string place, CatalogUse use, TimeProvider time, CancellationToken cancellationToken)
    {
        if (MongoSchemes.Any(scheme => place.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
            return await OpenMongoAsync(MongoStoreOptions.OfUrl(place, use), time, cancellationToken);
        var catalog = SqliteCatalog.Open(new SqliteStoreOptions { Folder = Path.GetFullPath(place), Use = use });
        return new CatalogPlace(catalog, catalog.Archive);
    }

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();

    private static async Task<CatalogPlace> OpenMongoAsync(MongoStoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var catalog = new MongoCatalog(options, time);
        try
        {
            await catalog.OpenAsync(cancellationToken);
            return new CatalogPlace(catalog, catalog.Archive);
        }
        catch
        {
            await catalog.DisposeAsync();
            throw;
        }
    }
}
