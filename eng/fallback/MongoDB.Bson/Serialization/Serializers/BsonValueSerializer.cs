using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Writes and reads a value of any BSON type.</summary>
public class BsonValueSerializer() : BsonValueSerializerBase<BsonValue>(null), IBsonArraySerializer, IBsonDocumentSerializer
{
    public static BsonValueSerializer Instance { get; } = new();

    public bool TryGetItemSerializationInfo(out BsonSerializationInfo serializationInfo)
    {
        serializationInfo = new BsonSerializationInfo(null, Instance, typeof(BsonValue));
        return true;
    }

    public bool TryGetMemberSerializationInfo(string memberName, out BsonSerializationInfo serializationInfo)
    {
        serializationInfo = new BsonSerializationInfo(memberName, Instance, typeof(BsonValue));
        return true;
    }

    protected override BsonValue DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => Read(context);

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonValue value) => Write(context, value);

    internal static BsonValue Read(BsonDeserializationContext context)
    {
        var reader = context.Reader;
        switch (reader.GetCurrentBsonType())
        {
            case BsonType.Double: return reader.ReadDouble();
            case BsonType.String: return reader.ReadString();
            case BsonType.Document: return BsonDocumentSerializer.Instance.Deserialize(context, default);
            case BsonType.Array: return BsonArraySerializer.Instance.Deserialize(context, default);
            case BsonType.Binary: return reader.ReadBinaryData();
            case BsonType.ObjectId: return reader.ReadObjectId();
            case BsonType.Boolean: return reader.ReadBoolean();
            case BsonType.DateTime: return new BsonDateTime(reader.ReadDateTime());
            case BsonType.RegularExpression: return reader.ReadRegularExpression();
            case BsonType.JavaScript: return new BsonJavaScript(reader.ReadJavaScript());
            case BsonType.Symbol: return new BsonSymbol(reader.ReadSymbol());
            case BsonType.JavaScriptWithScope: return BsonJavaScriptWithScopeSerializer.Instance.Deserialize(context, default);
            case BsonType.Int32: return reader.ReadInt32();
            case BsonType.Timestamp: return new BsonTimestamp(reader.ReadTimestamp());
            case BsonType.Int64: return reader.ReadInt64();
            case BsonType.Decimal128: return reader.ReadDecimal128();
            case BsonType.Null: return BsonNullSerializer.Instance.Deserialize(context, default);
            case BsonType.Undefined: return BsonUndefinedSerializer.Instance.Deserialize(context, default);
            case BsonType.MinKey: return BsonMinKeySerializer.Instance.Deserialize(context, default);
            case BsonType.MaxKey: return BsonMaxKeySerializer.Instance.Deserialize(context, default);
            default: throw new FormatException($"There is no value of the BSON type {reader.CurrentBsonType}.");
        }
    }

    internal static void Write(BsonSerializationContext context, BsonValue value)
    {
        var writer = context.Writer;
        switch (value)
        {
            case BsonString v: writer.WriteString(v.Value); break;
            case BsonDocument v: BsonDocumentSerializer.Instance.Serialize(context, default, v); break;
            case BsonInt32 v: writer.WriteInt32(v.Value); break;
            case BsonArray v: BsonArraySerializer.Instance.Serialize(context, default, v); break;
            case BsonInt64 v: writer.WriteInt64(v.Value); break;
            case BsonBoolean v: writer.WriteBoolean(v.Value); break;
            case BsonDouble v: writer.WriteDouble(v.Value); break;
            case BsonDateTime v: writer.WriteDateTime(v.MillisecondsSinceEpoch); break;
            case BsonObjectId v: writer.WriteObjectId(v.Value); break;
            case BsonNull: writer.WriteNull(); break;
            case BsonBinaryData v: writer.WriteBinaryData(v); break;
            case BsonDecimal128 v: writer.WriteDecimal128(v.Value); break;
            case BsonTimestamp v: writer.WriteTimestamp(v.Value); break;
            case BsonRegularExpression v: writer.WriteRegularExpression(v); break;
            case BsonJavaScriptWithScope v: BsonJavaScriptWithScopeSerializer.Instance.Serialize(context, default, v); break;
            case BsonJavaScript v: writer.WriteJavaScript(v.Code); break;
            case BsonSymbol v: writer.WriteSymbol(v.Name); break;
            case BsonMinKey: writer.WriteMinKey(); break;
            case BsonMaxKey: writer.WriteMaxKey(); break;
            case BsonUndefined: writer.WriteUndefined(); break;
            default: throw new BsonSerializationException($"{value?.GetType().Name ?? "null"} cannot be written as a BSON value.");
        }
    }
}
