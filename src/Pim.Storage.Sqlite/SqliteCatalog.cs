using System.Globalization;
using Microsoft.Data.Sqlite;
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
using Pim.Storage.Sqlite.Archive;
using Pim.Storage.Sqlite.Content;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Events;
using Pim.Storage.Sqlite.Jobs;
using Pim.Storage.Sqlite.Media;
using Pim.Storage.Sqlite.Products;
using Pim.Storage.Sqlite.Publications;
using Pim.Storage.Sqlite.Receipts;
using Pim.Storage.Sqlite.Schema;
using Pim.Storage.Sqlite.Search;

namespace Pim.Storage.Sqlite;

/// <summary>An open catalogue: one SQLite file in a data folder, and the stores on it. Dispose of it to close it in good order.</summary>
public sealed class SqliteCatalog : IStoreHealth, IAsyncDisposable
{
    private const int PageSize = 8_192;
    private const long MaxMappedBytes = 256 * 1_048_576;

    private readonly FileStream _lock;
    private readonly Writer _writer;
    private readonly ReaderPool _readers;
    private readonly SqliteBlobStore _blobs;
    private readonly SqliteEventStore _events;

    private SqliteCatalog(FileStream folderLock, Session writer, string path, SqliteStoreOptions options)
    {
        _lock = folderLock;
        _events = new SqliteEventStore(options.Folder);
        _writer = new Writer(writer, path);
        _readers = new ReaderPool(() => OpenReader(path, options.Readers), options.Readers);
        Schema = new SqliteSchemaStore(_writer, _readers);
        Products = new SqliteProductStore(_writer, _readers);
        Publications = new SqlitePublicationStore(_writer, _readers);
        Contents = new SqliteContentStore(_writer, _readers);
        Search = new SqliteContentSearch(_readers);
        Assets = new SqliteAssetStore(_writer, _readers);
        _blobs = new SqliteBlobStore(_writer, _readers, new MediaFolder(Path.Combine(Path.GetFullPath(options.Folder), "media")));
        Jobs = new SqliteJobStore(_writer, _readers);
        Receipts = new SqliteReceiptStore(_readers);
        Archive = new SqliteArchive(_writer, _readers, _blobs, _events);
    }

    /// <summary>Keeps the schema.</summary>
    public ISchemaStore Schema { get; }

    /// <summary>Keeps products.</summary>
    public IProductStore Products { get; }

    /// <summary>Keeps what channels have.</summary>
    public IPublicationStore Publications { get; }

    /// <summary>Keeps what channels see.</summary>
    public IContentStore Contents { get; }

    /// <summary>Finds what channels see.</summary>
    public IContentSearch Search { get; }

    /// <summary>Keeps what is known of assets.</summary>
    public IAssetStore Assets { get; }

    /// <summary>Keeps bytes.</summary>
    public IBlobStore Blobs => _blobs;

    /// <summary>Keeps jobs.</summary>
    public IJobStore Jobs { get; }

    /// <summary>Keeps receipts.</summary>
    public IReceiptStore Receipts { get; }

    /// <summary>Keeps events.</summary>
    public IEventStore Events => _events;

    /// <summary>All of it, to be copied.</summary>
    public ICatalogArchive Archive { get; }

    /// <summary>
    /// Opens the catalogue of a folder, new or as it was left. Throws <see cref="Domain.PimException"/>: Unavailable when another process has
    /// it open or the folder cannot be used, FailedPrecondition when a later version of the program wrote it or a copy into it was stopped before
    /// its end, NotFound when it is to be copied and there is none, DataLoss when it is damaged.
    /// </summary>
    public static SqliteCatalog Open(SqliteStoreOptions options)
    {
        var path = Path.Combine(options.Folder, "catalog.db");
        if (options.Use == CatalogUse.CopyFrom && !File.Exists(path)) throw CopyErrors.NoCatalog(options.Folder);
        var folderLock = Lock(options.Folder);
        Session? writer = null;
        try
        {
            writer = OpenWriter(path, options.MaxFileBytes);
            if (options.Use != CatalogUse.CopyTo && CopyTable.Exists(writer)) throw CopyErrors.Unfinished(options.Folder);
            return new SqliteCatalog(folderLock, writer, path, options);
        }
        catch (Exception e)
        {
            writer?.Dispose();
            folderLock.Dispose();
            if (e is SqliteException error) throw StoreErrors.Translate(error);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) =>
        _readers.ReadAsync(static session => session.Use("SELECT revision FROM catalog").ReadNumber(), cancellationToken);

    /// <summary>Sees through the commits that are queued, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        await _readers.DisposeAsync();
        await _writer.DisposeAsync();
        _blobs.Dispose();
        await _lock.DisposeAsync();
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.Unusable(e.Message);
        }
        try
        {
            return new FileStream(Path.Combine(folder, "catalog.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw StoreErrors.Unusable(e.Message);
        }
        catch (IOException)
        {
            throw StoreErrors.InUse(folder);
        }
    }

    private static Session OpenWriter(string path, long maxFileBytes)
    {
        var session = Session.OpenWriter(path);
        try
        {
            // FULL: what was acknowledged survives a loss of power. The log is moved into the file at 32 MB, which bounds both the log and
            // the pause; the cache keeps the upper pages of the indexes, which every commit touches.
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                PRAGMA page_size = {PageSize};
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = {32 * 1_048_576 / PageSize};
                PRAGMA journal_size_limit = {64 * 1_048_576};
                PRAGMA cache_size = -65536;
                PRAGMA temp_store = MEMORY;
                """));
            if (maxFileBytes > 0)
                session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {Math.Max(maxFileBytes / PageSize, 1)}"));
            Migrations.Run(session);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static Session OpenReader(string path, int readers)
    {
        var session = Session.OpenReader(path);
        // A mapped page is read without a copy and a system call, but counts as memory of the process: so all readers share a bound.
        session.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            PRAGMA mmap_size = {MaxMappedBytes / readers};
            PRAGMA cache_size = -8192;
            PRAGMA temp_store = MEMORY;
            """));
        return session;
    }
}
