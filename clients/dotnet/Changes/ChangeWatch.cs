using System.Runtime.CompilerServices;
using Grpc.Core;
using Pim.Client.Calls;
using Pim.V1;

namespace Pim.Client.Changes;

/// <summary>Follows a channel's changes over lost connections and restarts of the service, until it is stopped.</summary>
/// <param name="connection">The service.</param>
public sealed class ChangeWatch(PimConnection connection)
{
    private readonly ContentService.ContentServiceClient _client = new(connection.Invoker);

    /// <summary>How long it rests before it connects again.</summary>
    public Backoff Backoff { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), Spread: 0.2);

    /// <summary>Whether it begins again by itself when the service cannot go on from the token; otherwise that is thrown.</summary>
    public bool BeginsAnew { get; init; } = true;

    /// <summary>Told each time it rests: what went wrong (null: the service ended the watch), and how long it rests.</summary>
    public Action<RpcException?, TimeSpan> OnRest { get; init; } = (_, _) => { };

    /// <summary>
    /// The changes, batch by batch. The next batch is asked for when the caller comes back from this one, so what it has not dealt with yet comes
    /// again after a break.
    /// </summary>
    /// <param name="request">What to watch, and the token to go on from.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="RpcException">The service refuses for good.</exception>
    public async IAsyncEnumerable<ChangeBatch> WatchAsync(WatchChangesRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (wanted, failures) = (request.Clone(), 0);
        AsyncServerStreamingCall<WatchChangesResponse>? call = null;
        try
        {
            while (true)
            {
                call ??= _client.WatchChanges(wanted, cancellationToken: cancellationToken);
                var (batch, error) = await NextAsync(call.ResponseStream, wanted, cancellationToken);
                if (batch is null or { Resync: not null })
                {
                    call.Dispose();
                    call = null;
                }
                if (batch is null)
                {
                    var rest = Backoff.Rest(++failures, error);
                    OnRest(error, rest);
                    await Task.Delay(rest, connection.Options.Time, cancellationToken);
                    continue;
                }
                yield return batch;
                failures = 0;
                wanted.ResumeToken = batch.ResumeToken;
                if (batch.Resync is not null) wanted.FromNow = false;
            }
        }
        finally
        {
            call?.Dispose();
        }
    }

    /// <summary>The next batch, or why there is none.</summary>
    private async Task<(ChangeBatch? Batch, RpcException? Error)> NextAsync(
        IAsyncStreamReader<WatchChangesResponse> stream, WatchChangesRequest wanted, CancellationToken cancellationToken)
    {
        try
        {
            return (await stream.MoveNext(cancellationToken) ? ChangeBatch.Of(stream.Current) : null, null);
        }
        catch (RpcException e) when (!cancellationToken.IsCancellationRequested && PimConnection.IsLost(e))
        {
            return (null, e);
        }
        catch (RpcException e) when (BeginsAnew && e.StatusCode == StatusCode.OutOfRange && wanted.ResumeToken.Length > 0)
        {
            return (ChangeBatch.BeginAnew(e), null);
        }
    }
}
