using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>What was found in a file.</summary>
/// <param name="Type">What it is, by its content.</param>
/// <param name="Facts">What it tells of itself.</param>
public sealed record InspectedFile(MediaType Type, AssetFacts Facts)
{
    /// <summary>
    /// What to write over the file so that it does not tell any more where it was made; none when it does not, or when that is not asked for.
    /// The length stays as it is, and so does the picture; the file then has another hash.
    /// </summary>
    public IReadOnlyList<FilePatch> LocationPatches { get; init; } = [];

    /// <summary>Pixels of the largest picture in it, where that is not the one shown.</summary>
    internal long MostPixels { get; init; }
}

/// <summary>Reads from a place in a file on, as many bytes as are there up to the size of the buffer; 0 at the end, and only there.</summary>
public delegate ValueTask<int> ReadPiece(long offset, Memory<byte> buffer, CancellationToken cancellationToken);

/// <summary>Bytes to write over those of a file.</summary>
/// <param name="Offset">Where, from the start of the file.</param>
/// <param name="Bytes">What.</param>
public sealed record FilePatch(long Offset, ReadOnlyMemory<byte> Bytes);

/// <summary>What the inspector lets pass.</summary>
public sealed record InspectionOptions
{
    /// <summary>Kinds of files that are taken.</summary>
    public IReadOnlyList<MediaType> AllowedTypes { get; init; } = MediaType.All;

    /// <summary>Most pixels of a picture; one that unfolds into more is refused before anything unfolds it.</summary>
    public long MaxPixels { get; init; } = 100_000_000;

    /// <summary>Whether what tells the place where a picture or film was taken is to be removed.</summary>
    public bool RemoveLocation { get; init; }
}
