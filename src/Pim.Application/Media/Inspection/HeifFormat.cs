using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>HEIC and AVIF (ISO/IEC 23008-12): the items of a file, of which the primary one is the picture shown.</summary>
internal static class HeifFormat
{
    private const int VersionSize = 4;

    public static async Task<InspectedFile> ReadAsync(FileReader file, MediaType type)
    {
        var boxes = await Box.ReadAllAsync(file);
        var isAnimated = boxes.Exists(box => box.Type == "moov");
        var meta = boxes.FirstOrDefault(box => box.Type == "meta");
        if (meta.Type is null || meta.Size < VersionSize) throw new DamagedFileException("it has no index of its pictures");
        var parts = await Box.ReadAllAsync(file, meta.Body + VersionSize, meta.End);
        var (size, turns, most) = await PictureAsync(file, parts);
        return new InspectedFile(type, size.Turned(turns, isAnimated)) { MostPixels = most, LocationPatches = await LocationPatchesAsync(file, parts) };
    }

    private static async Task<(PictureSize Size, int Orientation, long MostPixels)> PictureAsync(FileReader file, List<Box> parts)
    {
        var primary = await ContentAsync(file, parts, "pitm");
        var id = primary[0] == 0 ? Bytes.UInt16(primary, 4) : Bytes.UInt32(primary, 4);
        var properties = await Box.ReadAllAsync(file, Part(parts, "iprp").Body, Part(parts, "iprp").End);
        var container = Part(properties, "ipco");
        var values = await Box.ReadAllAsync(file, container.Body, container.End);
        var ofPrimary = HeifItems.PropertiesOf(id, await ContentAsync(file, properties, "ipma"));

        PictureSize? size = null;
        var (orientation, most) = (1, 0L);
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index].Type is not ("ispe" or "irot")) continue;
            var content = (await values[index].ContentAsync(file)).Span;
            if (values[index].Type == "irot")
            {
                if (ofPrimary.Contains(index + 1)) orientation = OrientationOf(Bytes.At(content, 0, 1)[0] & 3);
                continue;
            }

            var found = new PictureSize(Bytes.UInt32(content, 4), Bytes.UInt32(content, 8)).Checked();
            most = Math.Max(most, found.Width * found.Height);
            if (ofPrimary.Contains(index + 1)) size = found;
        }
        return (size ?? throw new DamagedFileException("it has no size"), orientation, most);
    }

    // Quarter turns against the clock, in the words of EXIF.
    private static int OrientationOf(int quarters) => quarters switch { 1 => 8, 2 => 3, 3 => 6, _ => 1 };

    private static async Task<PatchList> LocationPatchesAsync(FileReader file, List<Box> parts)
    {
        var patches = new PatchList();
        if (!parts.Exists(part => part.Type == "iinf") || !parts.Exists(part => part.Type == "iloc")) return patches;
        var (exif, xmp) = HeifItems.Metadata(await ContentAsync(file, parts, "iinf"));
        foreach (var (id, offset, length) in HeifItems.Places(await ContentAsync(file, parts, "iloc")))
        {
            if (length > FileReader.MaxPiece || !exif.Contains(id) && !xmp.Contains(id)) continue;
            var content = await file.ReadAsync(offset, (int)length);
            if (xmp.Contains(id) && XmpLocation.Blank(content.Span) is { } blanked) patches.Add(new FilePatch(offset, blanked));
            if (exif.Contains(id) && ExifPatch(content.Span, offset) is { } patch) patches.Add(patch);
        }
        return patches;
    }

    // ISO/IEC 23008-12, annex A: before the data stands how far it is to its start.
    private static FilePatch? ExifPatch(ReadOnlySpan<byte> content, long offset)
    {
        var start = VersionSize + (long)Bytes.UInt32(content, 0);
        return start < content.Length && ExifData.Read(content[(int)start..]).WithoutLocation is { } cleaned ? new FilePatch(offset + start, cleaned) : null;
    }

    private static Box Part(List<Box> parts, string type)
    {
        var part = parts.Find(part => part.Type == type);
        return part.Type is null ? throw new DamagedFileException($"it has no part '{type}'") : part;
    }

    private static async Task<byte[]> ContentAsync(FileReader file, List<Box> parts, string type)
    {
        var content = (await Part(parts, type).ContentAsync(file)).ToArray();
        return content.Length >= VersionSize ? content : throw new DamagedFileException($"its part '{type}' is too short");
    }
}
