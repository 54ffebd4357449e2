using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization;

/// <summary>Where a member of a class lies in its document, and how it is written.</summary>
public class BsonSerializationInfo
{
    private readonly string _elementName;

    public BsonSerializationInfo(string elementName, IBsonSerializer serializer, Type nominalType)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        ArgumentNullException.ThrowIfNull(nominalType);
        (_elementName, Serializer, NominalType) = (elementName, serializer, nominalType);
    }

    private BsonSerializationInfo(IReadOnlyList<string> elementPath, IBsonSerializer serializer, Type nominalType) =>
        (ElementPath, Serializer, NominalType) = (elementPath, serializer, nominalType);

    /// <summary>The element; there is none where there is a path.</summary>
    public string ElementName => ElementPath is null ? _elementName : throw new InvalidOperationException("ElementName is not available when ElementPath is used.");

    /// <summary>The path of elements, or null.</summary>
    public IReadOnlyList<string> ElementPath { get; }
    public IBsonSerializer Serializer { get; }
    public Type NominalType { get; }

    public static BsonSerializationInfo CreateWithPath(IEnumerable<string> elementPath, IBsonSerializer serializer, Type nominalType) =>
        new([.. elementPath], serializer, nominalType);

    /// <summary>Reads the value from its BSON form.</summary>
    public object DeserializeValue(BsonValue value)
    {
        using var reader = new BsonDocumentReader(new BsonDocument("_v", value));
        reader.ReadStartDocument();
        reader.ReadName("_v");
        return Serializer.Deserialize(BsonDeserializationContext.CreateRoot(reader), new BsonDeserializationArgs { NominalType = NominalType });
    }

    /// <summary>The BSON form of a value.</summary>
    public BsonValue SerializeValue(object value) => IBsonSerializerExtensions.ToBsonValue(Serializer, value);

    public BsonSerializationInfo WithNewName(string elementName) => new(elementName, Serializer, NominalType);
}
