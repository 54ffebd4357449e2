using System.Net;
using System.Net.Sockets;
using MongoDB.Driver;
using MongoDB.Driver.Core.Clusters;
using MongoDB.Driver.Core.Servers;
using Pim.Application;
using Pim.Domain;
using Pim.Storage.MongoDB;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.MongoDb;

/// <summary>What callers are told while no server is there, which needs none.</summary>
public sealed class MongoPresenceTests : IDisposable
{
    // Connections are made, and nothing is ever said.
    private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

    public MongoPresenceTests() => _silent.Start();

    [Fact]
    public async Task Once_a_look_was_in_vain_calls_are_refused_at_once()
    {
        await using var catalog = OpenSilent();
        await LookInVainAsync(catalog);

        var reading = await Assert.ThrowsAsync<PimException>(() => catalog.Products.GetAsync(["A", "B"], default));
        var committing = await Assert.ThrowsAsync<PimException>(() => CommitAsync(catalog, default));
        var writing = await Assert.ThrowsAsync<PimException>(() => catalog.Events.AppendAsync(new byte[1], 1, default));

        Assert.All([reading, committing, writing], AssertAtOnce);
    }

    [Fact]
    public async Task A_commit_that_queued_before_is_refused_when_its_turn_comes()
    {
        await using var catalog = OpenSilent();
        using var leaving = new CancellationTokenSource();
        var first = CommitAsync(catalog, leaving.Token);
        var second = CommitAsync(catalog, default);
        await LookInVainAsync(catalog);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        AssertAtOnce(await Assert.ThrowsAsync<PimException>(() => second));
    }

    public static TheoryData<string, ServerDescription[], bool, bool> Servers => new()
    {
        { "Not tried yet", [Unknown("a"), Unknown("b")], false, false },
        { "One of two not tried yet", [Gone("a"), Unknown("b")], false, false },
        { "All tried", [Gone("a"), Gone("b")], false, true },
        { "One takes commits", [Gone("a"), Of("b", ServerType.ReplicaSetPrimary)], false, false },
        { "One takes commits again after a look in vain", [Gone("a"), Of("b", ServerType.ReplicaSetPrimary)], true, false },
        { "A router after a look in vain", [Of("a", ServerType.ShardRouter)], true, false },
        { "None takes commits yet", [Gone("a"), Of("b", ServerType.ReplicaSetSecondary)], false, false },
        { "None took commits in time", [Gone("a"), Of("b", ServerType.ReplicaSetSecondary)], true, true },
    };

    [Theory]
    [MemberData(nameof(Servers), DisableDiscoveryEnumeration = true)]
    public void No_server_is_there_once_all_were_tried_or_none_took_commits_in_time(string state, ServerDescription[] servers, bool isMissed, bool expected) =>
        Assert.True(expected == Presence.IsAway(Describe(servers), isMissed), state);

    [Fact]
    public void A_name_that_cannot_be_looked_up_leads_to_no_server() =>
        Assert.True(Presence.IsAway(Describe([]).WithDnsMonitorException(new SocketException()), isMissed: false));

    public void Dispose() => _silent.Dispose();

    // Whoever waits for a server here is told in other words, much later.
    private MongoCatalog OpenSilent() =>
        new(new() { ConnectionString = $"mongodb://{_silent.LocalEndpoint}/?serverSelectionTimeoutMS=20000&connectTimeoutMS=60000" }, TimeProvider.System);

    private static void AssertAtOnce(PimException error)
    {
        Assert.Equal((ErrorKind.Unavailable, "STORE_UNAVAILABLE"), (error.Kind, error.Reason));
        Assert.Equal("The database cannot be reached: no server answers.", error.Message);
    }

    private static async Task LookInVainAsync(MongoCatalog catalog)
    {
        using var patience = new CancellationTokenSource();
        var looking = catalog.CheckAsync(patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => looking);
    }

    private static Task<CommitOutcome> CommitAsync(MongoCatalog catalog, CancellationToken cancellationToken) =>
        catalog.Products.CommitAsync(new() { SchemaVersion = 0, Changes = [], Actor = "", Time = default }, cancellationToken);

    private static ClusterDescription Describe(ServerDescription[] servers) => new(new ClusterId(), false, null, ClusterType.ReplicaSet, servers);

    private static ServerDescription Gone(string host) => Unknown(host).WithHeartbeatException(new SocketException());

    private static ServerDescription Of(string host, ServerType type) => Unknown(host).With(state: ServerState.Connected, type: type);

    private static ServerDescription Unknown(string host)
    {
        var place = new DnsEndPoint(host, 27017);
        return new ServerDescription(new ServerId(new ClusterId(), place), place);
    }
}

/// <summary>A server that goes away and comes back.</summary>
[MongoServer]
public sealed class MongoReturnTests
{
    [EngineFact]
    public async Task A_server_that_goes_is_missed_and_the_first_call_after_it_is_back_passes()
    {
        var url = new MongoUrlBuilder(MongoServerAttribute.ConnectionString) { ReplicaSetName = null };
        using var server = new Forwarder(url.Server.Host, url.Server.Port);
        server.Start();
        url.Servers = [new MongoServerAddress(server.Place.Address.ToString(), server.Place.Port)];
        (url.DirectConnection, url.ServerSelectionTimeout) = (true, TimeSpan.FromMilliseconds(700));
        var options = MongoStores.NewDatabase() with { ConnectionString = url.ToString() };
        await using var catalog = new MongoCatalog(options, TimeProvider.System);
        await catalog.OpenAsync(default);

        server.Stop();
        while (!await IsRefusedAtOnceAsync(catalog))
        {
        }
        server.Start();
        while (!await IsThereAsync(catalog))
        {
        }

        Assert.Empty(await catalog.Products.GetAsync(["A", "B"], default));
        await MongoStores.DropAsync(options);
    }

    private static async Task<bool> IsRefusedAtOnceAsync(MongoCatalog catalog)
    {
        var error = await Assert.ThrowsAsync<PimException>(() => catalog.Products.GetAsync(["A", "B"], default));
        Assert.Equal("STORE_UNAVAILABLE", error.Reason);
        return error.Message.EndsWith("no server answers.", StringComparison.Ordinal);
    }

    private static async Task<bool> IsThereAsync(MongoCatalog catalog)
    {
        try
        {
            await catalog.CheckAsync(default);
            return true;
        }
        catch (PimException)
        {
            return false;
        }
    }
}
