using System.Globalization;

namespace MongoDB.Bson;

/// <summary>Text.</summary>
public sealed class BsonString(string value) : BsonValue, IComparable<BsonString>, IEquatable<BsonString>
{
    public static BsonString Empty { get; } = new("");

    /// <summary>The text.</summary>
    public string Value { get; } = value ?? throw new ArgumentNullException(nameof(value));

    internal static BsonString From(string value) => value.Length == 0 ? Empty : new BsonString(value);

    public override bool ToBoolean() => Value.Length != 0;
    public override double ToDouble() => IO.JsonConvert.ToDouble(Value);
    public override int ToInt32() => IO.JsonConvert.ToInt32(Value);
    public override long ToInt64() => IO.JsonConvert.ToInt64(Value);
    public override decimal ToDecimal() => decimal.Parse(Value, CultureInfo.InvariantCulture);
    public override Decimal128 ToDecimal128() => Decimal128.Parse(Value);

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.String;

    /// <summary>The value that stands for a .NET value.</summary>
    public static new BsonString Create(object value) => BsonTypeMapper.MapTo<BsonString>(value, BsonType.String);

    public int CompareTo(BsonString other) => other is null ? 1 : Compare(other);
    public override int CompareTo(BsonValue other) => other is BsonString value ? Compare(value) : CompareTypeTo(other);
    public bool Equals(BsonString rhs) => rhs is not null && Value == rhs.Value;
    public override bool Equals(object obj) => obj is BsonString rhs && Equals(rhs);
    public override int GetHashCode() => Value.GetHashCode();
    public override string ToString() => Value;

    public static bool operator ==(BsonString lhs, BsonString rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonString lhs, BsonString rhs) => !(lhs == rhs);
    public static implicit operator BsonString(string value) => value is null ? null : From(value);

    private int Compare(BsonString value) => string.CompareOrdinal(Value, value.Value);
}
