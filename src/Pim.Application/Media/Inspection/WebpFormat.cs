using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>WebP (RFC 9649): the chunks of a RIFF file.</summary>
internal static class WebpFormat
{
    private const int MaxChunks = 100_000;

    public static async Task<InspectedFile> ReadAsync(FileReader file, MediaType type)
    {
        var end = 8L + Bytes.UInt32Little((await file.ReadAsync(0, 12)).Span, 4);
        if (end > file.Length) throw new DamagedFileException("it ends too early");
        var patches = new PatchList();
        var size = await SizeAsync(file);
        var (orientation, isAnimated) = (1, false);
        var offset = 12L;
        for (var chunks = 0; offset + 8 <= end; chunks++)
        {
            if (chunks == MaxChunks) throw new DamagedFileException("it is in too many parts");
            var head = (await file.ReadAsync(offset, 8)).ToArray();
            var length = Bytes.UInt32Little(head, 4);
            if (offset + 8 + length > end) throw new DamagedFileException("it ends in the middle of a part");
            var name = head.AsMemory(0, 4);
            isAnimated |= name.Span.SequenceEqual("ANMF"u8);
            if (name.Span.SequenceEqual("EXIF"u8)) orientation = await ReadExifAsync(file, offset + 8, length, patches);
            if (name.Span.SequenceEqual("XMP "u8)) await ReadXmpAsync(file, offset + 8, length, patches);
            offset += 8 + length + (length & 1);
        }
        return new InspectedFile(type, size.Turned(orientation, isAnimated)) { LocationPatches = patches };
    }

    // Sections 2.5 to 2.7: simple lossy, simple lossless, extended.
    private static async Task<PictureSize> SizeAsync(FileReader file)
    {
        var first = (await file.ReadAsync(12, 18)).Span;
        var size = first[..4] switch
        {
            var name when name.SequenceEqual("VP8 "u8) => new PictureSize(Bytes.UInt16Little(first, 14) & 0x3FFF, Bytes.UInt16Little(first, 16) & 0x3FFF),
            var name when name.SequenceEqual("VP8L"u8) => Lossless(Bytes.UInt32Little(first, 9)),
            var name when name.SequenceEqual("VP8X"u8) => new PictureSize(Bytes.UInt24Little(first, 12) + 1, Bytes.UInt24Little(first, 15) + 1),
            _ => throw new DamagedFileException("it does not start with its header"),
        };
        return size.Checked();
    }

    private static PictureSize Lossless(uint bits) => new((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);

    // Some writers put the mark of JPEG before the data.
    private static async Task<int> ReadExifAsync(FileReader file, long offset, uint length, PatchList patches)
    {
        if (length > FileReader.MaxPiece) throw new DamagedFileException("its EXIF data is larger than it may be");
        var data = await file.ReadAsync(offset, (int)length);
        var mark = data.Span.StartsWith("Exif\0\0"u8) ? 6 : 0;
        var exif = ExifData.Read(data.Span[mark..]);
        if (exif.WithoutLocation is { } cleaned) patches.Add(new FilePatch(offset + mark, cleaned));
        return exif.Orientation;
    }

    private static async Task ReadXmpAsync(FileReader file, long offset, uint length, PatchList patches)
    {
        if (length > FileReader.MaxPiece) return;
        if (XmpLocation.Blank((await file.ReadAsync(offset, (int)length)).Span) is { } blanked) patches.Add(new FilePatch(offset, blanked));
    }
}
