using Google.Protobuf;
using Grpc.Core;

namespace PimService.Errors;

/// <summary>What the caller of a failed call is told.</summary>
/// <param name="Status">Code and message.</param>
/// <param name="Details">The serialized google.rpc.Status; empty for calls that no service refused, but that came to their end.</param>
internal readonly record struct CallFailure(Status Status, ReadOnlyMemory<byte> Details = default)
{
    /// <summary>A failure with its details.</summary>
    public static CallFailure Of(Google.Rpc.Status status) => new(new Status((StatusCode)status.Code, status.Message), status.ToByteArray());
}
