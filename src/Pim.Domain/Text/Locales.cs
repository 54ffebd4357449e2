using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Pim.Domain.Text;

/// <summary>BCP 47 language tags in their usual spelling: "de", "de-DE", "zh-Hant-TW", "es-419".</summary>
public static class Locales
{
    /// <summary>Most characters of a tag.</summary>
    public const int MaxLength = 35;

    // The places of subtags: each only after the one before; variants may repeat.
    private const int Script = 1;
    private const int Region = 2;
    private const int Variant = 3;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>Whether the tag is well formed and spelled in the usual way.</summary>
    public static bool IsCanonical(string tag) => TryNormalize(tag, out var normal) && ReferenceEquals(normal, tag);

    /// <summary>
    /// Brings a tag into its usual spelling: hyphens, language in lower case, script in title case, region in upper case.
    /// "de_de" becomes "de-DE". A tag in this spelling is answered itself. False when it is not well formed.
    /// </summary>
    public static bool TryNormalize(string tag, [NotNullWhen(true)] out string? normal)
    {
        normal = null;
        if (tag.Length is 0 or > MaxLength) return false;
        Span<char> spelled = stackalloc char[tag.Length];
        if (!TrySpell(tag, spelled)) return false;
        normal = spelled.SequenceEqual(tag) ? tag : new string(spelled);
        return true;
    }

    private static bool TrySpell(ReadOnlySpan<char> tag, Span<char> spelled)
    {
        var place = 0;
        for (var start = 0; start <= tag.Length;)
        {
            var length = tag[start..].IndexOfAny('-', '_');
            if (length < 0) length = tag.Length - start;
            var part = tag.Slice(start, length);
            var target = spelled.Slice(start, length);
            if (!(start == 0 ? TrySpellLanguage(part, target) : TrySpellSubtag(part, target, ref place))) return false;
            start += length;
            if (start < tag.Length) spelled[start] = '-';
            start++;
        }
        return true;
    }

    private static bool TrySpellLanguage(ReadOnlySpan<char> part, Span<char> target) =>
        part.Length is 2 or 3 && !part.ContainsAnyExcept(Letters) && Ascii.ToLower(part, target, out _) == OperationStatus.Done;

    private static bool TrySpellSubtag(ReadOnlySpan<char> part, Span<char> target, ref int place)
    {
        if (part.ContainsAnyExcept(LettersAndDigits)) return false;
        Ascii.ToLower(part, target, out _);
        var letters = !part.ContainsAnyExcept(Letters);
        if (place < Script && part.Length == 4 && letters)
        {
            target[0] = char.ToUpperInvariant(target[0]);
            place = Script;
        }
        else if (place < Region && (part.Length == 2 && letters || part.Length == 3 && !part.ContainsAnyExcept(Digits)))
        {
            Ascii.ToUpper(part, target, out _);
            place = Region;
        }
        else if (part.Length is >= 5 and <= 8 || part.Length == 4 && char.IsAsciiDigit(part[0]))
        {
            place = Variant;
        }
        else
        {
            return false;
        }
        return true;
    }
}
