using Pim.Domain;

namespace Pim.Application;

/// <summary>Knows requests that were made before.</summary>
internal static class Receipts
{
    /// <summary>Whether this request was made before. Throws when its id was used for another request.</summary>
    public static async Task<bool> SeenAsync(this IReceiptStore receipts, WriteOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (options.RequestId is not { } id || await receipts.FindAsync(id, now, cancellationToken) is not { } receipt) return false;
        if (receipt.Fingerprint == options.Fingerprint) return true;
        throw PimException.Violated([new("request_id", "Was used for another request in the last 24 hours.", "REQUEST_ID_REUSED")]);
    }
}
