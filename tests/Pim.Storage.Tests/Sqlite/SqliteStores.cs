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
using Pim.Storage.Sqlite;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.Sqlite;

/// <summary>The stores of a catalogue in a folder of its own, which goes with it.</summary>
internal sealed class SqliteStores : IStores
{
    private readonly bool _ownsFolder;

    private SqliteStores(TemporaryFolder folder, SqliteCatalog catalog, bool ownsFolder) => (Folder, Catalog, _ownsFolder) = (folder, catalog, ownsFolder);

    public TemporaryFolder Folder { get; }

    public SqliteCatalog Catalog { get; private set; }

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

    public Task<IProductStore> OpenAnotherAsync() => Task.FromResult(Products);

    public ICatalogArchive Archive => Catalog.Archive;

    public static SqliteStores Open(long maxFileBytes = 0)
    {
        var folder = new TemporaryFolder();
        return new SqliteStores(folder, SqliteCatalog.Open(new() { Folder = folder.Path, MaxFileBytes = maxFileBytes }), ownsFolder: true);
    }

    public static SqliteStores Open(TemporaryFolder folder, CatalogUse use) =>
        new(folder, SqliteCatalog.Open(new() { Folder = folder.Path, Use = use }), ownsFolder: false);

    public byte[]? ReadFiles() => [.. Directory.GetFiles(Folder.Path, "*.db*").SelectMany(ReadShared)];

    Task IStores.ReopenAsync() => ReopenAsync();

    public async Task ReopenAsync(long maxFileBytes = 0)
    {
        await Catalog.DisposeAsync();
        Catalog = SqliteCatalog.Open(new() { Folder = Folder.Path, MaxFileBytes = maxFileBytes });
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        await Catalog.DisposeAsync();
        if (_ownsFolder) Folder.Dispose();
    }
}

/// <summary>A folder for a catalogue.</summary>
internal sealed class SqlitePlace : IPlace
{
    private readonly TemporaryFolder _folder = new();

    public Task<IStores> OpenAsync(CatalogUse use) => Task.FromResult<IStores>(SqliteStores.Open(_folder, use));

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pim-storage-").FullName;

    public string CatalogFile => System.IO.Path.Combine(Path, "catalog.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
