using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization.IdGenerators;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Writes and reads a <see cref="BsonDocument"/>.</summary>
public class BsonDocumentSerializer() : BsonValueSerializerBase<BsonDocument>(BsonType.Document), IBsonDocumentSerializer, IBsonIdProvider
{
    private const string Id = "_id";

    public static BsonDocumentSerializer Instance { get; } = new();

    public bool TryGetMemberSerializationInfo(string memberName, out BsonSerializationInfo serializationInfo)
    {
        serializationInfo = new BsonSerializationInfo(memberName, BsonValueSerializer.Instance, typeof(BsonValue));
        return true;
    }

    public bool GetDocumentId(object document, out object id, out Type idNominalType, out IIdGenerator idGenerator)
    {
        id = ((BsonDocument)document).TryGetValue(Id, out var value) ? value : null;
        idNominalType = typeof(BsonValue);
        idGenerator = value is null or BsonObjectId ? BsonObjectIdGenerator.Instance : null;
        return true;
    }

    public void SetDocumentId(object document, object id)
    {
        var target = (BsonDocument)document;
        var value = id as BsonValue ?? BsonValue.Create(id);
        if (target.Contains(Id)) target[Id] = value;
        else target.InsertAt(0, new BsonElement(Id, value));
    }

    protected override BsonDocument DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var reader = context.Reader;
        var document = new BsonDocument(context.AllowDuplicateElementNames);
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            var name = reader.ReadName(null);
            document.Add(name, BsonValueSerializer.Read(context));
        }
        reader.ReadEndDocument();
        return document;
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, BsonDocument value)
    {
        var writer = context.Writer;
        if (value is RawBsonDocument raw && !args.SerializeIdFirst)
        {
            writer.WriteRawBsonDocument(raw.Slice);
            return;
        }
        if (value is BsonDocumentWrapper wrapper)
        {
            wrapper.Serializer.Serialize(context, new BsonSerializationArgs { NominalType = wrapper.Serializer.ValueType }, wrapper.Wrapped);
            return;
        }
        writer.WriteStartDocument();
        var hasLeadingId = args.SerializeIdFirst && value.Contains(Id);
        if (hasLeadingId) WriteElement(context, value.GetElement(Id));
        for (int i = 0, count = value.ElementCount; i < count; i++)
        {
            var element = value.GetElement(i);
            if (!hasLeadingId || element.Name != Id) WriteElement(context, element);
        }
        writer.WriteEndDocument();
    }

    private static void WriteElement(BsonSerializationContext context, BsonElement element)
    {
        context.Writer.WriteName(element.Name);
        BsonValueSerializer.Write(context, element.Value);
    }
}
