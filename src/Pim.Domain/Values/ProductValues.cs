using System.Collections;

namespace Pim.Domain.Values;

/// <summary>The values that one product holds itself, ordered by key, each key once. Immutable.</summary>
public sealed class ProductValues : IReadOnlyCollection<ScopedValue>, IEquatable<ProductValues>
{
    /// <summary>No values.</summary>
    public static readonly ProductValues Empty = new([]);

    private static readonly Comparer<ScopedValue> ByKey = Comparer<ScopedValue>.Create((a, b) => a.Key.CompareTo(b.Key));

    private readonly ScopedValue[] _values;

    private ProductValues(ScopedValue[] values) => _values = values;

    /// <summary>All values in order of their keys.</summary>
    public ReadOnlySpan<ScopedValue> Span => _values;

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <summary>The attributes that have a value, in ordinal order.</summary>
    public IEnumerable<string> Attributes
    {
        get
        {
            for (var i = 0; i < _values.Length; i++)
            {
                if (i == 0 || _values[i - 1].Key.Attribute != _values[i].Key.Attribute) yield return _values[i].Key.Attribute;
            }
        }
    }

    /// <summary>Values in any order; of two with one key the later stands. The list is taken over and must not be changed after.</summary>
    public static ProductValues Of(List<ScopedValue> values)
    {
        if (values.Count == 0) return Empty;
        var array = values.ToArray();
        if (IsOrdered(array)) return new ProductValues(array);
        var sorted = new SortedDictionary<ValueKey, Value>();
        foreach (var (key, value) in array) sorted[key] = value;
        return new ProductValues(sorted.Select(e => new ScopedValue(e.Key, e.Value)).ToArray());
    }

    /// <summary>The value of exactly this key, or null.</summary>
    public Value? Find(string attribute, string channel = "", string locale = "")
    {
        var index = Array.BinarySearch(_values, new ScopedValue(new ValueKey(attribute, channel, locale), null!), ByKey);
        return index >= 0 ? _values[index].Value : null;
    }

    /// <summary>All values of one attribute.</summary>
    public ReadOnlySpan<ScopedValue> Of(string attribute)
    {
        var start = Array.BinarySearch(_values, new ScopedValue(new ValueKey(attribute, "", ""), null!), ByKey);
        if (start < 0) start = ~start;
        var end = start;
        while (end < _values.Length && _values[end].Key.Attribute == attribute) end++;
        return _values.AsSpan(start, end - start);
    }

    /// <summary>Place of the key among the values of its attribute; -1 when it has none.</summary>
    public int IndexInAttribute(ValueKey key)
    {
        var values = Of(key.Attribute);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].Key == key) return i;
        }
        return -1;
    }

    /// <inheritdoc/>
    public bool Equals(ProductValues? other) => other is not null && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProductValues);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in _values) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<ScopedValue> GetEnumerator() => ((IEnumerable<ScopedValue>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    private static bool IsOrdered(ScopedValue[] values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i - 1].Key.CompareTo(values[i].Key) >= 0) return false;
        }
        return true;
    }
}
