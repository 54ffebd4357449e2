using Pim.Domain;

namespace Pim.Application.Archive;

/// <summary>Why a catalogue is not copied, or not opened for a copy's sake; each says what to do.</summary>
public static class CopyErrors
{
    /// <summary>A copy into this catalogue was stopped before its end.</summary>
    /// <param name="place">Where the catalogue is kept.</param>
    public static PimException Unfinished(string place) => new(ErrorKind.FailedPrecondition, "COPY_UNFINISHED",
        $"The catalogue in {place} is a copy that was stopped before its end: run the same `pim copy` again to finish it, or delete it.");

    /// <summary>There is nothing to copy.</summary>
    /// <param name="place">Where the catalogue was looked for.</param>
    public static PimException NoCatalog(string place) => new(ErrorKind.NotFound, "NO_CATALOG", $"There is no catalogue in {place}.");

    /// <summary>There is something already where the copy is to go.</summary>
    public static PimException TargetNotEmpty() => new(ErrorKind.FailedPrecondition, "TARGET_NOT_EMPTY",
        "The target holds a catalogue already, and a copy overwrites nothing: name another target, or delete this one.");

    internal static PimException FileUnreadable(string sha256) => new(ErrorKind.DataLoss, "COPY_DIFFERS",
        $"The file {sha256} of the source is not what its hash says, or is gone. Its assets must be sent anew, or deleted, before the catalogue can be copied.");

    internal static PimException EventsWaiting(long count) => new(ErrorKind.FailedPrecondition, "EVENTS_WAITING",
        $"{count} events of the source are not put to their customers yet: start its service for some seconds, which does that, stop it, and copy again.");

    internal static PimException SourceChanged() => new(ErrorKind.FailedPrecondition, "SOURCE_CHANGED",
        "The source is not what it was when this copy began: stop whatever writes to it, delete the target, and copy again.");

    internal static PimException Differs(string section, string given, string found) => new(ErrorKind.DataLoss, "COPY_DIFFERS",
        $"The copy differs from the source in {section}: the source gave {given}, the target holds {found}. Delete the target and copy again.");
}
