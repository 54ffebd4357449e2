using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Pim.Client.Calls;

/// <summary>
/// Gives calls that are answered once their deadline, and tries those again that found the service away, when doing them twice does no harm:
/// reads, dry runs, writes that carry a `request_id`, and events, which count once by their ids. Streams are left alone: only their reader knows how far it is.
/// </summary>
internal sealed class SafeRetries(PimConnectionOptions options) : Interceptor
{
    private static readonly string[] Readings = ["Get", "BatchGet", "List", "Search", "Preview", "Diff", "Check"];
    private const string Events = "WriteEvents";

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = context.Options.Deadline is null ? context.Options.WithDeadline(options.Deadline()) : context.Options;
        var timed = new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, call);
        if (!IsSafe(context.Method.Name, request as IMessage)) return continuation(request, timed);
        var tries = new Tries<TResponse>(options, call, () => continuation(request, timed));
        var response = tries.RunAsync();
        return new AsyncUnaryCall<TResponse>(
            response, _ => tries.HeadersAsync(response), _ => tries.Last.GetStatus(), _ => tries.Last.GetTrailers(), _ => tries.Dispose(), tries);
    }

    internal static bool IsSafe(string method, IMessage? request) =>
        method == Events || Readings.Any(reading => method.StartsWith(reading, StringComparison.Ordinal))
            || Has(request, "request_id", "") || Has(request, "validate_only", false);

    private static bool Has<T>(IMessage? request, string field, T unset) =>
        request?.Descriptor.FindFieldByName(field)?.Accessor.GetValue(request) is T value && !EqualityComparer<T>.Default.Equals(value, unset);

    /// <summary>One call after another until one is not answered by silence.</summary>
    private sealed class Tries<TResponse>(PimConnectionOptions options, CallOptions call, Func<AsyncUnaryCall<TResponse>> start) : IDisposable
    {
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken);

        public AsyncUnaryCall<TResponse> Last { get; private set; } = null!;

        public async Task<TResponse> RunAsync()
        {
            for (var failures = 1; ; failures++)
            {
                Last = start();
                TimeSpan rest;
                try
                {
                    return await Last.ResponseAsync;
                }
                catch (RpcException e)
                    when (e.StatusCode == StatusCode.Unavailable && failures < options.Attempts && FitsIn(rest = options.Backoff.Rest(failures, e)))
                {
                    Last.Dispose();
                }
                await RestAsync(rest);
            }
        }

        public async Task<Metadata> HeadersAsync(Task<TResponse> response)
        {
            await ((Task)response).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return await Last.ResponseHeadersAsync;
        }

        public void Dispose()
        {
            _stop.Cancel();
            _stop.Dispose();
            Last.Dispose();
        }

        /// <summary>A rest beyond the deadline would only hide why the call failed.</summary>
        private bool FitsIn(TimeSpan rest) => options.Time.GetUtcNow().UtcDateTime + rest < call.Deadline;

        private async Task RestAsync(TimeSpan rest)
        {
            try
            {
                await Task.Delay(rest, options.Time, _stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                throw new RpcException(new Status(StatusCode.Cancelled, "The call was cancelled between two tries."));
            }
        }
    }
}
