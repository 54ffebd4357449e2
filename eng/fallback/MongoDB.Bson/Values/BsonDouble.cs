using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A binary floating-point number of 64 bits.</summary>
public sealed class BsonDouble(double value) : BsonValue, IComparable<BsonDouble>, IEquatable<BsonDouble>
{
    /// <summary>The number.</summary>
    public double Value { get; } = value;

    public override bool ToBoolean() => Value != 0 && !double.IsNaN(Value);
    public override double ToDouble() => Value;
    public override int ToInt32() => checked((int)Value);
    public override long ToInt64() => checked((long)Value);
    public override decimal ToDecimal() => (decimal)Value;
    public override Decimal128 ToDecimal128() => (Decimal128)Value;

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.Double;

    /// <summary>The value that stands for a .NET value.</summary>
    public static new BsonDouble Create(object value) => BsonTypeMapper.MapTo<BsonDouble>(value, BsonType.Double);

    public int CompareTo(BsonDouble other) => other is null ? 1 : NumberOrder.Compare(this, other);
    public override int CompareTo(BsonValue other) => other is not null && other.IsNumeric ? NumberOrder.Compare(this, other) : CompareTypeTo(other);
    public bool Equals(BsonDouble rhs) => rhs is not null && Value.Equals(rhs.Value);
    public override bool Equals(object obj) => obj is BsonDouble rhs && Equals(rhs);
    public override int GetHashCode() => Value.GetHashCode();
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);

    public static bool operator ==(BsonDouble lhs, BsonDouble rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonDouble lhs, BsonDouble rhs) => !(lhs == rhs);
    public static implicit operator BsonDouble(double value) => new(value);
}
