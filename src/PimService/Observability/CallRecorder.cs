using System.Diagnostics;
using System.Diagnostics.Metrics;
using Google.Rpc;
using Grpc.Core;
using PimService.Access;
using PimService.Requests;

namespace PimService.Observability;

/// <summary>Records each call three ways: a line in the log, tags on its trace, a figure in the metrics.</summary>
internal sealed partial class CallRecorder
{
    /// <summary>Name of the service's meter.</summary>
    public const string MeterName = "PimService";

    private const int MaxActorLength = 100;
    private static readonly string[] StatusNames =
        [.. Enumerable.Range(0, 17).Select(code => CodeReflection.Descriptor.EnumTypes[0].FindValueByNumber(code).Name)];

    private readonly TimeProvider _time;
    private readonly ILogger<CallRecorder> _logger;
    private readonly Histogram<double> _duration;
    private readonly UpDownCounter<long> _running;

    public CallRecorder(IMeterFactory meters, TimeProvider time, ILogger<CallRecorder> logger)
    {
        (_time, _logger) = (time, logger);
        var meter = meters.Create(MeterName);
        _duration = meter.CreateHistogram<double>(
            "rpc.server.call.duration", "s", "How many calls were answered and how long they took, by method and status.");
        _running = meter.CreateUpDownCounter<long>("rpc.server.active_calls", "{call}", "Calls that are being answered.");
    }

    /// <summary>A call starts. Answers what <see cref="Finish"/> needs to know of it.</summary>
    public long Start()
    {
        _running.Add(1);
        return _time.GetTimestamp();
    }

    /// <summary>The call has ended.</summary>
    /// <param name="call">The call; null when what came was none after all.</param>
    /// <param name="started">From <see cref="Start"/>.</param>
    public void Finish(ServerCallContext? call, long started)
    {
        _running.Add(-1);
        if (call is not null) Record(call, _time.GetElapsedTime(started), call.Status.StatusCode);
    }

    private void Record(ServerCallContext context, TimeSpan duration, StatusCode status)
    {
        if (_duration.Enabled)
            _duration.Record(duration.TotalSeconds, new("rpc.method", context.Method[1..]), new("rpc.response.status_code", StatusNames[(int)status]));
        if (Activity.Current is { IsAllDataRequested: true } activity) Tag(activity, context, status);
        if (_logger.IsEnabled(LogLevel.Information))
            LogCall(context.Method, StatusNames[(int)status], duration.TotalMilliseconds, context.Peer, ActorOf(context));
    }

    private static void Tag(Activity activity, ServerCallContext context, StatusCode status)
    {
        activity.DisplayName = context.Method[1..];
        activity
            .SetTag("rpc.system.name", "grpc")
            .SetTag("rpc.method", activity.DisplayName)
            .SetTag("rpc.response.status_code", StatusNames[(int)status])
            .SetTag("pim.actor", ActorOf(context));
        if (IsOurFault(status)) activity.SetStatus(ActivityStatusCode.Error);
    }

    private static bool IsOurFault(StatusCode status) =>
        status is StatusCode.Unknown or StatusCode.DeadlineExceeded or StatusCode.Unimplemented
            or StatusCode.Internal or StatusCode.Unavailable or StatusCode.DataLoss;

    private static string ActorOf(ServerCallContext context)
    {
        var key = Caller.Of(context);
        if (context.RequestHeaders.GetValue(Writes.ActorKey) is not { Length: > 0 } actor) return key ?? "-";
        var shown = actor.Length <= MaxActorLength ? actor : actor[..MaxActorLength];
        if (!shown.All(c => c is >= ' ' and <= '~')) shown = "?";
        return key is null ? shown : $"{key}/{shown}";
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Status} in {Milliseconds:0.0} ms for {Peer} as {Actor}")]
    private partial void LogCall(string method, string status, double milliseconds, string peer, string actor);
}
