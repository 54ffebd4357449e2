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
using Pim.Storage.MongoDB.Archive;
using Pim.Storage.MongoDB.Content;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.MongoDB.Events;
using Pim.Storage.MongoDB.Jobs;
using Pim.Storage.MongoDB.Media;
using Pim.Storage.MongoDB.Products;
using Pim.Storage.MongoDB.Publications;
using Pim.Storage.MongoDB.Receipts;
using Pim.Storage.MongoDB.Schema;
using Pim.Storage.MongoDB.Search;

namespace Pim.Storage.MongoDB;

/// <summary>A catalogue in a MongoDB database, and the stores on it. Dispose of it to close it in good order.</summary>
public sealed class MongoCatalog : IStoreHealth, IAsyncDisposable
{
    private readonly MongoClient _client;
    private readonly Presence _presence;
    private readonly Collections _collections;
    private readonly Writer _writer;
    private readonly Writer _eventWriter;
    private readonly Reader _reader;
    private readonly CatalogUse _use;

    /// <summary>
    /// A catalogue that is yet to be opened: nothing is asked of the server before <see cref="OpenAsync(CancellationToken)"/>. Throws
    /// <see cref="Domain.PimException"/>, InvalidArgument, when the connection string is none.
    /// </summary>
    public MongoCatalog(MongoStoreOptions options, TimeProvider time)
    {
        _client = Connection.Open(options.ConnectionString);
        Place = $"{options.Database} at {string.Join(",", _client.Settings.Servers)}";
        _presence = new Presence(_client.Cluster);
        _collections = new Collections(_client.GetDatabase(options.Database));
        _writer = new Writer(_client, _presence, _collections, time);
        // Folds do not queue with commits of the catalogue: they never touch the same documents.
        _eventWriter = new Writer(_client, _presence, _collections, time);
        _reader = new Reader(_client, _presence);
        Schema = new MongoSchemaStore(_collections, _writer, _reader);
        Products = new MongoProductStore(_collections, _writer, _reader);
        Publications = new MongoPublicationStore(_collections, _writer, _reader);
        Contents = new MongoContentStore(_collections, _writer, _reader);
        Search = new MongoContentSearch(_collections, _reader);
        Assets = new MongoAssetStore(_collections, _writer, _reader);
        Blobs = new MongoBlobStore(_collections, _writer, _reader);
        Jobs = new MongoJobStore(_collections, _writer, _reader);
        Receipts = new MongoReceiptStore(_collections, _reader);
        Events = new MongoEventStore(_collections, _eventWriter, _reader);
        Archive = new MongoArchive(options, _collections, _writer, _reader, Blobs, Events);
        _use = options.Use;
    }

    /// <summary>The database and the servers it is reached by, for people to read; no secrets.</summary>
    public string Place { get; }

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
    public IBlobStore Blobs { get; }

    /// <summary>Keeps jobs.</summary>
    public IJobStore Jobs { get; }

    /// <summary>Keeps receipts.</summary>
    public IReceiptStore Receipts { get; }

    /// <summary>Keeps events.</summary>
    public IEventStore Events { get; }

    /// <summary>All of it, to be copied.</summary>
    public ICatalogArchive Archive { get; }

    /// <summary>
    /// Makes the database ready, new or as it was left; to be called once, before anything else. Throws <see cref="Domain.PimException"/>:
    /// Unavailable when the server does not answer, FailedPrecondition when it has no transactions, or a later version of the program wrote the
    /// database, or a copy into it was stopped before its end; NotFound when it is to be copied and there is none.
    /// </summary>
    public Task OpenAsync(CancellationToken cancellationToken) =>
        StoreErrors.TranslatedAsync(token => Deployment.PrepareAsync(_collections, _use, token), cancellationToken);

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => _presence.LookAsync(
        () => StoreErrors.TranslatedAsync(token => CatalogNumbers.ReadSchemaVersionAsync(_collections, session: null, token), cancellationToken));

    /// <summary>Sees through the commits that are queued, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        _reader.Close();
        await _eventWriter.DisposeAsync();
        await _writer.DisposeAsync();
        _client.Dispose();
    }
}
