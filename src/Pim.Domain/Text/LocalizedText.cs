namespace Pim.Domain.Text;

/// <summary>A text in several locales: the labels of things.</summary>
public sealed record LocalizedText
{
    /// <summary>No text in any locale.</summary>
    public static readonly LocalizedText Empty = new();

    /// <summary>Locale and text, by locale in ordinal order.</summary>
    public ValueList<(string Locale, string Text)> Entries { get; private init; }

    /// <summary>These texts; of two for one locale the later stands, and empty texts are left out.</summary>
    public static LocalizedText Of(IEnumerable<KeyValuePair<string, string>> texts)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (locale, text) in texts)
        {
            if (text.Length > 0) sorted[Locales.TryNormalize(locale, out var normal) ? normal : locale] = text;
        }
        return sorted.Count == 0 ? Empty : new LocalizedText { Entries = sorted.Select(e => (e.Key, e.Value)).ToValueList() };
    }

    /// <summary>The text in the first of these locales that has one; else in the first locale of the same language; else null.</summary>
    public string? In(string locale, ReadOnlySpan<string> fallbacks)
    {
        if (Exactly(locale) is { } text) return text;
        foreach (var fallback in fallbacks)
        {
            if (Exactly(fallback) is { } other) return other;
        }
        var language = locale.AsSpan()[..Math.Max(0, locale.IndexOf('-'))];
        if (language.IsEmpty) language = locale;
        foreach (var (candidate, value) in Entries)
        {
            if (candidate.AsSpan().StartsWith(language) && (candidate.Length == language.Length || candidate[language.Length] == '-')) return value;
        }
        return null;
    }

    /// <summary>Gathers what is wrong with the texts.</summary>
    public void Check(string field, List<Violation> violations, int maxLength = TextRules.MaxLabelLength)
    {
        foreach (var (locale, text) in Entries)
        {
            if (violations.AreMany()) return;
            if (!Locales.IsCanonical(locale))
                violations.Add(new($"{field}.{locale}", $"'{locale}' is not a BCP 47 locale.", "INVALID_LOCALE"));
            if (TextRules.Refusal(text, maxLength) is var (description, reason))
                violations.Add(new($"{field}.{locale}", description, reason));
        }
    }

    private string? Exactly(string locale)
    {
        foreach (var (candidate, text) in Entries)
        {
            if (candidate == locale) return text;
        }
        return null;
    }
}
