using System.Globalization;
using System.Text;

namespace Pim.Domain.Search;

/// <summary>
/// Text as it is searched: upper and lower case and accents alike. Scripts that put no spaces between words (Chinese, Japanese, Thai, Lao, Khmer,
/// Burmese) are cut into pairs of characters, so that every part of a text can be found without knowing its words.
/// </summary>
public static class SearchText
{
    /// <summary>Most UTF-16 units of a word; the rest is left out, of texts and queries alike.</summary>
    public const int MaxWordLength = 40;

    /// <summary>A text without what does not count: in lower case, without accents, with one form for each character.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (IsAccent(c)) continue;
            if (Spelled(c) is { } letters) folded.Append(letters);
            else folded.Append(c);
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The words by which a text is found; a query finds it when each word of the query is the beginning of one of them.</summary>
    public static IEnumerable<string> Words(string text) => Cut(text, isQuery: false);

    /// <summary>The words of a query.</summary>
    public static IEnumerable<string> QueryWords(string text) => Cut(text, isQuery: true);

    /// <summary>The beginning of a text, at most so many UTF-16 units of it, cut between characters.</summary>
    internal static string Beginning(string text, int maxLength)
    {
        if (text.Length <= maxLength) return text;
        return text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)];
    }

    private static IEnumerable<string> Cut(string text, bool isQuery)
    {
        var folded = Fold(text);
        for (var i = 0; i < folded.Length;)
        {
            var start = i;
            var spaced = !IsUnspaced(RuneAt(folded, i));
            while (i < folded.Length && RuneAt(folded, i) is var rune && IsOfWord(rune) && IsUnspaced(rune) != spaced) i += rune.Utf16SequenceLength;
            if (i == start) i += RuneAt(folded, i).Utf16SequenceLength;
            else if (spaced) yield return Beginning(folded[start..i], MaxWordLength);
            else
            {
                foreach (var pair in Pairs(folded[start..i], isQuery)) yield return pair;
            }
        }
    }

    /// <summary>The pairs of neighbours; of a text also its last character, by which alone it may be asked for.</summary>
    private static IEnumerable<string> Pairs(string run, bool isQuery)
    {
        var runes = run.EnumerateRunes().Select(r => r.ToString()).ToList();
        for (var i = 0; i + 1 < runes.Count; i++) yield return runes[i] + runes[i + 1];
        if (!isQuery || runes.Count == 1) yield return runes[^1];
    }

    private static Rune RuneAt(string text, int index) => Rune.TryGetRuneAt(text, index, out var rune) ? rune : Rune.ReplacementChar;

    private static bool IsOfWord(Rune rune) => Rune.IsLetter(rune) || Rune.IsNumber(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsUnspaced(Rune rune) => rune.Value switch
    {
        >= 0x0E00 and <= 0x0EFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x17FF => true, // Thai and Lao, Burmese, Khmer
        >= 0x3005 and <= 0x3007 or >= 0x3040 and <= 0x30FF or >= 0x31F0 and <= 0x31FF => true, // kana
        >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF => true, // Han
        _ => false,
    };

    // Marks that readers of Latin, Greek, Cyrillic, Hebrew and Arabic leave out; in other scripts marks make other letters.
    private static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F' or >= '\u0591' and <= '\u05C7' or >= '\u064B' and <= '\u065F' or '\u0670';

    /// <summary>Letters that have no accent to take away, as they are written without them.</summary>
    private static string? Spelled(char c) => c switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        'ς' => "σ",
        _ => null,
    };
}
