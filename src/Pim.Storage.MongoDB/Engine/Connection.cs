using MongoDB.Driver;
using MongoDB.Driver.Core.Configuration;

namespace Pim.Storage.MongoDB.Engine;

/// <summary>How the server is reached.</summary>
internal static class Connection
{
    private static readonly TimeSpan SelectionTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SocketTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A client, which connects when it is first asked for something. Throws <see cref="Domain.PimException"/> for a connection string that is none.
    /// </summary>
    /// <param name="connectionString">How to reach the server.</param>
    /// <param name="longestAnswer">How long to wait for an answer where the connection string does not say; 30 s where it is left out.</param>
    public static MongoClient Open(string connectionString, TimeSpan? longestAnswer = null)
    {
        try
        {
            return new MongoClient(SettingsOf(connectionString, longestAnswer));
        }
        catch (Exception e) when (e is MongoConfigurationException or ArgumentException or FormatException)
        {
            // Not told: the driver's message repeats the string, password and all.
            throw StoreErrors.BadConnectionString();
        }
        catch (NotSupportedException e)
        {
            throw StoreErrors.NotSupported(e.Message);
        }
    }

    /// <summary>The database that a connection string names in its path, or null.</summary>
    public static string? FindDatabase(string connectionString)
    {
        try
        {
            return new MongoUrl(connectionString).DatabaseName is { Length: > 0 } name ? name : null;
        }
        catch (Exception e) when (e is MongoConfigurationException or ArgumentException or FormatException)
        {
            throw StoreErrors.BadConnectionString();
        }
    }

    /// <summary>What the connection string says, and where it says nothing, what the stores need.</summary>
    public static MongoClientSettings SettingsOf(string connectionString, TimeSpan? longestAnswer = null)
    {
        var given = new ConnectionString(connectionString);
        var settings = MongoClientSettings.FromConnectionString(connectionString);
        if (given.ServerSelectionTimeout is null) settings.ServerSelectionTimeout = SelectionTimeout;
        if (given.ConnectTimeout is null) settings.ConnectTimeout = ConnectTimeout;
        if (given.SocketTimeout is null) settings.SocketTimeout = longestAnswer ?? SocketTimeout;
        // While no server is there, calls are refused without being tried: see Presence. This is how late one that is back is noticed.
        if (given.HeartbeatInterval is null) settings.HeartbeatInterval = HeartbeatInterval;
        if (given.ApplicationName is null) settings.ApplicationName = "PimService";

        // What was acknowledged survives the loss of a minority of the servers, and nothing else is ever read.
        if (given.W is null) settings.WriteConcern = settings.WriteConcern.With(w: new WriteConcern.WMode("majority"));
        if (given.ReadConcernLevel is null) settings.ReadConcern = ReadConcern.Majority;

        // A read that follows an acknowledged write must see it, whichever instance answers: a secondary may lag.
        settings.ReadPreference = ReadPreference.Primary;
        return settings;
    }
}
