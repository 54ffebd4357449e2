using Google.Rpc;
using Grpc.Core;

namespace Pim.Client.Calls;

/// <summary>A field that broke a rule.</summary>
/// <param name="Field">Its path in the request, such as "product.values.name.values[0].text"; empty for the request as a whole.</param>
/// <param name="Description">The rule, as a sentence.</param>
public sealed record FieldViolation(string Field, string Description);

/// <summary>What the service says of something it did not do.</summary>
/// <param name="Code">The canonical code, such as "INVALID_ARGUMENT".</param>
/// <param name="Message">A sentence.</param>
/// <param name="Reason">Stable name of the reason, such as "RESYNC_NEEDED"; empty when none was given.</param>
/// <param name="Violations">Each field that broke a rule.</param>
/// <param name="Facts">What belongs to the reason, such as the current "etag" of an ABORTED update.</param>
/// <param name="RetryDelay">How long to wait before another try; null when the service does not say.</param>
public sealed record ServiceError(
    string Code, string Message, string Reason, IReadOnlyList<FieldViolation> Violations, IReadOnlyDictionary<string, string> Facts, TimeSpan? RetryDelay)
{
    private const string DetailsKey = "grpc-status-details-bin";
    private static readonly Dictionary<string, string> NoFacts = [];

    /// <summary>The error of one item of an answer.</summary>
    public static ServiceError Of(Pim.Rpc.Status status)
    {
        var error = Plain(status.Code, status.Message);
        var violations = new List<FieldViolation>();
        foreach (var detail in status.Details)
        {
            // Field 1 of ErrorInfo: named `type` in this package, `reason` in later ones.
            if (detail.TryUnpack<ErrorInfo>(out var info)) error = error with { Reason = info.Type, Facts = new Dictionary<string, string>(info.Metadata) };
            else if (detail.TryUnpack<RetryInfo>(out var retry)) error = error with { RetryDelay = retry.RetryDelay?.ToTimeSpan() };
            else if (detail.TryUnpack<BadRequest>(out var request))
                violations.AddRange(request.FieldViolations.Select(v => new FieldViolation(v.Field, v.Description)));
        }
        return error with { Violations = violations };
    }

    /// <summary>The error of a call.</summary>
    public static ServiceError Of(RpcException error)
    {
        var plain = Plain((int)error.StatusCode, error.Status.Detail);
        var details = error.Trailers.FirstOrDefault(t => t.Key == DetailsKey);
        if (details is null) return plain;
        try
        {
            return Of(Pim.Rpc.Status.Parser.ParseFrom(details.ValueBytes));
        }
        catch (Google.Protobuf.InvalidProtocolBufferException)
        {
            return plain;
        }
    }

    /// <summary>"INVALID_ARGUMENT" for "InvalidArgument".</summary>
    public static string CodeName(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{c}")).ToUpperInvariant();

    private static ServiceError Plain(int code, string message) => new(CodeName(((StatusCode)code).ToString()), message, "", [], NoFacts, null);
}
