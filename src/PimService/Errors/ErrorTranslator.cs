using System.Diagnostics;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Connections;
using Pim.Domain;
using Status = Google.Rpc.Status;

namespace PimService.Errors;

/// <summary>Turns whatever a call throws into what its caller is told.</summary>
internal sealed partial class ErrorTranslator(TimeProvider time, ILogger<ErrorTranslator> logger)
{
    /// <summary>Name of the trailer that carries the details, as all gRPC libraries know it.</summary>
    public const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>The error to answer. What nobody foresaw is logged, once, under an id that the caller is told.</summary>
    public RpcException Translate(Exception exception, ServerCallContext context) => exception switch
    {
        RpcException known => known,
        PimException refusal => ToRpcException(StatusMapper.ToStatus(refusal)),
        InvalidProtocolBufferException => ToRpcException(StatusMapper.NewStatus(Code.InvalidArgument, "The message is not what its method takes.", "UNREADABLE_MESSAGE", [])),
        _ when IsEnd(exception, context) => Ended(context),
        _ => ToRpcException(Unforeseen(exception, context)),
    };

    /// <summary>The status as an exception, with its details in the trailers.</summary>
    public static RpcException ToRpcException(Status status) => new(
        new Grpc.Core.Status((StatusCode)status.Code, status.Message),
        new Metadata { { DetailsTrailer, status.ToByteArray() } });

    // Once the caller is gone or its time is up, reading and writing fail too.
    private static bool IsEnd(Exception exception, ServerCallContext context) =>
        exception is ConnectionResetException or ConnectionAbortedException
        || (context.CancellationToken.IsCancellationRequested && exception is (OperationCanceledException or IOException or InvalidOperationException));

    private RpcException Ended(ServerCallContext context) => context.Deadline <= time.GetUtcNow().UtcDateTime
        ? new RpcException(new Grpc.Core.Status(StatusCode.DeadlineExceeded, "The call took longer than its deadline."))
        : new RpcException(new Grpc.Core.Status(StatusCode.Cancelled, "The call was cancelled."));

    private Status Unforeseen(Exception exception, ServerCallContext context)
    {
        var id = Guid.NewGuid().ToString("N");
        LogUnforeseen(exception, context.Method, id);
        Activity.Current?.AddException(exception).SetTag("pim.error_id", id);
        return StatusMapper.NewStatus(Code.Internal, $"An error inside the service; its log tells more under {id}.", "INTERNAL", [new("errorId", id)]);
    }

    [LoggerMessage(LogLevel.Error, "{Method} failed with an error nobody foresaw, told to the caller as {ErrorId}")]
    private partial void LogUnforeseen(Exception exception, string method, string errorId);
}
