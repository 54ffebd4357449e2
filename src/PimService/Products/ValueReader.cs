using Google.Protobuf.Collections;
using Pim.Domain.Products;
using Pim.Domain.Text;
using Pim.Domain.Values;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Products;

/// <summary>
/// Reads the values of one product message. Import reads hundreds of thousands of values a second here: paths are made only for what is
/// refused, and lists are sized once.
/// </summary>
/// <param name="violations">Where to gather what cannot be read.</param>
/// <param name="mayClear">Whether a value without data clears its place; it is refused otherwise.</param>
internal sealed partial class ValueReader(ViolationList violations, bool mayClear)
{
    private const int MaxAttributes = 1_000;
    private const int MaxValuesOfAttribute = 1_000;
    private const int FewValues = 8; // up to here looking through them is quicker than a set
    private const int MaxCodeLength = Codes.MaxLength;

    private static readonly Comparison<(ValueKey Key, Value? Value)> ByKey = static (a, b) => a.Key.CompareTo(b.Key);

    /// <summary>The values of all these attributes, ordered by their keys.</summary>
    public List<(ValueKey Key, Value? Value)> Read(MapField<string, V1.ValueSet> sets)
    {
        var count = Count(sets);
        if (!violations.Allows(sets.Count, MaxAttributes, "values") || !violations.Allows(count, ProductRules.MaxValues, "values")) return [];
        var entries = new List<(ValueKey Key, Value? Value)>(count);
        foreach (var (attribute, set) in sets) Read(attribute, set, entries);
        entries.Sort(ByKey);
        return entries;
    }

    /// <summary>Adds the values of one attribute.</summary>
    public void Read(string attribute, V1.ValueSet set, List<(ValueKey Key, Value? Value)> entries)
    {
        if (violations.IsFull) return;
        if (attribute.Length is 0 or > MaxCodeLength)
        {
            violations.Add("values", $"The code of an attribute must have 1 to {MaxCodeLength} characters.", "INVALID_CODE");
            return;
        }
        if (set.Values.Count > MaxValuesOfAttribute)
        {
            violations.Add($"values.{attribute}.values", $"Must have at most {MaxValuesOfAttribute} entries, not {set.Values.Count}.", "COUNT_OUT_OF_RANGE");
            return;
        }
        var start = entries.Count;
        var seen = set.Values.Count > FewValues ? new HashSet<ValueKey>(set.Values.Count) : null;
        for (var index = 0; index < set.Values.Count; index++)
        {
            var value = set.Values[index];
            var place = new Place(attribute, index);
            if (!TryKey(value, place, out var key)) continue;
            if (seen?.Add(key) ?? IsNew(key, entries, start)) entries.Add((key, Data(value, place)));
            else Refuse(place, "", $"There are two values for this channel and locale{Named(key)}.", "DUPLICATE");
        }
    }

    private static bool IsNew(in ValueKey key, List<(ValueKey Key, Value? Value)> entries, int start)
    {
        for (var i = start; i < entries.Count; i++)
        {
            if (entries[i].Key == key) return false;
        }
        return true;
    }

    private static int Count(MapField<string, V1.ValueSet> sets)
    {
        var count = 0;
        foreach (var (_, set) in sets) count += set.Values.Count;
        return count;
    }

    private bool TryKey(V1.Value value, in Place place, out ValueKey key)
    {
        key = default;
        if (value.Channel.Length > MaxCodeLength)
        {
            Refuse(place, ".channel", $"Must have at most {MaxCodeLength} characters.", "INVALID_CODE");
            return false;
        }
        var locale = "";
        if (value.Locale.Length > 0 && !Locales.TryNormalize(value.Locale, out locale))
        {
            Refuse(place, ".locale", "Is not a BCP 47 locale, such as \"de-DE\".", "INVALID_LOCALE");
            return false;
        }
        key = new ValueKey(place.Attribute, value.Channel, locale);
        return true;
    }

    private static string Named(in ValueKey key) =>
        (key.Channel, key.Locale) is ("", "") ? "" : $" ({key.Channel}{(key.Channel.Length > 0 && key.Locale.Length > 0 ? ", " : "")}{key.Locale})";

    private void Refuse(in Place place, string part, string description, string reason) =>
        violations.Add($"values.{place.Attribute}.values[{place.Index}]{part}", description, reason);

    /// <summary>Where a value stands in the message.</summary>
    private readonly record struct Place(string Attribute, int Index);
}
