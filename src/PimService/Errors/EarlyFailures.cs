using Grpc.AspNetCore.Server;
using Grpc.Core;
using PimService.Observability;

namespace PimService.Errors;

/// <summary>
/// Words the failures that come before a call reaches the interceptors: bytes that are no message, a service that cannot be made. gRPC would
/// answer those as UNKNOWN, without details, and log each as an error of ours.
/// </summary>
internal sealed class EarlyFailures(ErrorTranslator errors, CallRecorder recorder) : IMiddleware
{
    /// <summary>Where gRPC logs the exceptions of calls; the translator does that here.</summary>
    public const string LogCategory = "Grpc.AspNetCore.Server.ServerCallHandler";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var call = context.Features.Get<IServerCallContextFeature>()?.ServerCallContext;
        if (call?.Status is not { StatusCode: StatusCode.Unknown, DebugException: { } cause } || context.Response.HasStarted) return;

        var error = errors.Translate(cause, call);
        recorder.Finish(call, recorder.Start(), error.StatusCode);
        var headers = context.Response.Headers;
        headers["grpc-status"] = error.StatusCode.ToString("D");
        headers["grpc-message"] = Uri.EscapeDataString(error.Status.Detail);
        if (error.Trailers.GetValueBytes(ErrorTranslator.DetailsTrailer) is { } details) headers[ErrorTranslator.DetailsTrailer] = Convert.ToBase64String(details);
    }
}
