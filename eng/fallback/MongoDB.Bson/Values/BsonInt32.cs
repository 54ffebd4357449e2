using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A whole number of 32 bits.</summary>
public sealed class BsonInt32(int value) : BsonValue, IComparable<BsonInt32>, IEquatable<BsonInt32>
{
    // Small numbers are shared: they are counts, flags and versions, and never change.
    private static readonly BsonInt32[] Shared = [.. Enumerable.Range(-128, 384).Select(value => new BsonInt32(value))];

    /// <summary>The number.</summary>
    public int Value { get; } = value;

    internal static BsonInt32 From(int value) => value is >= -128 and < 256 ? Shared[value + 128] : new BsonInt32(value);

    public override bool ToBoolean() => Value != 0;
    public override double ToDouble() => Value;
    public override int ToInt32() => Value;
    public override long ToInt64() => Value;
    public override decimal ToDecimal() => Value;
    public override Decimal128 ToDecimal128() => Value;

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.Int32;

    /// <summary>The value that stands for a .NET value.</summary>
    public static new BsonInt32 Create(object value) => BsonTypeMapper.MapTo<BsonInt32>(value, BsonType.Int32);

    public int CompareTo(BsonInt32 other) => other is null ? 1 : NumberOrder.Compare(this, other);
    public override int CompareTo(BsonValue other) => other is not null && other.IsNumeric ? NumberOrder.Compare(this, other) : CompareTypeTo(other);
    public bool Equals(BsonInt32 rhs) => rhs is not null && Value == rhs.Value;
    public override bool Equals(object obj) => obj is BsonInt32 rhs && Equals(rhs);
    public override int GetHashCode() => Value;
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator ==(BsonInt32 lhs, BsonInt32 rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonInt32 lhs, BsonInt32 rhs) => !(lhs == rhs);
    public static implicit operator BsonInt32(int value) => From(value);
}
