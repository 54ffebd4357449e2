namespace Pim.Domain;

/// <summary>What kind of failure a <see cref="PimException"/> is; the host gives each kind one status code.</summary>
public enum ErrorKind
{
    /// <summary>The request is wrong in itself.</summary>
    InvalidArgument,

    /// <summary>It is not known who asks.</summary>
    Unauthenticated,

    /// <summary>Who asks may not.</summary>
    PermissionDenied,

    /// <summary>What is named does not exist.</summary>
    NotFound,

    /// <summary>What is to be created exists.</summary>
    AlreadyExists,

    /// <summary>The state of the catalogue does not allow it.</summary>
    FailedPrecondition,

    /// <summary>Somebody else changed it in between: read again and decide again.</summary>
    Aborted,

    /// <summary>What is asked to go on from is not there any more.</summary>
    OutOfRange,

    /// <summary>A limit of the service is reached: less at once, or later.</summary>
    ResourceExhausted,

    /// <summary>The store cannot be reached now: try again.</summary>
    Unavailable,

    /// <summary>Stored data cannot be read.</summary>
    DataLoss,
}

/// <summary>A refusal with everything a caller needs to act on it.</summary>
/// <param name="kind">The kind of failure.</param>
/// <param name="reason">Stable upper-snake name of the reason, such as "STALE_ETAG"; messages may change, reasons may not.</param>
/// <param name="message">A sentence for developers.</param>
public sealed class PimException(ErrorKind kind, string reason, string message) : Exception(message)
{
    private const int MaxNames = 20;

    /// <summary>The kind of failure.</summary>
    public ErrorKind Kind { get; } = kind;

    /// <summary>Stable upper-snake name of the reason.</summary>
    public string Reason { get; } = reason;

    /// <summary>All breaches of rules, where rules were broken.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>Facts to act on, such as the current etag, by lower camel case key.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    /// <summary>The resource does not exist.</summary>
    public static PimException NotFound(string name) =>
        new(ErrorKind.NotFound, "NOT_FOUND", $"{name} does not exist.") { Details = new Dictionary<string, string> { ["resource"] = name } };

    /// <summary>What fields of a request name does not exist.</summary>
    public static PimException NotFound(IReadOnlyList<Violation> unknown) =>
        new(ErrorKind.NotFound, "NOT_FOUND", MessageOf(unknown)) { Violations = unknown };

    /// <summary>Some resources do not exist: the first 20 are named.</summary>
    public static PimException NotFound(IReadOnlyList<string> missing)
    {
        var names = missing.Take(MaxNames).ToList();
        var more = missing.Count > names.Count ? $" and {missing.Count - names.Count} more" : "";
        return new PimException(ErrorKind.NotFound, "NOT_FOUND", $"{string.Join(", ", names)}{more} {(missing.Count == 1 ? "does" : "do")} not exist.")
        {
            Details = new Dictionary<string, string> { ["resource"] = names[0], ["missing"] = string.Join(' ', names) },
        };
    }

    /// <summary>The resource exists already.</summary>
    public static PimException AlreadyExists(string name) =>
        new(ErrorKind.AlreadyExists, "ALREADY_EXISTS", $"{name} exists already.") { Details = new Dictionary<string, string> { ["resource"] = name } };

    /// <summary>The etag is not that of the current state.</summary>
    public static PimException StaleEtag(string name, string currentEtag) =>
        new(ErrorKind.Aborted, "STALE_ETAG", $"{name} was changed since it was read; its etag is now {currentEtag}.")
        {
            Details = new Dictionary<string, string> { ["resource"] = name, ["etag"] = currentEtag },
        };

    /// <summary>Rules were broken. The gravest kind of breach gives the status.</summary>
    public static PimException Violated(IReadOnlyList<Violation> violations)
    {
        var kind = violations.Max(v => v.Kind) switch
        {
            _ when violations.Any(v => v.Kind == ViolationKind.Invalid) => ErrorKind.InvalidArgument,
            ViolationKind.AlreadyExists => ErrorKind.AlreadyExists,
            _ => ErrorKind.FailedPrecondition,
        };
        return new(kind, violations.Count == 1 ? violations[0].Reason : "VIOLATIONS", MessageOf(violations))
        {
            Violations = violations,
        };
    }

    /// <summary>Throws when there are violations.</summary>
    public static void ThrowIfAny(IReadOnlyList<Violation> violations)
    {
        if (violations.Count > 0) throw Violated(violations);
    }

    private static string MessageOf(IReadOnlyList<Violation> violations) =>
        $"{violations[0].Field}: {violations[0].Description}{(violations.Count > 1 ? $" (and {violations.Count - 1} more)" : "")}";
}
