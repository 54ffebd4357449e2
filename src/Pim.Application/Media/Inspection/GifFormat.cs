using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>GIF (CompuServe, version 89a): blocks from the screen to the trailer.</summary>
internal static class GifFormat
{
    private const int MaxBlocks = 1_000_000;

    public static async Task<InspectedFile> ReadAsync(FileReader file, MediaType type)
    {
        var head = (await file.ReadAsync(0, 13)).ToArray();
        var size = new PictureSize(Bytes.UInt16Little(head, 6), Bytes.UInt16Little(head, 8)).Checked();
        var pictures = await CountPicturesAsync(file, 13 + ColorTableSize(head[10]));
        if (pictures == 0) throw new DamagedFileException("it has no picture");
        return new InspectedFile(type, size.Turned(orientation: 0, pictures > 1));
    }

    private static async Task<int> CountPicturesAsync(FileReader file, long offset)
    {
        for (var pictures = 0; ;)
        {
            var kind = (await file.ReadAsync(offset, 1)).Span[0];
            if (kind == 0x3B) return pictures;
            if (kind == 0x21)
            {
                offset = await SkipBlocksAsync(file, offset + 2);
            }
            else if (kind == 0x2C)
            {
                pictures++;
                var flags = (await file.ReadAsync(offset, 10)).Span[9];
                offset = await SkipBlocksAsync(file, offset + 10 + ColorTableSize(flags) + 1);
            }
            else
            {
                throw new DamagedFileException("it has a part that is none of a GIF");
            }
        }
    }

    private static async Task<long> SkipBlocksAsync(FileReader file, long offset)
    {
        for (var blocks = 0; blocks < MaxBlocks; blocks++)
        {
            var length = (await file.ReadAsync(offset, 1)).Span[0];
            offset += 1 + length;
            if (length == 0) return offset;
        }
        throw new DamagedFileException("it is in too many parts");
    }

    private static int ColorTableSize(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 0x07) + 1);
}
