using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>
/// SVG (W3C SVG 2). It is never read as XML: what stands before the first element is skipped, and of that element only the start is looked at.
/// Scripts stay where they are, for the bytes are kept as they came; it is the way in which they are served that keeps them from running.
/// </summary>
internal static partial class SvgFormat
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether a text starts with the element svg.</summary>
    public static bool IsSvg(ReadOnlySpan<byte> head) => head.TrimStart(Utf8Mark).TrimStart(" \t\r\n"u8) is [(byte)'<', ..] && StartTag().IsMatch(TextOf(head));

    public static async Task<InspectedFile> ReadAsync(FileReader file, MediaType type)
    {
        var text = TextOf((await file.ReadUpToAsync(0, TypeDetector.HeadSize)).Span);
        if (Unfolding().IsMatch(text)) throw new DamagedFileException("it declares entities that unfold or that lie elsewhere");
        var tail = await file.ReadAsync(Math.Max(0, file.Length - 1_024), (int)Math.Min(file.Length, 1_024));
        if (tail.Span.LastIndexOf("</"u8) < 0 && tail.Span.LastIndexOf("/>"u8) < 0) throw new DamagedFileException("it ends in the middle of its picture");
        var tag = StartTag().Match(text).Groups["attributes"].Value;
        return new InspectedFile(type, SizeOf(tag)?.Turned(orientation: 0) ?? AssetFacts.None);
    }

    private static string TextOf(ReadOnlySpan<byte> head) => Encoding.UTF8.GetString(head.TrimStart(Utf8Mark));

    // Without units, or in pixels; otherwise the box that it is drawn in. An SVG has no pixels of its own, so none of this is held against a limit.
    private static PictureSize? SizeOf(string attributes)
    {
        var (width, height) = (Width().Match(attributes), Height().Match(attributes));
        if (width.Success && height.Success) return Size(width.Groups[1].Value, height.Groups[1].Value);
        var box = ViewBox().Match(attributes);
        return box.Success ? Size(box.Groups[1].Value, box.Groups[2].Value) : null;
    }

    private static PictureSize? Size(string width, string height)
    {
        var size = (Pixels(width), Pixels(height));
        return size is ( > 0, > 0) ? new PictureSize(size.Item1, size.Item2) : null;
    }

    private static int Pixels(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number < 10_000_000 ? (int)Math.Round(number) : 0;

    [GeneratedRegex("""^\s*(?:(?:<\?[^>]*\?>|<!--(?:[^-]|-[^-])*-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>)\s*)*<(?:\w{1,40}:)?svg(?<attributes>(?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?)>""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex StartTag();

    [GeneratedRegex("""<!ENTITY\s+(?:%|[^>]*(?:&|\bSYSTEM\b|\bPUBLIC\b))""", RegexOptions.NonBacktracking)]
    private static partial Regex Unfolding();

    [GeneratedRegex("""\swidth\s*=\s*["']\s*([\d.]+)(?:px)?\s*["']""", RegexOptions.NonBacktracking)]
    private static partial Regex Width();

    [GeneratedRegex("""\sheight\s*=\s*["']\s*([\d.]+)(?:px)?\s*["']""", RegexOptions.NonBacktracking)]
    private static partial Regex Height();

    [GeneratedRegex("""\sviewBox\s*=\s*["']\s*[-\d.eE]+[\s,]+[-\d.eE]+[\s,]+([\d.eE]+)[\s,]+([\d.eE]+)\s*["']""", RegexOptions.NonBacktracking)]
    private static partial Regex ViewBox();
}
