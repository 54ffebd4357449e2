namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Writes and reads a <see cref="BsonBinaryData"/>.</summary>
public class BsonBinaryDataSerializer() : BsonValueSerializerBase<BsonBinaryData>(BsonType.Binary)
{
    public static BsonBinaryDataSerializer Instance { get; } = new();

    protected override BsonBinaryData DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.ReadBinaryData();

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonBinaryData value) => context.Writer.WriteBinaryData(value);
}

/// <summary>Writes and reads a <see cref="BsonBoolean"/>.</summary>
public class BsonBooleanSerializer() : BsonValueSerializerBase<BsonBoolean>(BsonType.Boolean)
{
    public static BsonBooleanSerializer Instance { get; } = new();

    protected override BsonBoolean DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.ReadBoolean();

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonBoolean value) => context.Writer.WriteBoolean(value.Value);
}

/// <summary>Writes and reads a <see cref="BsonDateTime"/>.</summary>
public class BsonDateTimeSerializer() : BsonValueSerializerBase<BsonDateTime>(BsonType.DateTime)
{
    public static BsonDateTimeSerializer Instance { get; } = new();

    protected override BsonDateTime DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => new BsonDateTime(context.Reader.ReadDateTime());

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonDateTime value) => context.Writer.WriteDateTime(value.MillisecondsSinceEpoch);
}

/// <summary>Writes and reads a <see cref="BsonDecimal128"/>.</summary>
public class BsonDecimal128Serializer() : BsonValueSerializerBase<BsonDecimal128>(BsonType.Decimal128)
{
    public static BsonDecimal128Serializer Instance { get; } = new();

    protected override BsonDecimal128 DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => new BsonDecimal128(context.Reader.ReadDecimal128());

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonDecimal128 value) => context.Writer.WriteDecimal128(value.Value);
}

/// <summary>Writes and reads a <see cref="BsonDouble"/>.</summary>
public class BsonDoubleSerializer() : BsonValueSerializerBase<BsonDouble>(BsonType.Double)
{
    public static BsonDoubleSerializer Instance { get; } = new();

    protected override BsonDouble DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.ReadDouble();

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonDouble value) => context.Writer.WriteDouble(value.Value);
}

/// <summary>Writes and reads a <see cref="BsonInt32"/>.</summary>
public class BsonInt32Serializer() : BsonValueSerializerBase<BsonInt32>(BsonType.Int32)
{
    public static BsonInt32Serializer Instance { get; } = new();

    protected override BsonInt32 DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.ReadInt32();

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonInt32 value) => context.Writer.WriteInt32(value.Value);
}

/// <summary>Writes and reads a <see cref="BsonInt64"/>.</summary>
public class BsonInt64Serializer() : BsonValueSerializerBase<BsonInt64>(BsonType.Int64)
{
    public static BsonInt64Serializer Instance { get; } = new();

    protected override BsonInt64 DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.ReadInt64();

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonInt64 value) => context.Writer.WriteInt64(value.Value);
}

/// <summary>Writes and reads a <see cref="BsonJavaScript"/>.</summary>
public class BsonJavaScriptSerializer() : BsonValueSerializerBase<BsonJavaScript>(BsonType.JavaScript)
{
    public static BsonJavaScriptSerializer Instance { get; } = new();

    protected override BsonJavaScript DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.ReadJavaScript();

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonJavaScript value) => context.Writer.WriteJavaScript(value.Code);
}

/// <summary>Writes and reads a <see cref="BsonMaxKey"/>.</summary>
public class BsonMaxKeySerializer() : BsonValueSerializerBase<BsonMaxKey>(BsonType.MaxKey)
{
    public static BsonMaxKeySerializer Instance { get; } = new();

    protected override BsonMaxKey DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        context.Reader.ReadMaxKey();
        return BsonMaxKey.Value;
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonMaxKey value) => context.Writer.WriteMaxKey();
}

/// <summary>Writes and reads a <see cref="BsonMinKey"/>.</summary>
public class BsonMinKeySerializer() : BsonValueSerializerBase<BsonMinKey>(BsonType.MinKey)
{
    public static BsonMinKeySerializer Instance { get; } = new();

    protected override BsonMinKey DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        context.Reader.ReadMinKey();
        return BsonMinKey.Value;
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonMinKey value) => context.Writer.WriteMinKey();
}

/// <summary>Writes and reads a <see cref="BsonNull"/>.</summary>
public class BsonNullSerializer() : BsonValueSerializerBase<BsonNull>(BsonType.Null)
{
    public static BsonNullSerializer Instance { get; } = new();

    protected override BsonNull DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        context.Reader.ReadNull();
        return BsonNull.Value;
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonNull value) => context.Writer.WriteNull();
}

/// <summary>Writes and reads a <see cref="BsonUndefined"/>.</summary>
public class BsonUndefinedSerializer() : BsonValueSerializerBase<BsonUndefined>(BsonType.Undefined)
{
    public static BsonUndefinedSerializer Instance { get; } = new();

    protected override BsonUndefined DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        context.Reader.ReadUndefined();
        return BsonUndefined.Value;
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonUndefined value) => context.Writer.WriteUndefined();
}

/// <summary>Writes and reads a <see cref="BsonObjectId"/>.</summary>
public class BsonObjectIdSerializer() : BsonValueSerializerBase<BsonObjectId>(BsonType.ObjectId)
{
    public static BsonObjectIdSerializer Instance { get; } = new();

    protected override BsonObjectId DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.ReadObjectId();

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonObjectId value) => context.Writer.WriteObjectId(value.Value);
}

/// <summary>Writes and reads a <see cref="BsonRegularExpression"/>.</summary>
public class BsonRegularExpressionSerializer() : BsonValueSerializerBase<BsonRegularExpression>(BsonType.RegularExpression)
{
    public static BsonRegularExpressionSerializer Instance { get; } = new();

    protected override BsonRegularExpression DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.ReadRegularExpression();

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonRegularExpression value) => context.Writer.WriteRegularExpression(value);
}

/// <summary>Writes and reads a <see cref="BsonString"/>.</summary>
public class BsonStringSerializer() : BsonValueSerializerBase<BsonString>(BsonType.String)
{
    public static BsonStringSerializer Instance { get; } = new();

    protected override BsonString DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.ReadString();

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonString value) => context.Writer.WriteString(value.Value);
}

/// <summary>Writes and reads a <see cref="BsonSymbol"/>.</summary>
public class BsonSymbolSerializer() : BsonValueSerializerBase<BsonSymbol>(BsonType.Symbol)
{
    public static BsonSymbolSerializer Instance { get; } = new();

    protected override BsonSymbol DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.ReadSymbol();

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonSymbol value) => context.Writer.WriteSymbol(value.Name);
}

/// <summary>Writes and reads a <see cref="BsonTimestamp"/>.</summary>
public class BsonTimestampSerializer() : BsonValueSerializerBase<BsonTimestamp>(BsonType.Timestamp)
{
    public static BsonTimestampSerializer Instance { get; } = new();

    protected override BsonTimestamp DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => new BsonTimestamp(context.Reader.ReadTimestamp());

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonTimestamp value) => context.Writer.WriteTimestamp(value.Value);
}
