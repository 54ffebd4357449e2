using System.Buffers.Binary;
using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>PNG (W3C, third edition): chunks from IHDR to IEND. Only their heads are read, and what tells of the picture.</summary>
internal static class PngFormat
{
    private const int MaxChunks = 100_000;

    public static async Task<InspectedFile> ReadAsync(FileReader file, MediaType type)
    {
        var patches = new PatchList();
        var size = await SizeAsync(file);
        var (orientation, isAnimated, hasPicture) = (1, false, false);
        var offset = 8L;
        for (var chunks = 0; chunks < MaxChunks; chunks++)
        {
            var head = (await file.ReadAsync(offset, 8)).ToArray();
            var length = Bytes.UInt32(head, 0);
            if (offset + 12 + length > file.Length) throw new DamagedFileException("it ends in the middle of a part");
            var name = head.AsMemory(4);
            if (name.Span.SequenceEqual("IEND"u8))
            {
                if (!hasPicture) throw new DamagedFileException("it has no picture");
                return new InspectedFile(type, size.Turned(orientation, isAnimated)) { LocationPatches = patches };
            }

            hasPicture |= name.Span.SequenceEqual("IDAT"u8);
            isAnimated |= name.Span.SequenceEqual("acTL"u8);
            if (name.Span.SequenceEqual("eXIf"u8)) orientation = await ReadExifAsync(file, offset, length, patches);
            if (name.Span.SequenceEqual("iTXt"u8)) await ReadTextAsync(file, offset, length, patches);
            offset += 12 + length;
        }
        throw new DamagedFileException("it is in too many parts");
    }

    private static async Task<PictureSize> SizeAsync(FileReader file)
    {
        var head = (await file.ReadAsync(8, 16)).Span;
        if (!head.Slice(4, 4).SequenceEqual("IHDR"u8)) throw new DamagedFileException("it does not start with its header");
        return new PictureSize(Bytes.UInt32(head, 8), Bytes.UInt32(head, 12)).Checked();
    }

    private static async Task<int> ReadExifAsync(FileReader file, long offset, uint length, PatchList patches)
    {
        if (length > FileReader.MaxPiece) throw new DamagedFileException("its EXIF data is larger than it may be");
        var exif = ExifData.Read((await file.ReadAsync(offset + 8, (int)length)).Span);
        if (exif.WithoutLocation is { } cleaned) patches.Add(Chunk("eXIf"u8, offset, cleaned));
        return exif.Orientation;
    }

    private static async Task ReadTextAsync(FileReader file, long offset, uint length, PatchList patches)
    {
        if (length > FileReader.MaxPiece) return;
        var text = await file.ReadAsync(offset + 8, (int)length);
        if (text.Span.StartsWith("XML:com.adobe.xmp\0"u8) && XmpLocation.Blank(text.Span) is { } blanked) patches.Add(Chunk("iTXt"u8, offset, blanked));
    }

    // The data of a chunk and its checksum, which covers the name too.
    private static FilePatch Chunk(ReadOnlySpan<byte> name, long offset, byte[] data)
    {
        var bytes = new byte[data.Length + 4];
        data.CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(data.Length), ~Crc(Crc(uint.MaxValue, name), data));
        return new FilePatch(offset + 8, bytes);
    }

    // Annex D of the specification, bit by bit: what it runs over is short.
    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ crc >> 1;
        }
        return crc;
    }
}
