namespace MongoDB.Bson;

/// <summary>No value.</summary>
public sealed class BsonNull : BsonValue, IComparable<BsonNull>, IEquatable<BsonNull>
{
    private BsonNull() { }

    /// <summary>The only one.</summary>
    public static BsonNull Value { get; } = new();

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.Null;

    public override bool ToBoolean() => false;

    public int CompareTo(BsonNull other) => other is null ? 1 : 0;
    public override int CompareTo(BsonValue other) => CompareTypeTo(other);
    public bool Equals(BsonNull rhs) => rhs is not null;
    public override bool Equals(object obj) => obj is BsonNull;
    public override int GetHashCode() => (int)BsonType;
    public override string ToString() => "BsonNull";

    public static bool operator ==(BsonNull lhs, BsonNull rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonNull lhs, BsonNull rhs) => !(lhs == rhs);
}
