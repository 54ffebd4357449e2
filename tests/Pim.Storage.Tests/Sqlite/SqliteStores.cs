using Pim.Application;
using Pim.Application.Content;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Application.Search;
using Pim.Storage.Sqlite;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.Sqlite;

/// <summary>The stores of a catalogue in a folder of its own, which goes with it.</summary>
internal sealed class SqliteStores : IStores
{
    private SqliteStores(TemporaryFolder folder, SqliteCatalog catalog) => (Folder, Catalog) = (folder, catalog);

    public TemporaryFolder Folder { get; }

    public SqliteCatalog Catalog { get; private set; }

    public ISchemaStore Schema => Catalog.Schema;

    public IProductStore Products => Catalog.Products;

    public IPublicationStore Publications => Catalog.Publications;

    public IContentStore Contents => Catalog.Contents;

    public IContentSearch Search => Catalog.Search;

    public IJobStore Jobs => Catalog.Jobs;

    public IReceiptStore Receipts => Catalog.Receipts;

    public IStoreHealth Health => Catalog;

    public static SqliteStores Open(long maxFileBytes = 0)
    {
        var folder = new TemporaryFolder();
        return new SqliteStores(folder, SqliteCatalog.Open(new() { Folder = folder.Path, MaxFileBytes = maxFileBytes }));
    }

    public async Task ReopenAsync(long maxFileBytes = 0)
    {
        await Catalog.DisposeAsync();
        Catalog = SqliteCatalog.Open(new() { Folder = Folder.Path, MaxFileBytes = maxFileBytes });
    }

    public async ValueTask DisposeAsync()
    {
        await Catalog.DisposeAsync();
        Folder.Dispose();
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pim-storage-").FullName;

    public string CatalogFile => System.IO.Path.Combine(Path, "catalog.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
