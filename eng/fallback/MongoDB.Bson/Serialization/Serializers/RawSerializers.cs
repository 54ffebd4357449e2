using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Writes and reads documents as bytes.</summary>
public class RawBsonDocumentSerializer : BsonValueSerializerBase<RawBsonDocument>
{
    public RawBsonDocumentSerializer() : base(BsonType.Document) { }

    public static RawBsonDocumentSerializer Instance { get; } = new();

    protected override RawBsonDocument DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        new(context.Reader.ReadRawBsonDocument());

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, RawBsonDocument value) =>
        context.Writer.WriteRawBsonDocument(value.Slice);
}

/// <summary>Writes and reads arrays as bytes.</summary>
public class RawBsonArraySerializer : BsonValueSerializerBase<RawBsonArray>
{
    public RawBsonArraySerializer() : base(BsonType.Array) { }

    public static RawBsonArraySerializer Instance { get; } = new();

    protected override RawBsonArray DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        new(context.Reader.ReadRawBsonArray());

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, RawBsonArray value) =>
        context.Writer.WriteRawBsonArray(value.Slice);
}

/// <summary>Reads a document of which one element has a serializer of its own, so that it may stay bytes.</summary>
public class PartiallyRawBsonDocumentSerializer : SerializerBase<BsonDocument>
{
    private readonly string _name;
    private readonly IBsonSerializer _rawSerializer;

    public PartiallyRawBsonDocumentSerializer(string name, IBsonSerializer rawSerializer)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(rawSerializer);
        (_name, _rawSerializer) = (name, rawSerializer);
    }

    public override BsonDocument Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var reader = context.Reader;
        var document = new BsonDocument();
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            var name = reader.ReadName();
            document[name] = name == _name ? (BsonValue)_rawSerializer.Deserialize(context) : BsonValueSerializer.Read(context);
        }
        reader.ReadEndDocument();
        return document;
    }
}
