namespace Pim.Application;

/// <summary>How a write is made.</summary>
/// <param name="Actor">Who makes it, as it is kept in revisions.</param>
public sealed record WriteOptions(string Actor)
{
    /// <summary>Check everything and answer as if it were done, but change nothing.</summary>
    public bool ValidateOnly { get; init; }

    /// <summary>The caller's id of the request, by which sending it again is known; null for none.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Hash of the request without its id.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The receipt to keep, or null when the request has no id.</summary>
    internal RequestReceipt? ReceiptAt(DateTimeOffset now) => RequestId is { } id ? new RequestReceipt(id, Fingerprint, now) : null;
}
