using System.Text;
using System.Text.RegularExpressions;
using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>MP4 (ISO/IEC 14496-12 and -14): the film's own header and those of its tracks.</summary>
internal static partial class Mp4Format
{
    public static async Task<InspectedFile> ReadAsync(FileReader file, MediaType type)
    {
        var boxes = await Box.ReadAllAsync(file);
        var film = boxes.FirstOrDefault(box => box.Type == "moov");
        if (film.Type is null) throw new DamagedFileException("it has no index of its film");
        var facts = AssetFacts.None;
        var patches = new PatchList();
        foreach (var box in boxes.Where(box => box.Type == "uuid")) await BlankXmpAsync(file, box, patches);
        foreach (var box in await Box.ReadAllAsync(file, film.Body, film.End))
        {
            if (box.Type == "mvhd") facts = facts with { Duration = DurationOf((await box.ContentAsync(file)).Span) };
            if (box.Type == "trak") facts = await WithTrackAsync(facts, file, box);
            if (box.Type == "udta") await BlankPlacesAsync(file, box, patches);
            if (box.Type == "meta" && box.Size <= FileReader.MaxPiece) BlankPlace(box, (await box.ContentAsync(file)).Span, patches);
        }
        return new InspectedFile(type, facts) { LocationPatches = patches };
    }

    // Section 8.2.2: times of 32 bits in version 0, of 64 in version 1; all bits set when the duration is not known.
    private static TimeSpan DurationOf(ReadOnlySpan<byte> header)
    {
        var isLong = Bytes.At(header, 0, 1)[0] == 1;
        var scale = Bytes.UInt32(header, isLong ? 20 : 12);
        var units = isLong ? Bytes.UInt64(header, 24) : Bytes.UInt32(header, 16);
        if (scale == 0 || units == 0 || units == (isLong ? ulong.MaxValue : uint.MaxValue)) return TimeSpan.Zero;
        var seconds = (double)units / scale;
        return seconds < TimeSpan.FromDays(365).TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
    }

    // Section 8.3.2: behind the times, a matrix and then width and height in units of 1/65536. Tracks of sound have none.
    private static async Task<AssetFacts> WithTrackAsync(AssetFacts facts, FileReader file, Box track)
    {
        var header = (await Box.ReadAllAsync(file, track.Body, track.End)).FirstOrDefault(box => box.Type == "tkhd");
        if (header.Type is null || facts.Width > 0) return facts;
        var content = (await header.ContentAsync(file)).Span;
        var matrix = Bytes.At(content, 0, 1)[0] == 1 ? 52 : 40;
        var (width, height) = ((int)(Bytes.UInt32(content, matrix + 36) >> 16), (int)(Bytes.UInt32(content, matrix + 40) >> 16));
        var liesDown = Bytes.UInt32(content, matrix) == 0 && Bytes.UInt32(content, matrix + 4) != 0;
        return liesDown ? facts with { Width = height, Height = width } : facts with { Width = width, Height = height };
    }

    // 3GPP TS 26.244, section 8.3 (loci), and what QuickTime writes (the copyright sign and xyz): made into free space.
    private static async Task BlankPlacesAsync(FileReader file, Box data, PatchList patches)
    {
        foreach (var box in await Box.ReadAllAsync(file, data.Body, data.End))
        {
            if (box.Type == "meta" && box.Size <= FileReader.MaxPiece) BlankPlace(box, (await box.ContentAsync(file)).Span, patches);
            if (box.Type == "XMP_") await BlankXmpAsync(file, box, patches);
            if (box.Type is not ("loci" or "©xyz") || box.Size > FileReader.MaxPiece) continue;
            patches.Add(new FilePatch(box.Start + 4, "free"u8.ToArray()));
            patches.Add(new FilePatch(box.Body, new byte[box.Size]));
        }
    }

    private static async Task BlankXmpAsync(FileReader file, Box box, PatchList patches)
    {
        if (box.Size > FileReader.MaxPiece) return;
        if (XmpLocation.Blank((await box.ContentAsync(file)).Span) is { } blanked) patches.Add(new FilePatch(box.Body, blanked));
    }

    // What phones write: a text after ISO 6709 under the key com.apple.quicktime.location.ISO6709.
    private static void BlankPlace(Box box, ReadOnlySpan<byte> content, PatchList patches)
    {
        if (content.IndexOf("location.ISO6709"u8) < 0) return;
        foreach (var place in Place().EnumerateMatches(Encoding.Latin1.GetString(content)))
        {
            var blank = new byte[place.Length];
            blank.AsSpan().Fill((byte)' ');
            patches.Add(new FilePatch(box.Body + place.Index, blank));
        }
    }

    [GeneratedRegex(@"[+-]\d{2,6}(?:\.\d{1,20})?[+-]\d{3,7}(?:\.\d{1,20})?(?:[+-]\d{1,10}(?:\.\d{1,20})?)?", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
