using Grpc.Core;
using Pim.V1;

namespace Pim.Client.Changes;

/// <summary>
/// Changes that belong together with the token behind them. A reader that keeps both in one commit, its own work and the token, has taken each
/// change exactly once, whatever stops it in between.
/// </summary>
/// <param name="Changes">In the order of their sequences; none in a sign of life.</param>
/// <param name="ResumeToken">To go on from right behind them; empty when the watch begins anew.</param>
/// <param name="Sequence">Everything up to this sequence has been told.</param>
/// <param name="IsCaughtUp">Whether everything that had happened when this was sent has been told with it.</param>
/// <param name="Resync">
/// Set when the service cannot tell any more what happened since the token: what it said. All that is there comes again with the next batches, and
/// what has not come by the time a batch is caught up is not there any more.
/// </param>
public sealed record ChangeBatch(IReadOnlyList<ContentChange> Changes, string ResumeToken, long Sequence, bool IsCaughtUp, RpcException? Resync = null)
{
    internal static ChangeBatch Of(WatchChangesResponse response) => new(response.Changes, response.ResumeToken, response.Sequence, response.CaughtUp);

    internal static ChangeBatch BeginAnew(RpcException reason) => new([], "", 0, IsCaughtUp: false, reason);
}
