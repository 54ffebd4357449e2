using System.Text.RegularExpressions;

namespace MongoDB.Bson;

public abstract partial class BsonValue
{
    public static implicit operator BsonValue(bool value) => BsonBoolean.From(value);
    public static implicit operator BsonValue(bool? value) => value is { } v ? BsonBoolean.From(v) : BsonNull.Value;
    public static implicit operator BsonValue(byte[] value) => value is null ? null : new BsonBinaryData(value);
    public static implicit operator BsonValue(DateTime value) => new BsonDateTime(value);
    public static implicit operator BsonValue(DateTime? value) => value is { } v ? new BsonDateTime(v) : BsonNull.Value;
    public static implicit operator BsonValue(decimal value) => new BsonDecimal128(value);
    public static implicit operator BsonValue(decimal? value) => value is { } v ? new BsonDecimal128(v) : BsonNull.Value;
    public static implicit operator BsonValue(Decimal128 value) => new BsonDecimal128(value);
    public static implicit operator BsonValue(Decimal128? value) => value is { } v ? new BsonDecimal128(v) : BsonNull.Value;
    public static implicit operator BsonValue(double value) => new BsonDouble(value);
    public static implicit operator BsonValue(double? value) => value is { } v ? new BsonDouble(v) : BsonNull.Value;
    public static implicit operator BsonValue(Enum value) => value is null ? null : BsonTypeMapper.MapToBsonValue(value);
    public static implicit operator BsonValue(int value) => BsonInt32.From(value);
    public static implicit operator BsonValue(int? value) => value is { } v ? BsonInt32.From(v) : BsonNull.Value;
    public static implicit operator BsonValue(long value) => new BsonInt64(value);
    public static implicit operator BsonValue(long? value) => value is { } v ? new BsonInt64(v) : BsonNull.Value;
    public static implicit operator BsonValue(ObjectId value) => new BsonObjectId(value);
    public static implicit operator BsonValue(ObjectId? value) => value is { } v ? new BsonObjectId(v) : BsonNull.Value;
    public static implicit operator BsonValue(Regex value) => value is null ? null : new BsonRegularExpression(value);
    public static implicit operator BsonValue(string value) => value is null ? null : BsonString.From(value);

    public static explicit operator bool(BsonValue value) => NotNull(value).AsBoolean;
    public static explicit operator bool?(BsonValue value) => value?.AsNullableBoolean;
    public static explicit operator byte[](BsonValue value) => value?.AsByteArray;
    public static explicit operator DateTime(BsonValue value) => NotNull(value).ToUniversalTime();
    public static explicit operator DateTime?(BsonValue value) => value?.ToNullableUniversalTime();
    public static explicit operator decimal(BsonValue value) => NotNull(value).AsDecimal;
    public static explicit operator decimal?(BsonValue value) => value?.AsNullableDecimal;
    public static explicit operator Decimal128(BsonValue value) => NotNull(value).AsDecimal128;
    public static explicit operator Decimal128?(BsonValue value) => value?.AsNullableDecimal128;
    public static explicit operator double(BsonValue value) => NotNull(value).AsDouble;
    public static explicit operator double?(BsonValue value) => value?.AsNullableDouble;
    public static explicit operator Guid(BsonValue value) => NotNull(value).AsGuid;
    public static explicit operator Guid?(BsonValue value) => value?.AsNullableGuid;
    public static explicit operator int(BsonValue value) => NotNull(value).AsInt32;
    public static explicit operator int?(BsonValue value) => value?.AsNullableInt32;
    public static explicit operator long(BsonValue value) => NotNull(value).AsInt64;
    public static explicit operator long?(BsonValue value) => value?.AsNullableInt64;
    public static explicit operator ObjectId(BsonValue value) => NotNull(value).AsObjectId;
    public static explicit operator ObjectId?(BsonValue value) => value?.AsNullableObjectId;
    public static explicit operator Regex(BsonValue value) => value?.AsRegex;
    public static explicit operator string(BsonValue value) => value is null || value.IsBsonNull ? null : value.AsString;

    private static BsonValue NotNull(BsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}
