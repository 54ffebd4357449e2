namespace MongoDB.Bson;

/// <summary>The deprecated type undefined.</summary>
public sealed class BsonUndefined : BsonValue, IComparable<BsonUndefined>, IEquatable<BsonUndefined>
{
    private BsonUndefined() { }

    /// <summary>The only one.</summary>
    public static BsonUndefined Value { get; } = new();

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.Undefined;

    public override bool ToBoolean() => false;

    public int CompareTo(BsonUndefined other) => other is null ? 1 : 0;
    public override int CompareTo(BsonValue other) => CompareTypeTo(other);
    public bool Equals(BsonUndefined rhs) => rhs is not null;
    public override bool Equals(object obj) => obj is BsonUndefined;
    public override int GetHashCode() => (int)BsonType;
    public override string ToString() => "BsonUndefined";

    public static bool operator ==(BsonUndefined lhs, BsonUndefined rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonUndefined lhs, BsonUndefined rhs) => !(lhs == rhs);
}
