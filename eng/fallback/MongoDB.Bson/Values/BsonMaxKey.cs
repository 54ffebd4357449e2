namespace MongoDB.Bson;

/// <summary>A value that sorts after all others.</summary>
public sealed class BsonMaxKey : BsonValue, IComparable<BsonMaxKey>, IEquatable<BsonMaxKey>
{
    private BsonMaxKey() { }

    /// <summary>The only one.</summary>
    public static BsonMaxKey Value { get; } = new();

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.MaxKey;

    public int CompareTo(BsonMaxKey other) => other is null ? 1 : 0;
    public override int CompareTo(BsonValue other) => CompareTypeTo(other);
    public bool Equals(BsonMaxKey rhs) => rhs is not null;
    public override bool Equals(object obj) => obj is BsonMaxKey;
    public override int GetHashCode() => (int)BsonType;
    public override string ToString() => "BsonMaxKey";

    public static bool operator ==(BsonMaxKey lhs, BsonMaxKey rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonMaxKey lhs, BsonMaxKey rhs) => !(lhs == rhs);
}
