using Microsoft.Net.Http.Headers;

namespace PimService.Media;

/// <summary>What a request asks of a file (RFC 9110, sections 13 and 14), in the order in which it is to be looked at.</summary>
internal static class FileConditions
{
    /// <summary>Settles the status of the answer, and which part of the file it has.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tag">The file's entity tag, a strong one.</param>
    /// <param name="length">Bytes of the file.</param>
    public static FilePart Settle(HttpRequest request, EntityTagHeaderValue tag, long length)
    {
        var whole = new FilePart(StatusCodes.Status200OK, 0, length);
        var headers = request.GetTypedHeaders();
        if (headers.IfMatch is { Count: > 0 } required && !required.Any(t => Matches(t, tag, isStrong: true))) return new FilePart(StatusCodes.Status412PreconditionFailed, 0, 0);
        if (headers.IfNoneMatch is { Count: > 0 } known && known.Any(t => Matches(t, tag, isStrong: false))) return new FilePart(StatusCodes.Status304NotModified, 0, 0);

        // Several ranges at once are answered with the whole, which is always allowed, and costs no more than it.
        if (!HttpMethods.IsGet(request.Method) || headers.Range is not { Ranges.Count: 1 } range || range.Unit != "bytes") return whole;
        if (request.Headers.IfRange.Count > 0 && !IsOf(headers.IfRange, tag)) return whole;
        return PartOf(range.Ranges.Single(), length) ?? new FilePart(StatusCodes.Status416RangeNotSatisfiable, 0, 0);
    }

    private static bool Matches(EntityTagHeaderValue asked, EntityTagHeaderValue tag, bool isStrong) => asked.Tag == "*" || asked.Compare(tag, useStrongComparison: isStrong);

    private static bool IsOf(RangeConditionHeaderValue? condition, EntityTagHeaderValue tag) => condition?.EntityTag is { } asked && asked.Compare(tag, useStrongComparison: true);

    private static FilePart? PartOf(RangeItemHeaderValue range, long length)
    {
        var (from, to) = range switch
        {
            { From: { } first } => (first, Math.Min(range.To ?? long.MaxValue, length - 1)),
            { To: { } last } => (Math.Max(0, length - last), length - 1),
            _ => (length, 0),
        };
        return from <= to ? new FilePart(StatusCodes.Status206PartialContent, from, to - from + 1) : null;
    }
}

/// <summary>The part of a file that answers a request.</summary>
/// <param name="Status">Status of the answer.</param>
/// <param name="Offset">First byte.</param>
/// <param name="Length">How many.</param>
internal readonly record struct FilePart(int Status, long Offset, long Length)
{
    /// <summary>Whether bytes are to be sent.</summary>
    public bool HasBytes => Status is StatusCodes.Status200OK or StatusCodes.Status206PartialContent;
}
