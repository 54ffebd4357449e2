using System.Text;

namespace Pim.Application.Media.Inspection;

/// <summary>A box of an ISO base media file (ISO/IEC 14496-12, section 4.2), of which MP4, HEIC and AVIF are made.</summary>
/// <param name="Type">Its four characters.</param>
/// <param name="Start">Where it starts in the file.</param>
/// <param name="Body">Where its content starts.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct Box(string Type, long Start, long Body, long End)
{
    private const int MaxBoxes = 10_000;

    /// <summary>Bytes of the content.</summary>
    public long Size => End - Body;

    /// <summary>The boxes of the whole file.</summary>
    public static Task<List<Box>> ReadAllAsync(FileReader file) => ReadAllAsync(file, 0, file.Length);

    /// <summary>The boxes between two places. Each must fit.</summary>
    public static async Task<List<Box>> ReadAllAsync(FileReader file, long start, long end)
    {
        var boxes = new List<Box>();
        for (var at = start; at + 8 <= end; at = boxes[^1].End)
        {
            if (boxes.Count == MaxBoxes) throw new DamagedFileException("it is in too many parts");
            boxes.Add(await ReadAsync(file, at, end));
        }
        return boxes;
    }

    /// <summary>The content. It stays as it is only until something else is read.</summary>
    public async Task<ReadOnlyMemory<byte>> ContentAsync(FileReader file) =>
        Size <= FileReader.MaxPiece ? await file.ReadAsync(Body, (int)Size) : throw new DamagedFileException($"its part '{Type}' is larger than it may be");

    private static async Task<Box> ReadAsync(FileReader file, long at, long end)
    {
        var head = (await file.ReadUpToAsync(at, 16)).Span;
        var type = Encoding.Latin1.GetString(Bytes.At(head, 4, 4));
        long size = Bytes.UInt32(head, 0);
        var headSize = 8;
        if (size == 1) (size, headSize) = ((long)Math.Min(Bytes.UInt64(head, 8), long.MaxValue / 2), 16);
        if (size == 0) size = end - at;
        if (size < headSize) throw new DamagedFileException("a part has no size");
        if (at + size > end) throw new DamagedFileException("it ends in the middle of a part");
        return new Box(type, at, at + headSize, at + size);
    }
}
