using System.Globalization;

namespace Pim.Domain.Text;

/// <summary>Rules for the codes by which things are named.</summary>
public static class Codes
{
    /// <summary>Most characters of a schema code.</summary>
    public const int MaxLength = 100;

    /// <summary>Most characters of a SKU.</summary>
    public const int MaxSkuLength = 128;

    /// <summary>Most characters of an option's code.</summary>
    public const int MaxOptionLength = 255;

    /// <summary>Most characters of the key of an asset.</summary>
    public const int MaxAssetKeyLength = 512;

    /// <summary>A letter, then letters, digits and underscores (ASCII): it can stand in a mask path and in a filter as it is.</summary>
    public static bool IsAttributeCode(string code) =>
        code.Length is > 0 and <= MaxLength && char.IsAsciiLetter(code[0]) && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>A letter or digit, then letters, digits, underscores and hyphens (ASCII).</summary>
    public static bool IsCode(string code) =>
        code.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit(code[0]) && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <summary>Visible text without space at either end.</summary>
    public static bool IsSku(string sku) => IsVisible(sku, MaxSkuLength);

    /// <summary>Visible text without space at either end.</summary>
    public static bool IsAssetKey(string key) => IsVisible(key, MaxAssetKeyLength);

    /// <summary>Visible text without space at either end and without the separators of list cells.</summary>
    public static bool IsOptionCode(string code) => IsVisible(code, MaxOptionLength) && !code.AsSpan().ContainsAny(',', ';');

    /// <summary>Visible text without space at either end.</summary>
    internal static bool IsVisible(string text, int maxLength)
    {
        if (text.Length == 0 || text.Length > maxLength || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) return false;
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0) return true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == TextRules.ReplacementCharacter) return false;
            if (System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned) return false;
        }
        return true;
    }
}
