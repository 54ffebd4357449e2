using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Pim.Domain;
using Pim.Domain.Text;

namespace PimService.Requests;

/// <summary>Reads and writes what many messages hold: labels, codes, decimals, days. What cannot be read is gathered under the field's path.</summary>
internal static class Wire
{
    /// <summary>What to tell a caller whose decimal cannot be read.</summary>
    public const string NotDecimal = "Must be a decimal in plain notation, such as \"-12.50\", of at most 28 significant digits.";

    /// <summary>What to tell a caller whose day cannot be read.</summary>
    public const string NotDate = "Must be a day of the calendar written as \"2026-11-22\".";

    private const int MaxLabels = 1_000;

    /// <summary>Labels by locale.</summary>
    public static LocalizedText Labels(MapField<string, string> labels, string field, ViolationList violations)
    {
        if (labels.Count == 0 || !violations.Allows(labels.Count, MaxLabels, field)) return LocalizedText.Empty;
        var text = LocalizedText.Of(labels);
        if (text.Entries.Count < labels.Count) RefuseTwoSpellings(labels, field, violations);
        return text;
    }

    /// <summary>Writes labels.</summary>
    public static void WriteTo(this LocalizedText labels, MapField<string, string> map)
    {
        foreach (var (locale, text) in labels.Entries) map.Add(locale, text);
    }

    /// <summary>Codes in the order given.</summary>
    public static ValueList<string> Codes(RepeatedField<string> codes, int max, string field, ViolationList violations) =>
        violations.Allows(codes.Count, max, field) ? List(codes) : [];

    /// <summary>Codes as a set in ordinal order, each of which must be given once.</summary>
    public static ValueList<string> CodeSet(RepeatedField<string> codes, int max, string field, ViolationList violations)
    {
        if (codes.Count == 0 || !violations.Allows(codes.Count, max, field)) return [];
        var sorted = new string[codes.Count];
        codes.CopyTo(sorted, 0);
        Array.Sort(sorted, StringComparer.Ordinal);
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1]) violations.Add($"{field}[{LastIndexOf(codes, sorted[i])}]", "Is named twice.", "DUPLICATE");
        }
        return ListOf(sorted);
    }

    /// <summary>An immutable list of what a message holds.</summary>
    public static ValueList<string> List(RepeatedField<string> items)
    {
        if (items.Count == 0) return [];
        var array = new string[items.Count];
        items.CopyTo(array, 0);
        return ListOf(array);
    }

    /// <summary>Makes the array a list; it must not be changed after.</summary>
    public static ValueList<T> ListOf<T>(T[] items) => new(ImmutableCollectionsMarshal.AsImmutableArray(items));

    /// <summary>A decimal; null when empty.</summary>
    public static decimal? Number(string text, string field, ViolationList violations)
    {
        if (text.Length == 0) return null;
        if (Decimals.TryParse(text, out var number)) return number;
        violations.Add(field, NotDecimal, "INVALID_NUMBER");
        return null;
    }

    /// <summary>A day; null when empty.</summary>
    public static DateOnly? Date(string text, string field, ViolationList violations)
    {
        if (text.Length == 0) return null;
        if (TryDate(text, out var date)) return date;
        violations.Add(field, NotDate, "INVALID_DATE");
        return null;
    }

    /// <summary>Reads "2026-11-22" and nothing else.</summary>
    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Writes "2026-11-22".</summary>
    public static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The locale in its usual spelling; as it was given when it is none, for the rules to refuse.</summary>
    public static string Locale(string tag) => Locales.TryNormalize(tag, out var normal) ? normal : tag;

    /// <summary>A time as messages carry it; null for none.</summary>
    public static Timestamp? Write(DateTimeOffset time) => time == default ? null : Timestamp.FromDateTimeOffset(time);

    private static void RefuseTwoSpellings(MapField<string, string> labels, string field, ViolationList violations)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (locale, text) in labels)
        {
            if (text.Length > 0 && !seen.Add(Locale(locale)))
                violations.Add($"{field}.{locale}", $"The locale '{Locale(locale)}' is given in two spellings.", "DUPLICATE");
        }
    }

    private static int LastIndexOf(RepeatedField<string> codes, string code)
    {
        var index = codes.Count - 1;
        while (codes[index] != code) index--;
        return index;
    }
}
