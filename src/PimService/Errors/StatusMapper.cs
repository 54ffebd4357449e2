using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Pim.Domain;
using Status = Google.Rpc.Status;

namespace PimService.Errors;

/// <summary>The one place that says what a <see cref="PimException"/> looks like on the wire.</summary>
internal static class StatusMapper
{
    /// <summary>Domain of the reasons in every <see cref="ErrorInfo"/>.</summary>
    public const string Domain = "pim.v1";

    /// <summary>Most violations that one status carries.</summary>
    public const int MaxViolations = 100;

    private static readonly Duration RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1));

    /// <summary>The status code of a kind of failure.</summary>
    public static Code CodeOf(ErrorKind kind) => kind switch
    {
        ErrorKind.InvalidArgument => Code.InvalidArgument,
        ErrorKind.Unauthenticated => Code.Unauthenticated,
        ErrorKind.PermissionDenied => Code.PermissionDenied,
        ErrorKind.NotFound => Code.NotFound,
        ErrorKind.AlreadyExists => Code.AlreadyExists,
        ErrorKind.FailedPrecondition => Code.FailedPrecondition,
        ErrorKind.Aborted => Code.Aborted,
        ErrorKind.OutOfRange => Code.OutOfRange,
        ErrorKind.ResourceExhausted => Code.ResourceExhausted,
        ErrorKind.Unavailable => Code.Unavailable,
        ErrorKind.DataLoss => Code.DataLoss,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of failure without a status code."),
    };

    /// <summary>The status of a refusal, with its details; bounded in size, so that it fits in the trailers of a call.</summary>
    /// <param name="error">The refusal.</param>
    /// <param name="path">Where a violation stands in the request; the violation's own field when it is left out.</param>
    public static Status ToStatus(PimException error, Func<Violation, string>? path = null)
    {
        var status = NewStatus(CodeOf(error.Kind), error.Message, error.Reason, error.Details);
        if (error.Kind == ErrorKind.Unavailable) status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = RetryDelay }));
        if (error.Kind == ErrorKind.NotFound && ResourceOf(error) is { } resource) status.Details.Add(Any.Pack(resource));
        if (error.Violations.Count > 0) status.Details.Add(Any.Pack(ViolationsOf(error.Violations, path ?? (v => v.Field), RoomIn(status))));
        return status;
    }

    /// <summary>The same in the type that can be part of a message (see protos/google/rpc/status.proto).</summary>
    public static Pim.Rpc.Status ToPart(PimException error)
    {
        var status = ToStatus(error);
        return new Pim.Rpc.Status { Code = status.Code, Message = status.Message, Details = { status.Details } };
    }

    /// <summary>A status with its <see cref="ErrorInfo"/>.</summary>
    public static Status NewStatus(Code code, string message, string reason, IEnumerable<KeyValuePair<string, string>> facts)
    {
        // Field 1 of ErrorInfo: first named `type`, as in this package, and `reason` since. The bytes are the same.
        var info = new ErrorInfo { Domain = Domain, Type = reason };
        foreach (var (key, value) in facts.Take(StatusSize.MaxFacts)) info.Metadata[key] = Cut(value);
        return new Status { Code = (int)code, Message = StatusSize.CutMessage(message), Details = { Any.Pack(info) } };
    }

    private static ResourceInfo? ResourceOf(PimException error)
    {
        if (!error.Details.TryGetValue("resource", out var name)) return null;
        return new ResourceInfo { ResourceType = Cut(name.Split('/')[0]), ResourceName = Cut(name) };
    }

    private static string Cut(string fact) => StatusSize.Cut(fact, StatusSize.MaxFactBytes);

    private static int RoomIn(Status status) => StatusSize.MaxStatusBytes(status.Message) - status.CalculateSize();

    /// <summary>As many violations as there is room for; the last entry then counts those left out.</summary>
    private static BadRequest ViolationsOf(IReadOnlyList<Violation> violations, Func<Violation, string> path, int room)
    {
        const int RoomForRest = 80;
        var badRequest = new BadRequest();
        room -= RoomForRest;
        foreach (var violation in violations.Take(MaxViolations))
        {
            var entry = new BadRequest.Types.FieldViolation
            {
                Field = StatusSize.Cut(path(violation), StatusSize.MaxFieldBytes),
                Description = StatusSize.Cut(violation.Description, StatusSize.MaxDescriptionBytes),
            };
            room -= entry.CalculateSize() + 4;
            if (room < 0) break;
            badRequest.FieldViolations.Add(entry);
        }

        var left = violations.Count - badRequest.FieldViolations.Count;
        if (left > 0) badRequest.FieldViolations.Add(new BadRequest.Types.FieldViolation { Description = $"and {left} more" });
        return badRequest;
    }
}
