using System.Collections;

namespace Pim.Domain.Values;

/// <summary>The values that one product holds itself, ordered by key, each key once. Immutable.</summary>
public sealed class ProductValues : IReadOnlyCollection<ScopedValue>, IEquatable<ProductValues>
{
    /// <summary>No values.</summary>
    public static readonly ProductValues Empty = new([]);

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

    /// <summary>Values in any order; of two with one key the later stands.</summary>
    public static ProductValues Of(List<ScopedValue> values) => values.Count == 0 ? Empty : new ProductValues(InOrder(values.ToArray()));

    /// <summary>The value of exactly this key, or null.</summary>
    public Value? Find(string attribute, string channel = "", string locale = "")
    {
        var key = new ValueKey(attribute, channel, locale);
        var index = FirstFrom(key);
        return index < _values.Length && _values[index].Key == key ? _values[index].Value : null;
    }

    /// <summary>All values of one attribute.</summary>
    public ReadOnlySpan<ScopedValue> Of(string attribute) => OfAt(attribute, FirstFrom(new ValueKey(attribute, "", "")));

    /// <summary>All values of one attribute, where they begin at a place or are not there at all.</summary>
    internal ReadOnlySpan<ScopedValue> OfAt(string attribute, int start)
    {
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
    public bool Equals(ProductValues? other) => ReferenceEquals(this, other) || other is not null && Span.SequenceEqual(other.Span);

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

    /// <summary>Brings values into the order of their keys, each key once; of two with one key the later stands.</summary>
    internal static ScopedValue[] InOrder(ScopedValue[] values)
    {
        if (IsOrdered(values)) return values;
        var places = new int[values.Length];
        for (var i = 0; i < places.Length; i++) places[i] = i;
        Array.Sort(places, (a, b) => values[a].Key.CompareTo(values[b].Key) is not 0 and var order ? order : a.CompareTo(b));
        var ordered = new List<ScopedValue>(values.Length);
        foreach (var place in places)
        {
            if (ordered.Count > 0 && ordered[^1].Key == values[place].Key) ordered[^1] = values[place];
            else ordered.Add(values[place]);
        }
        return ordered.ToArray();
    }

    private static bool IsOrdered(ScopedValue[] values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i - 1].Key.CompareTo(values[i].Key) >= 0) return false;
        }
        return true;
    }

    /// <summary>Place of the first value whose key is not less than this one.</summary>
    private int FirstFrom(in ValueKey key)
    {
        var (low, high) = (0, _values.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_values[middle].Key.CompareTo(key) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
