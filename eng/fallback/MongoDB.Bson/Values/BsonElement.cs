namespace MongoDB.Bson;

/// <summary>A name and a value in a document.</summary>
public readonly struct BsonElement : IComparable<BsonElement>, IEquatable<BsonElement>
{
    /// <summary>From its parts, neither of which may be null.</summary>
    public BsonElement(string name, BsonValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        Value = value;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public BsonValue Value { get; }

    public BsonElement Clone() => new(Name, Value.Clone());
    public BsonElement DeepClone() => new(Name, Value.DeepClone());

    /// <summary>Orders by type, then name, then value, as the server compares documents.</summary>
    public int CompareTo(BsonElement other)
    {
        var order = Value.CompareTypeTo(other.Value);
        if (order == 0) order = string.CompareOrdinal(Name, other.Name);
        return order != 0 ? order : Value.CompareTo(other.Value);
    }

    public bool Equals(BsonElement rhs) => Name == rhs.Name && Equals(Value, rhs.Value);
    public override bool Equals(object obj) => obj is BsonElement rhs && Equals(rhs);
    public override int GetHashCode() => HashCode.Combine(Name, Value);
    public override string ToString() => $"{Name}={Value}";

    public static bool operator ==(BsonElement lhs, BsonElement rhs) => lhs.Equals(rhs);
    public static bool operator !=(BsonElement lhs, BsonElement rhs) => !lhs.Equals(rhs);
}
