using System.Diagnostics;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Connections;
using Pim.Domain;

namespace PimService.Errors;

/// <summary>Turns whatever a call throws into what its caller is told.</summary>
internal sealed partial class ErrorTranslator(ILogger<ErrorTranslator> logger)
{
    private static readonly CallFailure DeadlineExceeded = new(new(StatusCode.DeadlineExceeded, "The call took longer than its deadline."));
    private static readonly CallFailure Cancelled = new(new(StatusCode.Cancelled, "The call was cancelled."));

    /// <summary>What to tell. What nobody foresaw is logged, once, under an id that the caller is told.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="method">The method that was called.</param>
    /// <param name="end">How far the call had come to its end without us.</param>
    public CallFailure Translate(Exception exception, string method, CallEnd end) => exception switch
    {
        PimException refusal => CallFailure.Of(StatusMapper.ToStatus(refusal)),
        InvalidProtocolBufferException =>
            CallFailure.Of(StatusMapper.NewStatus(Code.InvalidArgument, "The message is not what its method takes.", "UNREADABLE_MESSAGE", [])),
        ConnectionResetException or ConnectionAbortedException => Cancelled,
        // Once the caller is gone or its time is up, reading and writing fail too.
        OperationCanceledException or IOException or InvalidOperationException when end == CallEnd.Deadline => DeadlineExceeded,
        OperationCanceledException or IOException or InvalidOperationException when end == CallEnd.CallerGone => Cancelled,
        _ => CallFailure.Of(Unforeseen(exception, method)),
    };

    private Google.Rpc.Status Unforeseen(Exception exception, string method)
    {
        var id = Guid.NewGuid().ToString("N");
        LogUnforeseen(exception, method, id);
        Activity.Current?.AddException(exception).SetTag("pim.error_id", id);
        return StatusMapper.NewStatus(Code.Internal, $"An error inside the service; its log tells more under {id}.", "INTERNAL", [new("errorId", id)]);
    }

    [LoggerMessage(LogLevel.Error, "{Method} failed with an error nobody foresaw, told to the caller as {ErrorId}")]
    private partial void LogUnforeseen(Exception exception, string method, string errorId);
}

/// <summary>What ended a call before its service did.</summary>
internal enum CallEnd
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its deadline: the caller has been told so.</summary>
    Deadline,

    /// <summary>Its caller, who cancelled it or vanished.</summary>
    CallerGone,
}
