using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization;

/// <summary>The serializers of the process, and short ways to use them.</summary>
public static class BsonSerializer
{
    private static readonly BsonSerializerRegistry Registry = new();

    public static IBsonSerializerRegistry SerializerRegistry => Registry;

    /// <summary>The serializer of a type.</summary>
    /// <exception cref="NotSupportedException">The type would need a class map.</exception>
    public static IBsonSerializer LookupSerializer(Type type) => Registry.GetSerializer(type);

    /// <summary>The serializer of a type.</summary>
    /// <exception cref="NotSupportedException">The type would need a class map.</exception>
    public static IBsonSerializer<T> LookupSerializer<T>() => Registry.GetSerializer<T>();

    /// <summary>Sets the serializer of a type.</summary>
    /// <exception cref="BsonSerializationException">The type has another one already.</exception>
    public static void RegisterSerializer<T>(IBsonSerializer<T> serializer) => Registry.RegisterSerializer(typeof(T), serializer);

    /// <summary>Sets the serializer of a type.</summary>
    /// <exception cref="BsonSerializationException">The type has another one already.</exception>
    public static void RegisterSerializer(Type type, IBsonSerializer serializer) => Registry.RegisterSerializer(type, serializer);

    public static T Deserialize<T>(IBsonReader bsonReader, Action<BsonDeserializationContext.Builder> configurator = null) =>
        LookupSerializer<T>().Deserialize(BsonDeserializationContext.CreateRoot(bsonReader, configurator));

    public static T Deserialize<T>(byte[] bytes, Action<BsonDeserializationContext.Builder> configurator = null)
    {
        using var stream = new ByteBufferStream(new ByteArrayBuffer(bytes, isReadOnly: true));
        return Deserialize<T>(stream, configurator);
    }

    public static T Deserialize<T>(Stream stream, Action<BsonDeserializationContext.Builder> configurator = null)
    {
        using var reader = new BsonBinaryReader(stream);
        return Deserialize<T>(reader, configurator);
    }

    public static T Deserialize<T>(BsonDocument document, Action<BsonDeserializationContext.Builder> configurator = null)
    {
        using var reader = new BsonDocumentReader(document);
        return Deserialize<T>(reader, configurator);
    }

    public static T Deserialize<T>(string json, Action<BsonDeserializationContext.Builder> configurator = null)
    {
        using var reader = new JsonReader(json);
        return Deserialize<T>(reader, configurator);
    }

    public static void Serialize<T>(
        IBsonWriter bsonWriter, T value, Action<BsonSerializationContext.Builder> configurator = null, BsonSerializationArgs args = default)
    {
        args.NominalType ??= typeof(T);
        LookupSerializer<T>().Serialize(BsonSerializationContext.CreateRoot(bsonWriter, configurator), args, value);
    }
}
