namespace Pim.Domain.Values;

/// <summary>A change of a product's values: first what it clears, then what it sets.</summary>
public sealed record ValuesEdit
{
    /// <summary>Clears all values first.</summary>
    public bool ReplacesAll { get; init; }

    /// <summary>Attributes whose values are all cleared first.</summary>
    public IReadOnlySet<string> ReplacedAttributes { get; init; } = new HashSet<string>();

    /// <summary>The values to set, in any order; a null value clears its key.</summary>
    public IReadOnlyList<(ValueKey Key, Value? Value)> Entries { get; init; } = [];

    /// <summary>The values after this change.</summary>
    public ProductValues ApplyTo(ProductValues values)
    {
        var merged = new List<ScopedValue>(values.Count + Entries.Count);
        if (!ReplacesAll && values.Count > 0)
        {
            var touched = Entries.Select(e => e.Key).ToHashSet();
            foreach (var value in values.Span)
            {
                if (!ReplacedAttributes.Contains(value.Key.Attribute) && !touched.Contains(value.Key)) merged.Add(value);
            }
        }
        foreach (var (key, value) in Entries)
        {
            if (value is not null) merged.Add(new ScopedValue(key, value));
        }
        return ProductValues.Of(merged);
    }
}
