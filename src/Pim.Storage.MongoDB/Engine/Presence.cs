using MongoDB.Driver.Core.Clusters;
using MongoDB.Driver.Core.Servers;

namespace Pim.Storage.MongoDB.Engine;

/// <summary>
/// Whether there is a server that takes commits, as far as it is known: the driver keeps asking each of them how it is. While there is none, a call is refused
/// at once, where the driver would let it wait for the whole time-out of the selection; and the first one after the driver has found one passes.
/// </summary>
internal sealed class Presence(ICluster cluster)
{
    private volatile bool _isMissed;

    /// <summary>Throws <see cref="Domain.PimException"/>, Unavailable, while no server is there.</summary>
    public void Require()
    {
        if (IsAway(cluster.Description, _isMissed)) throw StoreErrors.Unavailable("no server answers");
    }

    /// <summary>Looks after the server by a question that waits for it, known to be away or not, and remembers whether it was answered.</summary>
    public async Task LookAsync(Func<Task> ask)
    {
        var isAnswered = false;
        try
        {
            await ask();
            isAnswered = true;
        }
        finally
        {
            _isMissed = !isAnswered;
        }
    }

    /// <summary>
    /// Whether there is none: each was tried, or its name looked up, and did not answer; or some do, but none of them takes commits, and the last look
    /// waited for one in vain. A server that was not tried yet, or one that is being replaced by an election, is worth waiting for.
    /// </summary>
    public static bool IsAway(ClusterDescription description, bool isMissed) =>
        !description.Servers.Any(TakesCommits) && (isMissed || description.DnsMonitorException is not null || IsTriedInVain(description.Servers));

    private static bool TakesCommits(ServerDescription server) =>
        server.Type is ServerType.Standalone or ServerType.ReplicaSetPrimary or ServerType.ShardRouter or ServerType.LoadBalanced;

    private static bool IsTriedInVain(IReadOnlyList<ServerDescription> servers) =>
        servers.Count > 0 && servers.All(server => server.HeartbeatException is not null);
}
