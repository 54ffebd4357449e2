namespace MongoDB.Bson;

/// <summary>A decimal number of 128 bits.</summary>
public sealed class BsonDecimal128(Decimal128 value) : BsonValue, IComparable<BsonDecimal128>, IEquatable<BsonDecimal128>
{
    /// <summary>The number.</summary>
    public Decimal128 Value { get; } = value;

    public override bool ToBoolean() => !Decimal128.IsZero(Value) && !Decimal128.IsNaN(Value);
    public override double ToDouble() => Decimal128.ToDouble(Value);
    public override int ToInt32() => Decimal128.ToInt32(Value);
    public override long ToInt64() => Decimal128.ToInt64(Value);
    public override decimal ToDecimal() => Decimal128.ToDecimal(Value);
    public override Decimal128 ToDecimal128() => Value;

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.Decimal128;

    /// <summary>The value that stands for a .NET value.</summary>
    public static new BsonDecimal128 Create(object value) => BsonTypeMapper.MapTo<BsonDecimal128>(value, BsonType.Decimal128);

    public int CompareTo(BsonDecimal128 other) => other is null ? 1 : NumberOrder.Compare(this, other);
    public override int CompareTo(BsonValue other) => other is not null && other.IsNumeric ? NumberOrder.Compare(this, other) : CompareTypeTo(other);
    public bool Equals(BsonDecimal128 rhs) => rhs is not null && Value.Equals(rhs.Value);
    public override bool Equals(object obj) => obj is BsonDecimal128 rhs && Equals(rhs);
    public override int GetHashCode() => Value.GetHashCode();
    public override string ToString() => Value.ToString();

    public static bool operator ==(BsonDecimal128 lhs, BsonDecimal128 rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonDecimal128 lhs, BsonDecimal128 rhs) => !(lhs == rhs);
    public static implicit operator BsonDecimal128(Decimal128 value) => new(value);
}
