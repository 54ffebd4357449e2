namespace Pim.Domain.Values;

/// <summary>
/// Where a value stands in a product: its attribute, and the channel and locale it is for (empty where the attribute does not tell them apart).
/// </summary>
public readonly record struct ValueKey(string Attribute, string Channel, string Locale) : IComparable<ValueKey>
{
    /// <summary>Ordinal order: attribute, channel, locale.</summary>
    public int CompareTo(ValueKey other)
    {
        var order = string.CompareOrdinal(Attribute, other.Attribute);
        if (order != 0) return order;
        order = string.CompareOrdinal(Channel, other.Channel);
        return order != 0 ? order : string.CompareOrdinal(Locale, other.Locale);
    }
}

/// <summary>A value with its place.</summary>
public readonly record struct ScopedValue(ValueKey Key, Value Value);
