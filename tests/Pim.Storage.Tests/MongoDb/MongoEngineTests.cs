using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Clusters;
using MongoDB.Driver.Core.Connections;
using MongoDB.Driver.Core.Servers;
using Pim.Domain;
using Pim.Storage.MongoDB;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.Tests.MongoDb;

/// <summary>What needs no server: connection strings, deployments, errors.</summary>
public sealed class MongoEngineTests
{
    [Fact]
    public void A_connection_string_that_says_nothing_of_it_gets_majority_and_short_time_outs()
    {
        var settings = Connection.SettingsOf("mongodb://a,b/?replicaSet=rs0");

        Assert.Equal(WriteConcern.WMajority.W, settings.WriteConcern.W);
        Assert.Equal(ReadConcern.Majority, settings.ReadConcern);
        Assert.Equal(TimeSpan.FromSeconds(5), settings.ServerSelectionTimeout);
        Assert.Equal(TimeSpan.FromSeconds(5), settings.ConnectTimeout);
        Assert.Equal(TimeSpan.FromSeconds(30), settings.SocketTimeout);
        Assert.Equal(TimeSpan.FromSeconds(1), settings.HeartbeatInterval);
        Assert.True(settings.RetryWrites);
    }

    [Fact]
    public void What_a_connection_string_says_stands_but_reads_go_to_the_primary()
    {
        var settings = Connection.SettingsOf(
            "mongodb://a/?w=1&journal=true&readConcernLevel=local&serverSelectionTimeoutMS=100&connectTimeoutMS=200&socketTimeoutMS=300&heartbeatFrequencyMS=600&readPreference=secondary");

        Assert.Equal(new WriteConcern(1, journal: true), settings.WriteConcern);
        Assert.Equal(ReadConcern.Local, settings.ReadConcern);
        Assert.Equal((100, 200, 300),
            (settings.ServerSelectionTimeout.TotalMilliseconds, settings.ConnectTimeout.TotalMilliseconds, settings.SocketTimeout.TotalMilliseconds));
        Assert.Equal(600, settings.HeartbeatInterval.TotalMilliseconds);
        Assert.Equal(ReadPreference.Primary, settings.ReadPreference);
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("mongodb://user:secret@")]
    [InlineData("mongodb://user:secret@host/?readConcernLevel=secret")]
    [InlineData("mongodb://user:secret@host/?socketTimeoutMS=secret")]
    public void A_connection_string_that_is_none_is_refused_without_being_repeated(string connectionString)
    {
        var error = Assert.Throws<PimException>(() => new MongoCatalog(new() { ConnectionString = connectionString }, TimeProvider.System));

        Assert.Equal((ErrorKind.InvalidArgument, "STORE_CONNECTION_STRING"), (error.Kind, error.Reason));
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_unavailable()
    {
        await using var catalog =
            new MongoCatalog(new() { ConnectionString = "mongodb://user:secret@127.0.0.1:1/?serverSelectionTimeoutMS=50" }, TimeProvider.System);

        var opening = await Assert.ThrowsAsync<PimException>(() => catalog.OpenAsync(default));
        var reading = await Assert.ThrowsAsync<PimException>(() => catalog.Products.GetAsync(["A", "B"], default));
        var committing = await Assert.ThrowsAsync<PimException>(
            () => catalog.Products.CommitAsync(new() { SchemaVersion = 0, Changes = [], Actor = "", Time = default }, default));

        Assert.All([opening, reading, committing], error => Assert.Equal((ErrorKind.Unavailable, "STORE_UNAVAILABLE"), (error.Kind, error.Reason)));
        Assert.Equal("pim at 127.0.0.1:1", catalog.Place);
    }

    [Fact]
    public async Task A_caller_who_leaves_is_not_told_of_a_server_that_does_not_answer()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var catalog = new MongoCatalog(new() { ConnectionString = $"mongodb://{silent.LocalEndpoint}/" }, TimeProvider.System);
        using var leaving = new CancellationTokenSource();

        var reading = catalog.Products.GetAsync(["A"], leaving.Token);
        var schema = catalog.Schema.ReadAsync(Domain.Schema.CatalogSchema.Empty, leaving.Token);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => schema);
    }

    [Theory]
    [InlineData("""{ "ok": 1, "setName": "rs0", "isWritablePrimary": true }""", true)]
    [InlineData("""{ "ok": 1, "msg": "isdbgrid" }""", true)]
    [InlineData("""{ "ok": 1, "isWritablePrimary": true, "maxWireVersion": 25 }""", false)]
    public void A_standalone_has_no_transactions(string hello, bool expected) => Assert.Equal(expected, Deployment.HasTransactions(BsonDocument.Parse(hello)));

    public static TheoryData<Exception, ErrorKind, string> Errors => new()
    {
        { new TimeoutException("A timeout occurred after 5000ms selecting a server"), ErrorKind.Unavailable, "STORE_UNAVAILABLE" },
        { new MongoConnectionException(Id, "reset by peer"), ErrorKind.Unavailable, "STORE_UNAVAILABLE" },
        { new MongoNotPrimaryException(Id, [], []), ErrorKind.Unavailable, "STORE_UNAVAILABLE" },
        { new MongoNodeIsRecoveringException(Id, [], []), ErrorKind.Unavailable, "STORE_UNAVAILABLE" },
        { Command(11_600, "interrupted at shutdown"), ErrorKind.Unavailable, "STORE_UNAVAILABLE" },
        { Command(112, "WriteConflict"), ErrorKind.Unavailable, "STORE_CONTENDED" },
        { Command(13, "not authorized"), ErrorKind.Unavailable, "STORE_FORBIDDEN" },
        { Command(14_031, "out of disk space"), ErrorKind.ResourceExhausted, "STORE_FULL" },
        { Command(8000, "you are over your space quota"), ErrorKind.ResourceExhausted, "STORE_FULL" },
        { Command(10_334, "BSONObjectTooLarge"), ErrorKind.ResourceExhausted, "STORE_DOCUMENT_TOO_LARGE" },
    };

    [Theory]
    [MemberData(nameof(Errors), DisableDiscoveryEnumeration = true)]
    public void Errors_of_the_driver_become_those_of_the_service(Exception error, ErrorKind kind, string reason)
    {
        var told = Assert.IsType<PimException>(StoreErrors.Translate(error, default));

        Assert.Equal((kind, reason), (told.Kind, told.Reason));
        Assert.IsAssignableFrom<OperationCanceledException>(StoreErrors.Translate(error, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void An_error_that_is_our_fault_stays_what_it_is()
    {
        var error = Command(9, "FailedToParse");

        Assert.Same(error, StoreErrors.Translate(error, default));
    }

    private static ConnectionId Id => new(new ServerId(new ClusterId(), new DnsEndPoint("host", 27017)));

    private static MongoCommandException Command(int code, string message) =>
        new(Id, message, new BsonDocument("insert", "products"), new BsonDocument { { "ok", 0 }, { "code", code }, { "errmsg", message } });
}
