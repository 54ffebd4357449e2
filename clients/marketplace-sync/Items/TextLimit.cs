using System.Globalization;

namespace Pim.MarketplaceSync.Items;

/// <summary>Cuts text that is too long.</summary>
internal static class TextLimit
{
    private const string Ellipsis = "…";

    /// <summary>How far back the end of a word is looked for, as a share of what may stay.</summary>
    private const int WordShare = 5;

    /// <summary>
    /// The text, or as much of its beginning as fits with an ellipsis behind it: never half of a character as people see it, and whole words
    /// where one ends near the limit.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">Most UTF-16 units.</param>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength) return text;
        var room = maxLength - Ellipsis.Length;
        var end = 0;
        while (end < text.Length && end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= room) end = next;
        var word = end < text.Length && !char.IsWhiteSpace(text[end]) ? text.LastIndexOfAny([' ', '\n'], Math.Max(end - 1, 0)) : end;
        if (word >= end - end / WordShare && word > 0) end = word;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), Ellipsis);
    }
}
