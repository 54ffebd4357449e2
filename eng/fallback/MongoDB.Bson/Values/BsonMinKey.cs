namespace MongoDB.Bson;

/// <summary>A value that sorts before all others.</summary>
public sealed class BsonMinKey : BsonValue, IComparable<BsonMinKey>, IEquatable<BsonMinKey>
{
    private BsonMinKey() { }

    /// <summary>The only one.</summary>
    public static BsonMinKey Value { get; } = new();

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.MinKey;

    public int CompareTo(BsonMinKey other) => other is null ? 1 : 0;
    public override int CompareTo(BsonValue other) => CompareTypeTo(other);
    public bool Equals(BsonMinKey rhs) => rhs is not null;
    public override bool Equals(object obj) => obj is BsonMinKey;
    public override int GetHashCode() => (int)BsonType;
    public override string ToString() => "BsonMinKey";

    public static bool operator ==(BsonMinKey lhs, BsonMinKey rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonMinKey lhs, BsonMinKey rhs) => !(lhs == rhs);
}
