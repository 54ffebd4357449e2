using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Writes and reads a <see cref="BsonArray"/>.</summary>
public class BsonArraySerializer() : BsonValueSerializerBase<BsonArray>(BsonType.Array), IBsonArraySerializer
{
    public static BsonArraySerializer Instance { get; } = new();

    public bool TryGetItemSerializationInfo(out BsonSerializationInfo serializationInfo)
    {
        serializationInfo = new BsonSerializationInfo(null, BsonValueSerializer.Instance, typeof(BsonValue));
        return true;
    }

    protected override BsonArray DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var reader = context.Reader;
        var array = new BsonArray();
        reader.ReadStartArray();
        while (reader.ReadBsonType() != BsonType.EndOfDocument) array.Add(BsonValueSerializer.Read(context));
        reader.ReadEndArray();
        return array;
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonArray value)
    {
        var writer = context.Writer;
        if (value is RawBsonArray raw)
        {
            writer.WriteRawBsonArray(raw.Slice);
            return;
        }
        writer.WriteStartArray();
        for (int i = 0, count = value.Count; i < count; i++) BsonValueSerializer.Write(context, value[i]);
        writer.WriteEndArray();
    }
}

/// <summary>Writes and reads a <see cref="BsonJavaScriptWithScope"/>.</summary>
public class BsonJavaScriptWithScopeSerializer() : BsonValueSerializerBase<BsonJavaScriptWithScope>(BsonType.JavaScriptWithScope)
{
    public static BsonJavaScriptWithScopeSerializer Instance { get; } = new();

    protected override BsonJavaScriptWithScope DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var code = context.Reader.ReadJavaScriptWithScope();
        return new BsonJavaScriptWithScope(code, BsonDocumentSerializer.Instance.Deserialize(context, default));
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonJavaScriptWithScope value)
    {
        context.Writer.WriteJavaScriptWithScope(value.Code);
        BsonDocumentSerializer.Instance.Serialize(context, default, value.Scope);
    }
}
