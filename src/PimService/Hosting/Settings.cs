using Pim.Domain.Events;

namespace PimService.Hosting;

/// <summary>Everything that can be set, checked. Comes from appsettings.json, environment variables (Server__Address) and the command line.</summary>
/// <param name="Storage">Where the catalogue is kept.</param>
/// <param name="Content">How content is served.</param>
/// <param name="Media">How files are taken and served.</param>
/// <param name="Events">Which events are taken, and how long they are kept.</param>
/// <param name="Access">Who may call.</param>
/// <param name="Server">How calls are taken.</param>
/// <param name="Telemetry">Where traces and metrics go.</param>
/// <param name="Demo">The demo catalogue.</param>
internal sealed record Settings(
    StorageSettings Storage, ContentSettings Content, MediaSettings Media, EventPolicy Events, AccessSettings Access, ServerSettings Server,
    TelemetrySettings Telemetry, DemoSettings Demo)
{
    /// <summary>
    /// Reads and checks all settings. Throws <see cref="StartupException"/> with a sentence for each that is wrong. Who tries out the demo does so on one
    /// machine: its files are fetched from there unless something else is said.
    /// </summary>
    public static Settings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var settings = new Settings(
            ReadStorage(reader),
            new ContentSettings(
                CacheBytes: reader.Number("Content:CacheMegabytes", 256, 0, 1 << 20) * (1L << 20)),
            MediaSettings.Read(reader),
            ReadEvents(reader),
            new AccessSettings(KeyFile: reader.KeyFile("Access:KeyFile")),
            new ServerSettings(
                Address: ReadAddress(reader),
                MaxReceiveBytes: reader.Number("Server:MaxReceiveBytes", 8 << 20, 64 << 10, 1 << 30),
                MaxSendBytes: reader.Number("Server:MaxSendBytes", 8 << 20, 64 << 10, 1 << 30),
                MaxConnections: reader.Number("Server:MaxConnections", 10_000, 1, 1_000_000),
                MaxCallsPerConnection: reader.Number("Server:MaxCallsPerConnection", 100, 1, 100_000),
                KeepAliveDelay: reader.Duration("Server:KeepAliveDelay", TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
                KeepAliveTimeout: reader.Duration("Server:KeepAliveTimeout", TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
                ShutdownTimeout: reader.Duration("Server:ShutdownTimeout", TimeSpan.FromSeconds(30), TimeSpan.Zero, TimeSpan.FromHours(1))),
            new TelemetrySettings(OtlpEndpoint: reader.Endpoint("Telemetry:OtlpEndpoint")),
            new DemoSettings(Load: reader.Flag("Demo:Load", false)));
        reader.RefuseUnknown();
        reader.ThrowIfAnyWrong();
        return settings.Media.BaseUrl.Length == 0 && ListenAddress.IsOwn(settings.Server.Address)
            ? settings with { Media = settings.Media with { BaseUrl = ListenAddress.FromHere(settings.Server.Address) } }
            : settings;
    }

    /// <summary>Reads the address alone, for those who call the service.</summary>
    public static string ReadAddress(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var address = ReadAddress(reader);
        reader.ThrowIfAnyWrong();
        return address;
    }

    // What the other engine needs is known, and left alone: no folder is made for a catalogue that is kept elsewhere.
    private static StorageSettings ReadStorage(SettingsReader reader)
    {
        var engine = reader.OneOf("Storage:Engine", StorageEngine.Sqlite);
        var isMongo = engine == StorageEngine.MongoDB;
        return new StorageSettings(
            engine,
            DataFolder: isMongo ? reader.Unused("Storage:DataFolder") : reader.Folder("Storage:DataFolder", "data"),
            ConnectionString: isMongo ? reader.Secret("Storage:ConnectionString", "for Storage:Engine MongoDB") : reader.Unused("Storage:ConnectionString"),
            Database: reader.DatabaseName("Storage:Database", "pim"),
            CheckInterval: reader.Duration("Storage:CheckInterval", TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)));
    }

    private static EventPolicy ReadEvents(SettingsReader reader) => new(
        Retention: reader.Duration("Events:Retention", EventPolicy.Default.Retention, TimeSpan.FromDays(1), TimeSpan.FromDays(36_525)),
        MaxFuture: reader.Duration("Events:MaxFuture", EventPolicy.Default.MaxFuture, TimeSpan.Zero, TimeSpan.FromDays(1)),
        MaxViewsPerHour: reader.Number("Events:MaxViewsPerHour", EventPolicy.Default.MaxViewsPerHour, 1, 1_000_000));

    private static string ReadAddress(SettingsReader reader) => reader.Address("Server:Address", "http://127.0.0.1:5080");
}

/// <summary>Engines that keep the catalogue.</summary>
internal enum StorageEngine
{
    /// <summary>Embedded: one file in the data folder.</summary>
    Sqlite,

    /// <summary>A MongoDB replica set or sharded cluster, which several instances of the service may share.</summary>
    MongoDB,
}

/// <summary>Section Storage: where the catalogue is kept.</summary>
/// <param name="Engine">Which engine.</param>
/// <param name="DataFolder">Sqlite: folder of the embedded store, as a full path; made when it is missing.</param>
/// <param name="ConnectionString">MongoDB: how to reach the server, such as "mongodb://host:27017/?replicaSet=rs0"; required. It may hold a password
/// and is never printed.</param>
/// <param name="Database">MongoDB: name of the database; made when it is missing.</param>
/// <param name="CheckInterval">Time between two looks at whether the store answers.</param>
internal sealed record StorageSettings(StorageEngine Engine, string DataFolder, string ConnectionString, string Database, TimeSpan CheckInterval)
{
    /// <summary>The settings without the secret.</summary>
    public override string ToString() => $"{Engine} {DataFolder} {Database}";
}

/// <summary>Section Content: how content is served.</summary>
/// <param name="CacheBytes">Most bytes of finished content to keep in memory (Content:CacheMegabytes).</param>
internal sealed record ContentSettings(long CacheBytes);

/// <summary>Section Access: who may call.</summary>
/// <param name="KeyFile">The file of keys, as a full path; null lets everybody do everything.</param>
internal sealed record AccessSettings(string? KeyFile);

/// <summary>Section Server: how calls are taken.</summary>
/// <param name="Address">Where to listen, as "http://host:port": HTTP/2 without TLS. Port 0 takes a free one.</param>
/// <param name="MaxReceiveBytes">Greatest message to take; a greater one is RESOURCE_EXHAUSTED.</param>
/// <param name="MaxSendBytes">Greatest message to send.</param>
/// <param name="MaxConnections">Most connections at once; further ones are closed.</param>
/// <param name="MaxCallsPerConnection">Most calls at once on one connection; clients keep further ones waiting.</param>
/// <param name="KeepAliveDelay">Silence after which a connection is asked whether it is still there.</param>
/// <param name="KeepAliveTimeout">Time that a connection has to answer before it is closed.</param>
/// <param name="ShutdownTimeout">Time that running calls have to finish once the service is told to stop.</param>
internal sealed record ServerSettings(
    string Address, int MaxReceiveBytes, int MaxSendBytes, int MaxConnections, int MaxCallsPerConnection,
    TimeSpan KeepAliveDelay, TimeSpan KeepAliveTimeout, TimeSpan ShutdownTimeout);

/// <summary>Section Telemetry: where traces and metrics go.</summary>
/// <param name="OtlpEndpoint">A collector of the OpenTelemetry protocol; null sends nothing.</param>
internal sealed record TelemetrySettings(Uri? OtlpEndpoint);

/// <summary>Section Demo: the demo catalogue.</summary>
/// <param name="Load">Whether to load it at the start when the store is empty.</param>
internal sealed record DemoSettings(bool Load);
