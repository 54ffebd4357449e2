namespace Pim.Domain.Values;

/// <summary>A change of a product's values: first what it clears, then what it sets.</summary>
public sealed record ValuesEdit
{
    /// <summary>Clears all values first.</summary>
    public bool ReplacesAll { get; init; }

    /// <summary>Attributes whose values are all cleared first.</summary>
    public IReadOnlySet<string> ReplacedAttributes { get; init; } = new HashSet<string>();

    /// <summary>The values to set, in any order; a null value clears its key. Of two with one key the later stands.</summary>
    public IReadOnlyList<(ValueKey Key, Value? Value)> Entries { get; init; } = [];

    /// <summary>The values after this change.</summary>
    public ProductValues ApplyTo(ProductValues values)
    {
        var entries = ProductValues.InOrder([.. Entries.Select(e => new ScopedValue(e.Key, e.Value!))]);
        var rest = ReplacesAll ? [] : values.Span;
        var merged = new List<ScopedValue>(rest.Length + entries.Length);
        foreach (ref readonly var entry in entries.AsSpan())
        {
            while (!rest.IsEmpty && rest[0].Key.CompareTo(entry.Key) < 0) Keep(ref rest, merged);
            if (!rest.IsEmpty && rest[0].Key == entry.Key) rest = rest[1..];
            if (entry.Value is not null) merged.Add(entry);
        }
        while (!rest.IsEmpty) Keep(ref rest, merged);
        return ProductValues.Of(merged);
    }

    private void Keep(ref ReadOnlySpan<ScopedValue> rest, List<ScopedValue> merged)
    {
        if (!ReplacedAttributes.Contains(rest[0].Key.Attribute)) merged.Add(rest[0]);
        rest = rest[1..];
    }
}
