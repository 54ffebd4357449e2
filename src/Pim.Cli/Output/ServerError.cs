using Google.Rpc;
using Grpc.Core;

namespace Pim.Cli.Output;

/// <summary>What the service says of something it did not do.</summary>
/// <param name="Code">The canonical code, such as "INVALID_ARGUMENT".</param>
/// <param name="Message">A sentence.</param>
/// <param name="Reason">Stable name of the reason; empty when none was given.</param>
/// <param name="Violations">Each field that broke a rule.</param>
internal sealed record ServerError(string Code, string Message, string Reason, IReadOnlyList<Finding> Violations)
{
    private const string DetailsKey = "grpc-status-details-bin";

    /// <summary>The error of one item of an answer.</summary>
    public static ServerError Of(Pim.Rpc.Status status)
    {
        var (reason, violations) = ("", new List<Finding>());
        foreach (var detail in status.Details)
        {
            if (detail.TryUnpack<ErrorInfo>(out var info)) reason = info.Type; // field 1: named `type` in this package, `reason` in later ones
            if (!detail.TryUnpack<BadRequest>(out var request)) continue;
            violations.AddRange(request.FieldViolations.Select(v => new Finding(v.Field, v.Description, "")));
        }
        // With several violations the reason is that of the whole.
        if (violations is [var only]) violations[0] = only with { Reason = reason };
        return new ServerError(CodeName(status.Code), status.Message, reason, violations);
    }

    /// <summary>The error of a call.</summary>
    public static ServerError Of(RpcException error)
    {
        var details = error.Trailers.FirstOrDefault(t => t.Key == DetailsKey);
        if (details is null) return new ServerError(CodeName((int)error.StatusCode), error.Status.Detail, "", []);
        try
        {
            return Of(Pim.Rpc.Status.Parser.ParseFrom(details.ValueBytes));
        }
        catch (Google.Protobuf.InvalidProtocolBufferException)
        {
            return new ServerError(CodeName((int)error.StatusCode), error.Status.Detail, "", []);
        }
    }

    /// <summary>"INVALID_ARGUMENT" for "InvalidArgument".</summary>
    public static string CodeName(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{c}")).ToUpperInvariant();

    /// <summary>"INVALID_ARGUMENT" for 3.</summary>
    private static string CodeName(int code) => CodeName(((StatusCode)code).ToString());
}
