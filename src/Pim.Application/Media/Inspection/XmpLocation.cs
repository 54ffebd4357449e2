using System.Text.RegularExpressions;
using System.Text;

namespace Pim.Application.Media.Inspection;

/// <summary>Where a picture was taken, as XMP tells it: the properties of EXIF whose names start with GPS. XMP is text, in which they are found without reading it as XML.</summary>
internal static partial class XmpLocation
{
    /// <summary>The same packet, as long as before, with spaces for those values; null when it has none.</summary>
    public static byte[]? Blank(ReadOnlySpan<byte> packet)
    {
        // One character for each byte: places in the text are places in the packet.
        var text = Encoding.Latin1.GetString(packet);
        byte[]? blanked = null;
        foreach (var value in Values().EnumerateMatches(text))
        {
            blanked ??= packet.ToArray();
            var start = text.AsSpan(value.Index, value.Length).IndexOfAny("=>") + 1;
            var kept = text[value.Index + start - 1] == '=' ? text.AsSpan(value.Index + start).IndexOfAny("\"'") + 1 : 0;
            blanked.AsSpan((value.Index + start + kept)..(value.Index + value.Length)).Fill((byte)' ');
        }
        return blanked;
    }

    // As an attribute, exif:GPSLatitude="53,33.1N", or as an element, <exif:GPSLatitude>53,33.1N</exif:GPSLatitude>.
    [GeneratedRegex("""exif:GPS\w{1,40}(?:\s*=\s*(?:"[^"<]+|'[^'<]+)|\s*>[^<]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex Values();
}
