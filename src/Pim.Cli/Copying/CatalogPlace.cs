using Pim.Application.Archive;
using Pim.Storage.Sqlite;

namespace Pim.Cli.Copying;

/// <summary>Where a catalogue is kept, opened without a service.</summary>
internal sealed class CatalogPlace : IAsyncDisposable
{
    private readonly IAsyncDisposable _catalog;

    private CatalogPlace(IAsyncDisposable catalog, ICatalogArchive archive) => (_catalog, Archive) = (catalog, archive);

    /// <summary>All that it keeps.</summary>
    public ICatalogArchive Archive { get; }

    /// <summary>Opens the catalogue of a data folder. Throws <see cref="Domain.PimException"/> when that cannot be.</summary>
    public static CatalogPlace Open(string place, CatalogUse use)
    {
        var catalog = SqliteCatalog.Open(new SqliteStoreOptions { Folder = Path.GetFullPath(place), Use = use });
        return new CatalogPlace(catalog, catalog.Archive);
    }

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();
}
