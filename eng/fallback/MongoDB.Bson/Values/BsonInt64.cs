using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A whole number of 64 bits.</summary>
public sealed class BsonInt64(long value) : BsonValue, IComparable<BsonInt64>, IEquatable<BsonInt64>
{
    /// <summary>The number.</summary>
    public long Value { get; } = value;

    public override bool ToBoolean() => Value != 0;
    public override double ToDouble() => Value;
    public override int ToInt32() => checked((int)Value);
    public override long ToInt64() => Value;
    public override decimal ToDecimal() => Value;
    public override Decimal128 ToDecimal128() => Value;

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.Int64;

    /// <summary>The value that stands for a .NET value.</summary>
    public static new BsonInt64 Create(object value) => BsonTypeMapper.MapTo<BsonInt64>(value, BsonType.Int64);

    public int CompareTo(BsonInt64 other) => other is null ? 1 : NumberOrder.Compare(this, other);
    public override int CompareTo(BsonValue other) => other is not null && other.IsNumeric ? NumberOrder.Compare(this, other) : CompareTypeTo(other);
    public bool Equals(BsonInt64 rhs) => rhs is not null && Value == rhs.Value;
    public override bool Equals(object obj) => obj is BsonInt64 rhs && Equals(rhs);
    public override int GetHashCode() => Value.GetHashCode();
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator ==(BsonInt64 lhs, BsonInt64 rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonInt64 lhs, BsonInt64 rhs) => !(lhs == rhs);
    public static implicit operator BsonInt64(long value) => new(value);
}
