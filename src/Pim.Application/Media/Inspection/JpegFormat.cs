using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>JPEG (ITU-T T.81, annex B): segments from the start to the first scan; the picture must have an end.</summary>
internal static class JpegFormat
{
    private const int MaxSegments = 5_000;
    private const int TailSize = 64 << 10;

    private static ReadOnlySpan<byte> ExifMark => "Exif\0\0"u8;

    private static ReadOnlySpan<byte> XmpMark => "http://ns.adobe.com/xap/1.0/\0"u8;

    public static async Task<InspectedFile> ReadAsync(FileReader file, MediaType type)
    {
        var patches = new PatchList();
        PictureSize? size = null;
        var orientation = 1;
        var offset = 2L;
        for (var segments = 0; ; segments++)
        {
            if (segments == MaxSegments) throw new DamagedFileException("it has too many segments");
            var marker = await MarkerAsync(file, offset);
            offset = marker.End;
            if (marker.Code == 0xDA) break;
            if (marker.Code is 0x01 or (>= 0xD0 and <= 0xD7)) continue;
            if (marker.Code == 0xD9) throw new DamagedFileException("it ends before its picture");

            var length = Bytes.UInt16((await file.ReadAsync(offset, 2)).Span, 0);
            if (length < 2) throw new DamagedFileException("a segment has no length");
            var body = await file.ReadAsync(offset + 2, length - 2);
            if (IsFrame(marker.Code)) size ??= new PictureSize(Bytes.UInt16(body.Span, 3), Bytes.UInt16(body.Span, 1)).Checked();
            if (marker.Code == 0xE1) orientation = ReadApplication(body.Span, offset + 2, patches) ?? orientation;
            offset += length;
        }

        if (size is null) throw new DamagedFileException("it has no size");
        await RequireEndAsync(file, offset);
        return new InspectedFile(type, size.Value.Turned(orientation)) { LocationPatches = patches };
    }

    // Any number of fill bytes may stand before the code.
    private static async Task<(byte Code, long End)> MarkerAsync(FileReader file, long offset)
    {
        const int MaxFill = 1_024;
        if ((await file.ReadAsync(offset, 1)).Span[0] != 0xFF) throw new DamagedFileException("a segment does not start where the one before it ends");
        for (var at = offset + 1; at <= offset + MaxFill; at++)
        {
            var code = (await file.ReadAsync(at, 1)).Span[0];
            if (code != 0xFF) return (code, at + 1);
        }
        throw new DamagedFileException("it has no segments");
    }

    // Start of frame: 0xC0 to 0xCF without the tables of Huffman (C4) and arithmetic coding (CC) and the reserved one (C8).
    private static bool IsFrame(byte code) => code is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static int? ReadApplication(ReadOnlySpan<byte> body, long offset, PatchList patches)
    {
        if (body.StartsWith(ExifMark))
        {
            var exif = ExifData.Read(body[ExifMark.Length..]);
            if (exif.WithoutLocation is { } cleaned) patches.Add(new FilePatch(offset + ExifMark.Length, cleaned));
            return exif.Orientation;
        }

        if (body.StartsWith(XmpMark) && XmpLocation.Blank(body) is { } blanked) patches.Add(new FilePatch(offset, blanked));
        return null;
    }

    // Cameras put films and previews behind a picture, so its end need not be the end of the file: first there, where it mostly is, then from the scan on.
    private static async Task RequireEndAsync(FileReader file, long scan)
    {
        var tail = Math.Max(scan, file.Length - TailSize);
        if (await HasEndAsync(file, tail, file.Length) || await HasEndAsync(file, scan, Math.Min(tail, scan + FileReader.MaxTotal / 2))) return;
        throw new DamagedFileException("it ends in the middle of its picture");
    }

    private static async Task<bool> HasEndAsync(FileReader file, long from, long to)
    {
        for (var offset = from; offset < to; offset += TailSize - 1)
        {
            var piece = await file.ReadUpToAsync(offset, TailSize);
            if (piece.Span.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0) return true;
        }
        return false;
    }
}
