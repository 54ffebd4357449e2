using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>TIFF (revision 6.0): the first directory, and how many there are.</summary>
internal static class TiffFormat
{
    private const int EntrySize = 12;
    private const int MaxPages = 1_000;

    public static async Task<InspectedFile> ReadAsync(FileReader file, MediaType type)
    {
        var head = (await file.ReadAsync(0, 8)).ToArray();
        var isLittle = head[0] == 'I';
        AssetFacts? facts = null;
        var pages = 0;
        for (var directory = UInt32(head, 4, isLittle); directory != 0; pages++)
        {
            if (pages == MaxPages) throw new DamagedFileException("it has too many pages");
            var count = UInt16((await file.ReadAsync(directory, 2)).Span, 0, isLittle);
            var entries = (await file.ReadAsync(directory + 2, count * EntrySize + 4)).ToArray();
            facts ??= Read(entries, count, isLittle);
            directory = UInt32(entries, count * EntrySize, isLittle);
        }

        if (facts is null) throw new DamagedFileException("it has no picture");
        return new InspectedFile(type, facts with { Pages = pages });
    }

    private static AssetFacts Read(byte[] entries, int count, bool isLittle)
    {
        var (width, height, orientation) = (0L, 0L, 1);
        for (var at = 0; at < count * EntrySize; at += EntrySize)
        {
            var value = UInt16(entries, at + 2, isLittle) == 3 ? UInt16(entries, at + 8, isLittle) : UInt32(entries, at + 8, isLittle);
            switch (UInt16(entries, at, isLittle))
            {
                case 256: width = value; break;
                case 257: height = value; break;
                case 274 when value is >= 1 and <= 8: orientation = (int)value; break;
                default: break;
            }
        }
        return new PictureSize(width, height).Checked().Turned(orientation);
    }

    private static uint UInt32(byte[] data, int offset, bool isLittle) => isLittle ? Bytes.UInt32Little(data, offset) : Bytes.UInt32(data, offset);

    private static ushort UInt16(ReadOnlySpan<byte> data, int offset, bool isLittle) => isLittle ? Bytes.UInt16Little(data, offset) : Bytes.UInt16(data, offset);
}
