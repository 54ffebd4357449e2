using Grpc.AspNetCore.Server;
using Grpc.Core;
using PimService.Errors;

namespace PimService.Observability;

/// <summary>
/// Stands around every call: records how it went, and words its failure so that its caller can read it. gRPC would answer whatever a service
/// throws as UNKNOWN, without details, and log it as an error of ours. A middleware and not an interceptor, because it also sees what fails
/// before a service is reached, and because a call that ends at once, as most do, then costs no state machine.
/// </summary>
internal sealed class CallMiddleware(RequestDelegate next, ErrorTranslator errors, CallRecorder recorder, FileRecorder files)
{
    /// <summary>Where gRPC logs the exceptions of calls; the translator does that here.</summary>
    public const string LogCategory = "Grpc.AspNetCore.Server.ServerCallHandler";

    public Task InvokeAsync(HttpContext context)
    {
        var started = recorder.Start();
        var answering = next(context);
        if (!answering.IsCompletedSuccessfully) return FinishAsync(answering, context, started);
        Finish(context, started);
        return Task.CompletedTask;
    }

    private async Task FinishAsync(Task answering, HttpContext context, long started)
    {
        try
        {
            await answering;
        }
        finally
        {
            Finish(context, started);
        }
    }

    private void Finish(HttpContext context, long started)
    {
        var call = context.Features.Get<IServerCallContextFeature>()?.ServerCallContext;
        if (call?.Status is { StatusCode: StatusCode.Unknown, DebugException: { } cause }) Fail(context, call, cause);
        recorder.Finish(call, started);
        if (call is null) files.Finish(context, started);
    }

    private void Fail(HttpContext context, ServerCallContext call, Exception cause)
    {
        var end = EndOf(context);
        var failure = errors.Translate(cause, call.Method, end);
        call.Status = failure.Status;
        if (end == CallEnd.None) StatusTrailers.Write(context, failure);
    }

    // The call's own token cannot be asked any more: it is gone with the call.
    private static CallEnd EndOf(HttpContext context)
    {
        if (StatusTrailers.Tell(context, StatusCode.DeadlineExceeded)) return CallEnd.Deadline;
        return context.RequestAborted.IsCancellationRequested ? CallEnd.CallerGone : CallEnd.None;
    }
}
