using System.Buffers.Binary;
using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>WebM (RFC 8794 and 9559): elements of EBML, as far as the first cluster of frames.</summary>
internal static class WebmFormat
{
    private const int MaxElements = 1_000;
    private const uint Header = 0x1A45DFA3, DocType = 0x4282, Segment = 0x18538067, Info = 0x1549A966, Tracks = 0x1654AE6B, Cluster = 0x1F43B675;
    private const uint TimestampScale = 0x2AD7B1, Duration = 0x4489, Track = 0xAE, Video = 0xE0, PixelWidth = 0xB0, PixelHeight = 0xBA;

    public static async Task<InspectedFile> ReadAsync(FileReader file, MediaType type)
    {
        var header = await ElementAsync(file, 0, file.Length);
        if (header.Id != Header || !await IsWebmAsync(file, header)) throw new DamagedFileException("it is Matroska, but no WebM");
        var segment = await ElementAsync(file, header.End, file.Length);
        if (segment.Id != Segment) throw new DamagedFileException("it has no film");

        var facts = AssetFacts.None;
        var isFilm = false;
        await foreach (var element in ChildrenAsync(file, segment))
        {
            if (element.Id == Cluster) break;
            if (element.Id == Info) facts = facts with { Duration = await DurationAsync(file, element) };
            if (element.Id == Tracks) (facts, isFilm) = (await WithSizeAsync(facts, file, element), true);
        }
        return isFilm ? new InspectedFile(type, facts) : throw new DamagedFileException("it has no tracks");
    }

    private static async Task<bool> IsWebmAsync(FileReader file, Element header)
    {
        await foreach (var element in ChildrenAsync(file, header))
        {
            if (element.Id == DocType && element.Size <= 16) return (await file.ReadAsync(element.Body, (int)element.Size)).Span.TrimEnd((byte)0).SequenceEqual("webm"u8);
        }
        return false;
    }

    private static async Task<TimeSpan> DurationAsync(FileReader file, Element info)
    {
        var (scale, ticks) = (1_000_000L, 0.0);
        await foreach (var element in ChildrenAsync(file, info))
        {
            if (element.Id == TimestampScale) scale = await NumberAsync(file, element);
            if (element.Id == Duration && element.Size is 4 or 8) ticks = Real((await file.ReadAsync(element.Body, (int)element.Size)).Span);
        }
        var seconds = ticks * scale / 1e9;
        return seconds > 0 && seconds < TimeSpan.FromDays(365).TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
    }

    private static async Task<AssetFacts> WithSizeAsync(AssetFacts facts, FileReader file, Element tracks)
    {
        await foreach (var track in ChildrenAsync(file, tracks))
        {
            if (track.Id != Track) continue;
            await foreach (var video in ChildrenAsync(file, track))
            {
                if (video.Id != Video) continue;
                await foreach (var element in ChildrenAsync(file, video))
                {
                    if (element.Id == PixelWidth) facts = facts with { Width = (int)Math.Min(await NumberAsync(file, element), int.MaxValue) };
                    if (element.Id == PixelHeight) facts = facts with { Height = (int)Math.Min(await NumberAsync(file, element), int.MaxValue) };
                }
                return facts;
            }
        }
        return facts;
    }

    private static async IAsyncEnumerable<Element> ChildrenAsync(FileReader file, Element parent)
    {
        var count = 0;
        for (var at = parent.Body; at < parent.End;)
        {
            if (++count > MaxElements) throw new DamagedFileException("it is in too many parts");
            var element = await ElementAsync(file, at, parent.End);
            yield return element;
            at = element.End;
        }
    }

    // RFC 8794, sections 4 and 5: the leading zeros of the first byte say how many follow; a size of ones only is not known, and reaches to the end.
    private static async Task<Element> ElementAsync(FileReader file, long at, long end)
    {
        var head = (await file.ReadUpToAsync(at, 12)).Span;
        var (id, idLength) = Variable(head, 0, keepsMark: true);
        var (size, sizeLength) = Variable(head, idLength, keepsMark: false);
        var body = at + idLength + sizeLength;
        if (size == (1L << 7 * sizeLength) - 1) size = end - body;
        if (id > uint.MaxValue || size < 0 || body + size > end) throw new DamagedFileException("it ends in the middle of a part");
        return new Element((uint)id, body, body + size);
    }

    private static (long Value, int Length) Variable(ReadOnlySpan<byte> data, int offset, bool keepsMark)
    {
        var first = Bytes.At(data, offset, 1)[0];
        var length = 1 + byte.LeadingZeroCount(first);
        if (length > 8) throw new DamagedFileException("a part has no name or size");
        long value = keepsMark ? first : first & (0xFF >> length);
        foreach (var next in Bytes.At(data, offset + 1, length - 1)) value = value << 8 | next;
        return (value, length);
    }

    private static async Task<long> NumberAsync(FileReader file, Element element)
    {
        if (element.Size > 8) throw new DamagedFileException("a number is too long");
        var value = 0L;
        foreach (var next in (await file.ReadAsync(element.Body, (int)element.Size)).Span) value = value << 8 | next;
        return value & long.MaxValue;
    }

    private static double Real(ReadOnlySpan<byte> data) => data.Length == 4 ? BinaryPrimitives.ReadSingleBigEndian(data) : BinaryPrimitives.ReadDoubleBigEndian(data);

    private readonly record struct Element(uint Id, long Body, long End)
    {
        public long Size => End - Body;
    }
}
