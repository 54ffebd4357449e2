using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>
/// PDF (ISO 32000-1). Pages are counted at little cost: by the dictionary of a file made for the web, otherwise by the greatest count of a node
/// of the page tree that is found in the first and last megabyte, in streams of objects too, as far as a bounded number of bytes goes.
/// </summary>
internal static partial class PdfFormat
{
    private const int MaxUnpacked = 4 << 20;
    private const int MaxStreams = 100;
    private const int TailSize = 64 << 10;

    public static async Task<InspectedFile> ReadAsync(FileReader file, MediaType type)
    {
        var head = (await file.ReadUpToAsync(0, FileReader.MaxPiece)).ToArray();
        var tailSize = (int)Math.Min(FileReader.MaxPiece, file.Length);
        var tail = (await file.ReadAsync(file.Length - tailSize, tailSize)).ToArray();
        if (tail.AsSpan(Math.Max(0, tail.Length - TailSize)).LastIndexOf("%%EOF"u8) < 0) throw new DamagedFileException("it ends before its table of contents");
        return new InspectedFile(type, new AssetFacts { Pages = PagesOf(head, tail) });
    }

    private static int PagesOf(byte[] head, byte[] tail)
    {
        var opening = Encoding.Latin1.GetString(head.AsSpan(0, Math.Min(head.Length, 2_048)));
        if (Linearized().Match(opening) is { Success: true } linearized) return Number(linearized.Groups["pages"].Value);
        var count = Math.Max(CountIn(Encoding.Latin1.GetString(head)), CountIn(Encoding.Latin1.GetString(tail)));
        if (count == 0) count = Math.Max(CountInStreams(tail), CountInStreams(head));
        return count;
    }

    private static int CountIn(string text) => PageTree().Matches(text).Select(node => Number(node.Groups["pages"].Value)).DefaultIfEmpty().Max();

    // Section 7.5.7: streams that hold objects, compressed as zlib does.
    private static int CountInStreams(byte[] data)
    {
        var (count, unpacked) = (0, 0);
        var buffer = new byte[MaxUnpacked];
        foreach (var stream in ObjectStreams().Matches(Encoding.Latin1.GetString(data)).Take(MaxStreams))
        {
            if (unpacked >= MaxUnpacked) break;
            var size = Unpack(data, stream.Index + stream.Length, buffer.AsSpan(unpacked));
            count = Math.Max(count, CountIn(Encoding.Latin1.GetString(buffer, unpacked, size)));
            unpacked += size;
        }
        return count;
    }

    private static int Unpack(byte[] data, int start, Span<byte> buffer)
    {
        var size = 0;
        try
        {
            using var unpacking = new ZLibStream(new MemoryStream(data, start, data.Length - start, writable: false), CompressionMode.Decompress);
            for (var read = -1; read != 0 && size < buffer.Length; size += read) read = unpacking.Read(buffer[size..]);
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            // What came out before may do.
        }
        return size;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/Linearized\s[^>]*/N\s+(?<pages>\d{1,7})\b", RegexOptions.NonBacktracking)]
    private static partial Regex Linearized();

    [GeneratedRegex(@"/Type\s*/Pages\b[^>]*/Count\s+(?<pages>\d{1,7})\b|/Count\s+(?<pages>\d{1,7})\b[^>]*/Type\s*/Pages\b", RegexOptions.NonBacktracking)]
    private static partial Regex PageTree();

    [GeneratedRegex(@"/Type\s*/ObjStm\b[^>]*>>\s*stream\r?\n", RegexOptions.NonBacktracking)]
    private static partial Regex ObjectStreams();
}
