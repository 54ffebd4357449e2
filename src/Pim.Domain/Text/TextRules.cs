using System.Globalization;

namespace Pim.Domain.Text;

/// <summary>What text may hold, and how long it is.</summary>
public static class TextRules
{
    /// <summary>Most grapheme clusters of a text value.</summary>
    public const int MaxTextLength = 65_536;

    /// <summary>Most UTF-16 units of a text value: bounds the work of counting clusters in hostile text.</summary>
    public const int MaxTextUnits = 4 * MaxTextLength;

    /// <summary>Most grapheme clusters of a label.</summary>
    public const int MaxLabelLength = 255;

    /// <summary>U+FFFD. Readers put it where bytes were no UTF-8, so text that holds it was damaged on its way.</summary>
    public const char ReplacementCharacter = '\uFFFD';

    /// <summary>The number of characters as a person counts them (extended grapheme clusters, UAX 29).</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (!text.IsEmpty)
        {
            // Two printable ASCII characters never join: most text is counted without the tables.
            var step = text.Length > 1 && text[0] is >= ' ' and < '\x7f' && text[1] is >= ' ' and < '\x7f'
                ? 1
                : StringInfo.GetNextTextElementLength(text);
            text = text[step..];
            length++;
        }
        return length;
    }

    /// <summary>Why the text cannot be kept, or null when it can.</summary>
    public static (string Description, string Reason)? Refusal(string text, int maxLength)
    {
        if (text.Length > maxLength && (text.Length > 4 * maxLength || Length(text) > maxLength))
            return ($"Must have at most {maxLength} characters.", "TEXT_TOO_LONG");
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 && HasLoneSurrogate(text))
            return ("Is not valid Unicode: half of a surrogate pair is missing.", "INVALID_TEXT");
        if (text.Contains(ReplacementCharacter))
            return ("Holds U+FFFD, the mark of text damaged on its way (bytes that were no valid UTF-8).", "INVALID_TEXT");
        foreach (var c in text)
        {
            if (c < ' ' && c is not ('\t' or '\n' or '\r') || c is '\x7f')
                return ($"Holds the control character U+{(int)c:X4}.", "INVALID_TEXT");
        }
        return null;
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
