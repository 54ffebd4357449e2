using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>What was found in a file.</summary>
/// <param name="Type">What it is, by its content.</param>
public sealed record AssetFacts(MediaType Type)
{
    /// <summary>Pixels across as it is shown, that is, with the orientation applied; 0 where there are none to count.</summary>
    public int Width { get; init; }

    /// <summary>Pixels down as it is shown; 0 where there are none to count.</summary>
    public int Height { get; init; }

    /// <summary>Pixels of the largest picture in it, where that is not the one shown.</summary>
    internal long MostPixels { get; init; }

    /// <summary>How the stored picture has to be turned, as EXIF counts it: 1 to 8, 1 for not at all.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Whether it is a picture that moves.</summary>
    public bool IsAnimated { get; init; }

    /// <summary>How long it plays; null where that is not told at little cost.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Pages; null where that is not told at little cost.</summary>
    public int? Pages { get; init; }

    /// <summary>
    /// What to write over the file so that it does not tell any more where it was made; none when it does not, or when that is not asked for.
    /// The length stays as it is, and so does the picture. The file has another hash then: see <see cref="PatchedStream"/>.
    /// </summary>
    public IReadOnlyList<FilePatch> LocationPatches { get; init; } = [];
}

/// <summary>Bytes to write over those of a file.</summary>
/// <param name="Offset">Where, from the start of the file.</param>
/// <param name="Bytes">What.</param>
public sealed record FilePatch(long Offset, ReadOnlyMemory<byte> Bytes);

/// <summary>What the inspector lets pass.</summary>
public sealed record InspectionOptions
{
    /// <summary>Kinds of files that are taken.</summary>
    public IReadOnlyList<MediaType> AllowedTypes { get; init; } = MediaType.All;

    /// <summary>Most pixels of a picture, all told; one that unfolds into more is refused before anything unfolds it.</summary>
    public long MaxPixels { get; init; } = 100_000_000;

    /// <summary>Whether what tells the place where a picture was taken is to be removed.</summary>
    public bool RemoveLocation { get; init; }
}
