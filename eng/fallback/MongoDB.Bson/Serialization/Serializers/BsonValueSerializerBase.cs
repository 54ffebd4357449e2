namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>The base of serializers of BSON values; C# nulls are the business of others.</summary>
public abstract class BsonValueSerializerBase<TBsonValue> : SerializerBase<TBsonValue>
    where TBsonValue : BsonValue
{
    private readonly BsonType? _bsonType;

    protected BsonValueSerializerBase(BsonType? bsonType) => _bsonType = bsonType;

    public override TBsonValue Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        if (_bsonType is { } bsonType) EnsureBsonTypeEquals(context.Reader, bsonType);
        return DeserializeValue(context, args);
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TBsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        SerializeValue(context, args, value);
    }

    protected abstract TBsonValue DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args);

    protected abstract void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, TBsonValue value);
}

/// <summary>Writes a C# null of a BSON type as a document that says so.</summary>
public class BsonValueCSharpNullSerializer<TBsonValue>(IBsonSerializer<TBsonValue> wrappedSerializer) : SerializerBase<TBsonValue>
    where TBsonValue : BsonValue
{
    public override TBsonValue Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        wrappedSerializer.Deserialize(context, args) is var value && value is BsonDocument { ElementCount: 1 } document && document.Contains(ElementName) ? null : value;

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TBsonValue value)
    {
        if (value is not null)
        {
            wrappedSerializer.Serialize(context, args, value);
            return;
        }
        context.Writer.WriteStartDocument();
        context.Writer.WriteName(ElementName);
        context.Writer.WriteBoolean(true);
        context.Writer.WriteEndDocument();
    }

    private const string ElementName = "_csharpnull";
}
