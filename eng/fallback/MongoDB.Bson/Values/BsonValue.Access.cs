using System.Text.RegularExpressions;

namespace MongoDB.Bson;

// What a value is, and its .NET value where it is of that type.
public abstract partial class BsonValue
{
    public bool IsBoolean => BsonType == BsonType.Boolean;
    public bool IsBsonArray => BsonType == BsonType.Array;
    public bool IsBsonBinaryData => BsonType == BsonType.Binary;
    public bool IsBsonDateTime => BsonType == BsonType.DateTime;
    public bool IsBsonDocument => BsonType == BsonType.Document;
    public bool IsBsonJavaScript => BsonType is BsonType.JavaScript or BsonType.JavaScriptWithScope;
    public bool IsBsonJavaScriptWithScope => BsonType == BsonType.JavaScriptWithScope;
    public bool IsBsonMaxKey => BsonType == BsonType.MaxKey;
    public bool IsBsonMinKey => BsonType == BsonType.MinKey;
    public bool IsBsonNull => BsonType == BsonType.Null;
    public bool IsBsonRegularExpression => BsonType == BsonType.RegularExpression;
    public bool IsBsonSymbol => BsonType == BsonType.Symbol;
    public bool IsBsonTimestamp => BsonType == BsonType.Timestamp;
    public bool IsBsonUndefined => BsonType == BsonType.Undefined;
    public bool IsDecimal128 => BsonType == BsonType.Decimal128;
    public bool IsDouble => BsonType == BsonType.Double;
    public bool IsGuid => this is BsonBinaryData { SubType: BsonBinarySubType.UuidStandard or BsonBinarySubType.UuidLegacy };
    public bool IsInt32 => BsonType == BsonType.Int32;
    public bool IsInt64 => BsonType == BsonType.Int64;
    public bool IsNumeric => BsonType is BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128;
    public bool IsObjectId => BsonType == BsonType.ObjectId;
    public bool IsString => BsonType == BsonType.String;

    /// <summary>Whether the value is a date that <see cref="DateTime"/> can tell.</summary>
    public virtual bool IsValidDateTime => false;

    public bool AsBoolean => As<BsonBoolean>().Value;
    public BsonArray AsBsonArray => As<BsonArray>();
    public BsonBinaryData AsBsonBinaryData => As<BsonBinaryData>();
    public BsonDateTime AsBsonDateTime => As<BsonDateTime>();
    public BsonDocument AsBsonDocument => As<BsonDocument>();
    public BsonJavaScript AsBsonJavaScript => As<BsonJavaScript>();
    public BsonJavaScriptWithScope AsBsonJavaScriptWithScope => As<BsonJavaScriptWithScope>();
    public BsonMaxKey AsBsonMaxKey => As<BsonMaxKey>();
    public BsonMinKey AsBsonMinKey => As<BsonMinKey>();
    public BsonNull AsBsonNull => As<BsonNull>();
    public BsonRegularExpression AsBsonRegularExpression => As<BsonRegularExpression>();
    public BsonSymbol AsBsonSymbol => As<BsonSymbol>();
    public BsonTimestamp AsBsonTimestamp => As<BsonTimestamp>();
    public BsonUndefined AsBsonUndefined => As<BsonUndefined>();
    public BsonValue AsBsonValue => this;
    public byte[] AsByteArray => this is BsonBinaryData { SubType: not (BsonBinarySubType.UuidStandard or BsonBinarySubType.UuidLegacy) } binary
        ? binary.Bytes
        : throw Not("byte[]");
    public decimal AsDecimal => this is BsonDecimal128 d ? Decimal128.ToDecimal(d.Value) : throw Not("decimal");
    public Decimal128 AsDecimal128 => this is BsonDecimal128 d ? d.Value : throw Not("Decimal128");
    public double AsDouble => As<BsonDouble>().Value;
    public Guid AsGuid => this is BsonBinaryData binary ? binary.ToGuid() : throw Not("Guid");
    public int AsInt32 => As<BsonInt32>().Value;
    public long AsInt64 => As<BsonInt64>().Value;
    public ObjectId AsObjectId => As<BsonObjectId>().Value;
    public Regex AsRegex => As<BsonRegularExpression>().ToRegex();
    public string AsString => As<BsonString>().Value;

    public bool? AsNullableBoolean => IsBsonNull ? null : AsBoolean;
    public decimal? AsNullableDecimal => IsBsonNull ? null : AsDecimal;
    public Decimal128? AsNullableDecimal128 => IsBsonNull ? null : AsDecimal128;
    public double? AsNullableDouble => IsBsonNull ? null : AsDouble;
    public Guid? AsNullableGuid => IsBsonNull ? null : AsGuid;
    public int? AsNullableInt32 => IsBsonNull ? null : AsInt32;
    public long? AsNullableInt64 => IsBsonNull ? null : AsInt64;
    public ObjectId? AsNullableObjectId => IsBsonNull ? null : AsObjectId;

    private T As<T>() where T : BsonValue => this as T ?? throw Not(typeof(T).Name);

    private InvalidCastException Not(string typeName) => new($"Unable to cast object of type '{GetType().FullName}' to type '{typeName}'.");
}
