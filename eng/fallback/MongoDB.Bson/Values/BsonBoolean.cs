namespace MongoDB.Bson;

/// <summary>True or false.</summary>
public sealed class BsonBoolean(bool value) : BsonValue, IComparable<BsonBoolean>, IEquatable<BsonBoolean>
{
    public static BsonBoolean True { get; } = new(true);
    public static BsonBoolean False { get; } = new(false);

    /// <summary>Whether it is true.</summary>
    public bool Value { get; } = value;

    internal static BsonBoolean From(bool value) => value ? True : False;

    public override bool ToBoolean() => Value;

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.Boolean;

    /// <summary>The value that stands for a .NET value.</summary>
    public static new BsonBoolean Create(object value) => BsonTypeMapper.MapTo<BsonBoolean>(value, BsonType.Boolean);

    public int CompareTo(BsonBoolean other) => other is null ? 1 : Compare(other);
    public override int CompareTo(BsonValue other) => other is BsonBoolean value ? Compare(value) : CompareTypeTo(other);
    public bool Equals(BsonBoolean rhs) => rhs is not null && Value == rhs.Value;
    public override bool Equals(object obj) => obj is BsonBoolean rhs && Equals(rhs);
    public override int GetHashCode() => Value.GetHashCode();
    public override string ToString() => Value ? "true" : "false";

    public static bool operator ==(BsonBoolean lhs, BsonBoolean rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonBoolean lhs, BsonBoolean rhs) => !(lhs == rhs);
    public static implicit operator BsonBoolean(bool value) => From(value);

    private int Compare(BsonBoolean value) => Value.CompareTo(value.Value);
}
