using System.Text;

namespace PimService.Errors;

/// <summary>
/// Keeps statuses small: they travel in trailers, and clients refuse more than 8 kB of those (gRPC for Java and the C core by default).
/// What counts is what goes over the wire: the message percent-encoded, the details in base64.
/// </summary>
internal static class StatusSize
{
    /// <summary>Most bytes that message and details may take in trailers.</summary>
    public const int MaxWireBytes = 7_000;

    /// <summary>Most facts in the details of one status.</summary>
    public const int MaxFacts = 8;

    /// <summary>Most bytes of one fact.</summary>
    public const int MaxFactBytes = 300;

    /// <summary>Most bytes of a violation's field path.</summary>
    public const int MaxFieldBytes = 300;

    /// <summary>Most bytes of a violation's description.</summary>
    public const int MaxDescriptionBytes = 500;

    private const int MaxMessageWireBytes = 1_200;
    private const string Ellipsis = "...";

    /// <summary>Most bytes that a status with this message may take before base64.</summary>
    public static int MaxStatusBytes(string message) => (MaxWireBytes - WireLength(message)) / 4 * 3;

    /// <summary>The text, cut at a whole character so that its UTF-8 takes at most this many bytes.</summary>
    public static string Cut(string text, int maxBytes) => Cut(text, maxBytes, rune => rune.Utf8SequenceLength);

    /// <summary>The message, cut so that it stays small when percent-encoded.</summary>
    public static string CutMessage(string message) => Cut(message, MaxMessageWireBytes, PercentEncoding.LengthOf);

    private static string Cut(string text, int max, Func<Rune, int> lengthOf)
    {
        int length = 0, end = 0, chars = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            length += lengthOf(rune);
            chars += rune.Utf16SequenceLength;
            if (length > max) return text[..end] + Ellipsis;
            if (length <= max - Ellipsis.Length) end = chars;
        }

        return text;
    }

    private static int WireLength(string text) => text.EnumerateRunes().Sum(PercentEncoding.LengthOf);
}
