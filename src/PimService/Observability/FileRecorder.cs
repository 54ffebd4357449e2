using System.Diagnostics.Metrics;
using Pim.Application.Media;

namespace PimService.Observability;

/// <summary>
/// Records each request for a file: a line in the log, and its bytes in the metrics. How many there were, how they were answered and how long that
/// took, the framework tells by route and status: http.server.request.duration.
/// </summary>
internal sealed partial class FileRecorder
{
    private const int MaxPathLength = 300;

    private readonly TimeProvider _time;
    private readonly ILogger<FileRecorder> _logger;
    private readonly Histogram<long> _bytes;

    public FileRecorder(IMeterFactory meters, TimeProvider time, ILogger<FileRecorder> logger)
    {
        (_time, _logger) = (time, logger);
        _bytes = meters.Create(CallRecorder.MeterName).CreateHistogram<long>(
            "http.server.response.body.size", "By",
                "Bytes of the files that were sent whole, or of the parts of them that were asked for, by route and status.");
    }

    /// <summary>A request has been answered. Nothing is recorded of one that was for something else.</summary>
    /// <param name="context">The request.</param>
    /// <param name="started">From <see cref="CallRecorder.Start"/>.</param>
    public void Finish(HttpContext context, long started)
    {
        if (!_bytes.Enabled && !_logger.IsEnabled(LogLevel.Information)) return;
        if ((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is not { } route || !route.StartsWith(MediaUrls.Root, StringComparison.Ordinal))
            return;
        var (method, status, isBroken) = (context.Request.Method, context.Response.StatusCode, context.RequestAborted.IsCancellationRequested);
        var bytes = HttpMethods.IsGet(method) && !isBroken ? context.Response.ContentLength ?? 0 : 0;
        if (bytes > 0) _bytes.Record(bytes, new("http.request.method", method), new("http.route", route), new("http.response.status_code", status));
        var duration = _time.GetElapsedTime(started).TotalMilliseconds;
        LogFile(method, PathOf(context.Request), status, isBroken ? " (broken off)" : "", bytes, duration, context.Connection.RemoteIpAddress);
    }

    // Escaped as it came, so that nothing in it begins another line; and without the query, which holds the signature.
    private static string PathOf(HttpRequest request)
    {
        var path = request.Path.ToUriComponent();
        return path.Length <= MaxPathLength ? path : path[..MaxPathLength];
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Path} {Status}{Broken}, {Bytes} bytes in {Milliseconds:0.0} ms for {Peer}")]
    private partial void LogFile(string method, string path, int status, string broken, long bytes, double milliseconds, System.Net.IPAddress? peer);
}
