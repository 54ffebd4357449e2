using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A time in milliseconds since 1970 UTC.</summary>
public sealed class BsonDateTime(long value) : BsonValue, IComparable<BsonDateTime>, IEquatable<BsonDateTime>
{
    /// <summary>A time, taken to UTC and cut to milliseconds.</summary>
    public BsonDateTime(DateTime value) : this(BsonUtils.ToMillisecondsSinceEpoch(value)) { }

    /// <summary>Milliseconds since 1970 UTC.</summary>
    public long MillisecondsSinceEpoch { get; } = value;

    /// <inheritdoc/>
    public override bool IsValidDateTime => BsonDateTimeRange.Contains(MillisecondsSinceEpoch);

    public override DateTime ToUniversalTime() => BsonUtils.ToDateTimeFromMillisecondsSinceEpoch(MillisecondsSinceEpoch);
    public override DateTime ToLocalTime() => ToUniversalTime().ToLocalTime();

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.DateTime;

    /// <summary>The value that stands for a .NET value.</summary>
    public static new BsonDateTime Create(object value) => BsonTypeMapper.MapTo<BsonDateTime>(value, BsonType.DateTime);

    public int CompareTo(BsonDateTime other) => other is null ? 1 : Compare(other);
    public override int CompareTo(BsonValue other) => other is BsonDateTime value ? Compare(value) : CompareTypeTo(other);
    public bool Equals(BsonDateTime rhs) => rhs is not null && MillisecondsSinceEpoch == rhs.MillisecondsSinceEpoch;
    public override bool Equals(object obj) => obj is BsonDateTime rhs && Equals(rhs);
    public override int GetHashCode() => MillisecondsSinceEpoch.GetHashCode();
    public override string ToString() => IsValidDateTime
        ? IO.JsonConvert.ToString(ToUniversalTime())
        : MillisecondsSinceEpoch.ToString(CultureInfo.InvariantCulture);

    public static bool operator ==(BsonDateTime lhs, BsonDateTime rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonDateTime lhs, BsonDateTime rhs) => !(lhs == rhs);
    public static implicit operator BsonDateTime(DateTime value) => new(value);

    private int Compare(BsonDateTime value) => MillisecondsSinceEpoch.CompareTo(value.MillisecondsSinceEpoch);
}
