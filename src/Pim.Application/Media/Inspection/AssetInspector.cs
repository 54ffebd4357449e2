using System.Globalization;
using Pim.Domain;
using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>
/// Says what a file is, by its content and by nothing else, and refuses what must not be kept. Reads headers only, here and there, in bounded
/// memory; nothing is unpacked, drawn or run. What passes is still not trusted: it is served so that it cannot run.
/// </summary>
public sealed class AssetInspector(InspectionOptions options)
{
    /// <summary>Bytes at the start of a file that tell its type.</summary>
    public const int StartSize = TypeDetector.HeadSize;

    private const string Content = "chunk";
    private const string DeclaredType = "header.media_type";

    /// <summary>
    /// Looks at a file. Throws InvalidArgument, with a violation of "chunk" or "header.media_type", as an upload has them, when it is empty
    /// (EMPTY_CONTENT), of no known kind (UNKNOWN_TYPE), of a kind that is not taken (TYPE_NOT_ALLOWED), not of the kind that it was declared to be
    /// (TYPE_MISMATCH), cut off or otherwise damaged (DAMAGED_CONTENT), or a picture of too many pixels (TOO_MANY_PIXELS).
    /// </summary>
    /// <param name="read">Reads the file.</param>
    /// <param name="size">Bytes of the whole file.</param>
    /// <param name="declaredType">What it was declared to be, such as "image/png"; empty or "application/octet-stream" declares nothing.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<InspectedFile> InspectAsync(ReadPiece read, long size, string declaredType, CancellationToken cancellationToken)
    {
        if (size == 0) throw Refused(Content, "Must not be empty.", "EMPTY_CONTENT");
        var reader = new FileReader(read, size, cancellationToken);
        var type = TypeOf((await reader.ReadUpToAsync(0, TypeDetector.HeadSize)).Span, declaredType);
        var file = await ReadFileAsync(reader, type);
        return options.RemoveLocation ? file : file with { LocationPatches = [] };
    }

    /// <summary>
    /// Looks at the start of a file while the rest is still on its way, and refuses then what it would refuse for its type at the end.
    /// </summary>
    /// <param name="start">What has arrived: it must be the whole file, or else nothing is said of less than <see cref="StartSize"/> bytes.</param>
    /// <param name="size">Bytes of the whole file.</param>
    /// <param name="declaredType">What it was declared to be.</param>
    public void CheckStart(ReadOnlySpan<byte> start, long size, string declaredType)
    {
        if (start.Length >= Math.Min(size, StartSize)) TypeOf(start[..Math.Min(start.Length, StartSize)], declaredType);
    }

    private MediaType TypeOf(ReadOnlySpan<byte> head, string declaredType)
    {
        var taken = string.Join(", ", options.AllowedTypes.Select(type => type.Name));
        var type = TypeDetector.Detect(head) ?? throw Refused(Content, $"Is no kind of file that is known here: {taken}.", "UNKNOWN_TYPE");
        CheckDeclared(type, declaredType);
        return options.AllowedTypes.Contains(type)
            ? type
            : throw Refused(Content, $"Is {type}, which is not taken here; taken are {taken}.", "TYPE_NOT_ALLOWED");
    }

    private async Task<InspectedFile> ReadFileAsync(FileReader reader, MediaType type)
    {
        try
        {
            var file = await FormatOf(type, reader);
            if (type.Kind == MediaKind.Image) CheckPixels(file);
            return file;
        }
        catch (DamagedFileException damage)
        {
            throw Refused(Content, $"Is a damaged file of type {type}: {damage.Message}.", "DAMAGED_CONTENT");
        }
    }

    private static Task<InspectedFile> FormatOf(MediaType type, FileReader reader) => type.Name switch
    {
        "image/jpeg" => JpegFormat.ReadAsync(reader, type),
        "image/png" => PngFormat.ReadAsync(reader, type),
        "image/gif" => GifFormat.ReadAsync(reader, type),
        "image/webp" => WebpFormat.ReadAsync(reader, type),
        "image/avif" or "image/heic" => HeifFormat.ReadAsync(reader, type),
        "image/tiff" => TiffFormat.ReadAsync(reader, type),
        "image/svg+xml" => SvgFormat.ReadAsync(reader, type),
        "application/pdf" => PdfFormat.ReadAsync(reader, type),
        "video/mp4" => Mp4Format.ReadAsync(reader, type),
        "video/webm" => WebmFormat.ReadAsync(reader, type),
        "model/gltf-binary" => GlbFormat.ReadAsync(reader, type),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type.Name, "A kind of file that nobody reads."),
    };

    private static void CheckDeclared(MediaType type, string declaredType)
    {
        if (declaredType is "" or "application/octet-stream" || MediaType.Find(declaredType) == type) return;
        throw Refused(DeclaredType, $"Is declared as '{declaredType}', but its content is {type}.", "TYPE_MISMATCH");
    }

    private void CheckPixels(InspectedFile file)
    {
        var (width, height, max) = (file.Facts.Width, file.Facts.Height, options.MaxPixels);
        if (Math.Max((long)width * height, file.MostPixels) <= max) return;
        var limit = string.Create(CultureInfo.InvariantCulture, $"Is a picture of {width} by {height} pixels; at most {max} pixels are taken.");
        throw Refused(Content, limit, "TOO_MANY_PIXELS");
    }

    private static PimException Refused(string field, string description, string reason) => PimException.Violated([new Violation(field, description, reason)]);
}
