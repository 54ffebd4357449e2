using System.Globalization;
using Pim.Domain;

namespace Pim.Application.Media;

/// <summary>What callers are told of uploads that cannot go on; the same whatever the engine.</summary>
public static class UploadErrors
{
    /// <summary>Less is kept than the caller wants to go on behind.</summary>
    public static PimException OffsetBeyond(string id, long offset) =>
        new(ErrorKind.OutOfRange, "UPLOAD_OFFSET", $"Of the upload {id}, {offset} bytes are kept: go on from there.") { Details = At(offset) };

    /// <summary>Another call goes on with it.</summary>
    public static PimException TakenOver(string id) =>
        new(ErrorKind.Aborted, "UPLOAD_TAKEN_OVER", $"Another call goes on with the upload {id}, or it was given up.");

    /// <summary>The caller ended before the declared size.</summary>
    public static PimException Incomplete(string id, long offset, long size) =>
        new(ErrorKind.FailedPrecondition, "UPLOAD_INCOMPLETE", $"Of the upload {id}, {offset} of {size} bytes arrived: go on from there.")
        {
            Details = At(offset),
        };

    private static Dictionary<string, string> At(long offset) => new() { ["offset"] = offset.ToString(CultureInfo.InvariantCulture) };
}
