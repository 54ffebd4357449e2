namespace Pim.Storage.MongoDB;

/// <summary>Where the catalogue is kept: in MongoDB 5.0 or later, or a compatible engine with transactions. Several processes may work on one database.</summary>
public sealed record MongoStoreOptions
{
    /// <summary>
    /// How to reach the server, such as "mongodb://host:27017/?replicaSet=rs0". What it says of time-outs and of read and write concern stands;
    /// reads go to the primary whatever it says. It may hold a password: it is never printed.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>Name of the database; made when it does not exist.</summary>
    public string Database { get; init; } = "pim";
}
