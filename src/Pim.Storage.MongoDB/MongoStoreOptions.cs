using Pim.Application.Archive;
using Pim.Domain;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB;

/// <summary>
/// Where the catalogue is kept: in MongoDB 5.0 or later, or a compatible engine with transactions. Several processes may work on one database.
/// </summary>
public sealed record MongoStoreOptions
{
    /// <summary>
    /// How to reach the server, such as "mongodb://host:27017/?replicaSet=rs0". What it says of time-outs and of read and write concern stands;
    /// reads go to the primary whatever it says. It may hold a password: it is never printed.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>Name of the database; made when it does not exist.</summary>
    public string Database { get; init; } = "pim";

    /// <summary>What it is opened for.</summary>
    public CatalogUse Use { get; init; }

    /// <summary>The options of a connection string that names the database too, such as "mongodb://host:27017/pim". Throws <see cref="PimException"/>,
    /// InvalidArgument, when it is none, or names none.</summary>
    public static MongoStoreOptions OfUrl(string url, CatalogUse use)
    {
        var database = Connection.FindDatabase(url) ?? throw StoreErrors.NoDatabase();
        return new MongoStoreOptions { ConnectionString = url, Database = database, Use = use };
    }
}
