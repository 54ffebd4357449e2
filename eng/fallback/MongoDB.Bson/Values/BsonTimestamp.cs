using System.Globalization;

namespace MongoDB.Bson;

/// <summary>The server's own kind of time: seconds since 1970, and the order within a second.</summary>
public sealed class BsonTimestamp(long value) : BsonValue, IComparable<BsonTimestamp>, IEquatable<BsonTimestamp>
{
    /// <summary>From seconds since 1970 and the order within the second.</summary>
    public BsonTimestamp(int timestamp, int increment) : this((long)((ulong)(uint)timestamp << 32 | (uint)increment)) { }

    /// <summary>Seconds in the upper half, order in the lower.</summary>
    public long Value { get; } = value;

    /// <summary>Seconds since 1970.</summary>
    public int Timestamp => (int)(Value >> 32);

    /// <summary>The order within the second.</summary>
    public int Increment => (int)Value;

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.Timestamp;

    /// <summary>The value that stands for a .NET value.</summary>
    public static new BsonTimestamp Create(object value) => BsonTypeMapper.MapTo<BsonTimestamp>(value, BsonType.Timestamp);

    public int CompareTo(BsonTimestamp other) => other is null ? 1 : Compare(other);
    public override int CompareTo(BsonValue other) => other is BsonTimestamp value ? Compare(value) : CompareTypeTo(other);
    public bool Equals(BsonTimestamp rhs) => rhs is not null && Value == rhs.Value;
    public override bool Equals(object obj) => obj is BsonTimestamp rhs && Equals(rhs);
    public override int GetHashCode() => Value.GetHashCode();
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator ==(BsonTimestamp lhs, BsonTimestamp rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonTimestamp lhs, BsonTimestamp rhs) => !(lhs == rhs);

    private int Compare(BsonTimestamp value) => ((ulong)Value).CompareTo((ulong)value.Value);
}
