using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Pim.Domain.Text;

/// <summary>BCP 47 language tags in their usual spelling: "de", "de-DE", "zh-Hant-TW", "es-419".</summary>
public static class Locales
{
    /// <summary>Most characters of a tag.</summary>
    public const int MaxLength = 35;

    private const int MaxRemembered = 4_096;
    private static readonly ConcurrentDictionary<string, string> Remembered = new(StringComparer.Ordinal);

    /// <summary>Whether the tag is well formed and spelled in the usual way.</summary>
    public static bool IsCanonical(string tag) => TryNormalize(tag, out var normal) && normal == tag;

    /// <summary>
    /// Brings a tag into its usual spelling: hyphens, language in lower case, script in title case, region in upper case.
    /// "de_de" becomes "de-DE". False when it is not well formed.
    /// </summary>
    public static bool TryNormalize(string tag, [NotNullWhen(true)] out string? normal)
    {
        if (Remembered.TryGetValue(tag, out normal)) return true;
        normal = Normalize(tag);
        if (normal is null) return false;
        if (Remembered.Count < MaxRemembered) normal = Remembered.GetOrAdd(tag, normal);
        return true;
    }

    private static string? Normalize(string tag)
    {
        if (tag.Length is 0 or > MaxLength) return null;
        var parts = tag.Replace('_', '-').Split('-');
        if (parts[0].Length is < 2 or > 3 || !parts[0].All(char.IsAsciiLetter)) return null;
        parts[0] = parts[0].ToLowerInvariant();
        var seen = 0; // 1 script, 2 region, 3 variant: each only after the one before
        for (var i = 1; i < parts.Length; i++)
        {
            var part = parts[i];
            if (!part.All(char.IsAsciiLetterOrDigit)) return null;
            if (seen < 1 && part.Length == 4 && part.All(char.IsAsciiLetter))
                (parts[i], seen) = (char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant(), 1);
            else if (seen < 2 && (part.Length == 2 && part.All(char.IsAsciiLetter) || part.Length == 3 && part.All(char.IsAsciiDigit)))
                (parts[i], seen) = (part.ToUpperInvariant(), 2);
            else if (part.Length is >= 5 and <= 8 || part.Length == 4 && char.IsAsciiDigit(part[0]))
                (parts[i], seen) = (part.ToLowerInvariant(), 3);
            else
                return null;
        }
        return string.Join('-', parts);
    }
}
