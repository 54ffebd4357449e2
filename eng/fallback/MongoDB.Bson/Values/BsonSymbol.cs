namespace MongoDB.Bson;

/// <summary>Text of the deprecated type symbol.</summary>
public sealed class BsonSymbol(string value) : BsonValue, IComparable<BsonSymbol>, IEquatable<BsonSymbol>
{
    /// <summary>The text.</summary>
    public string Name { get; } = value ?? throw new ArgumentNullException(nameof(value));

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.Symbol;

    /// <summary>The value that stands for a .NET value.</summary>
    public static new BsonSymbol Create(object value) => BsonTypeMapper.MapTo<BsonSymbol>(value, BsonType.Symbol);

    public int CompareTo(BsonSymbol other) => other is null ? 1 : Compare(other);
    public override int CompareTo(BsonValue other) => other is BsonSymbol value ? Compare(value) : CompareTypeTo(other);
    public bool Equals(BsonSymbol rhs) => rhs is not null && Name == rhs.Name;
    public override bool Equals(object obj) => obj is BsonSymbol rhs && Equals(rhs);
    public override int GetHashCode() => Name.GetHashCode();
    public override string ToString() => Name;

    public static bool operator ==(BsonSymbol lhs, BsonSymbol rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonSymbol lhs, BsonSymbol rhs) => !(lhs == rhs);
    public static implicit operator BsonSymbol(string value) => value is null ? null : new(value);

    private int Compare(BsonSymbol value) => string.CompareOrdinal(Name, value.Name);
}
