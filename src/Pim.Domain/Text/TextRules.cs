using System.Buffers;
using System.Globalization;

namespace Pim.Domain.Text;

/// <summary>What text may hold, and how long it is.</summary>
public static class TextRules
{
    /// <summary>Most grapheme clusters of a text value.</summary>
    public const int MaxTextLength = 65_536;

    /// <summary>Most UTF-16 units for each grapheme cluster that a text may have: more than any emoji takes (19), so that only marks piled up on
    /// one character come to it. Bounds what a text of few clusters can weigh.</summary>
    public const int MaxUnitsPerCluster = 32;

    /// <summary>Most UTF-16 units of a text value.</summary>
    public const int MaxTextUnits = MaxUnitsPerCluster * MaxTextLength;

    /// <summary>Most grapheme clusters of a label.</summary>
    public const int MaxLabelLength = 255;

    /// <summary>U+FFFD. Readers put it where bytes were no UTF-8, so text that holds it was damaged on its way.</summary>
    public const char ReplacementCharacter = '\uFFFD';

    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
    [
        ReplacementCharacter, '\x7f',
        .. Enumerable.Range(0, ' ').Select(c => (char)c).Except(['\t', '\n', '\r']),
        .. Enumerable.Range('\x80', 32).Select(c => (char)c).Except(['\u0085']),
    ]);

    /// <summary>The number of characters as a person counts them (extended grapheme clusters, UAX 29).</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (!text.IsEmpty)
        {
            // Two printable ASCII characters never join: most text is counted without the tables. A mark may join the last of a run.
            var run = text.IndexOfAnyExceptInRange(' ', '~');
            if (run < 0) return length + text.Length;
            if (run > 1)
            {
                length += run - 1;
                text = text[(run - 1)..];
            }
            text = text[StringInfo.GetNextTextElementLength(text)..];
            length++;
        }
        return length;
    }

    /// <summary>Why the text cannot be kept, or null when it can.</summary>
    public static (string Description, string Reason)? Refusal(string text, int maxLength)
    {
        if (text.Length > MaxUnitsPerCluster * maxLength)
            return ($"Must have at most {maxLength} characters of at most {MaxUnitsPerCluster} code units each.", "TEXT_TOO_LONG");
        if (text.Length > maxLength && Length(text) > maxLength) return ($"Must have at most {maxLength} characters.", "TEXT_TOO_LONG");
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 && HasLoneSurrogate(text))
            return ("Is not valid Unicode: half of a surrogate pair is missing.", "INVALID_TEXT");
        var unwanted = text.AsSpan().IndexOfAny(Unwanted);
        if (unwanted < 0) return null;
        return text[unwanted] == ReplacementCharacter
            ? ("Holds U+FFFD, the mark of text damaged on its way (bytes that were no valid UTF-8).", "INVALID_TEXT")
            : ($"Holds the control character U+{(int)text[unwanted]:X4}.", "INVALID_TEXT");
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return true;
            i++;
        }
        return false;
    }
}
