using Google.Rpc;
using Grpc.Core;

namespace PimService.Tests;

/// <summary>What a caller is told of a call that was refused.</summary>
/// <param name="Code">The status.</param>
/// <param name="Reason">The stable reason.</param>
/// <param name="Fields">Paths of the fields at fault, in order.</param>
/// <param name="Facts">Facts to act on.</param>
/// <param name="Message">The sentence for developers.</param>
internal sealed record Refusal(StatusCode Code, string Reason, IReadOnlyList<string> Fields, IReadOnlyDictionary<string, string> Facts, string Message)
{
    /// <summary>Makes a call that must be refused.</summary>
    public static async Task<Refusal> OfAsync(Func<Task> call)
    {
        return From(await Assert.ThrowsAsync<RpcException>(call));
    }

    /// <summary>What a call that was refused told.</summary>
    public static Refusal From(RpcException error)
    {
        var details = error.Trailers.GetValueBytes("grpc-status-details-bin");
        Assert.True(details is not null, $"{error.Status} comes without details.");
        return Of(Pim.Rpc.Status.Parser.ParseFrom(details));
    }

    /// <summary>Makes a call that must be refused.</summary>
    public static Task<Refusal> OfAsync<T>(AsyncUnaryCall<T> call) => OfAsync(() => call.ResponseAsync);

    /// <summary>What a status tells.</summary>
    public static Refusal Of(Pim.Rpc.Status status)
    {
        var info = status.Details.Single(d => d.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>();
        var violations = status.Details.SingleOrDefault(d => d.Is(BadRequest.Descriptor))?.Unpack<BadRequest>().FieldViolations ?? [];
        return new Refusal((StatusCode)status.Code, info.Type, [.. violations.Select(v => v.Field)], info.Metadata, status.Message);
    }
}
