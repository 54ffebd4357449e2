using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;

namespace MongoDB.Bson;

/// <summary>Any object as bytes, as a document, as JSON.</summary>
public static class BsonExtensionMethods
{
    /// <summary>The object as BSON bytes.</summary>
    public static byte[] ToBson<TNominalType>(
        this TNominalType obj,
        IBsonSerializer<TNominalType> serializer = null,
        BsonBinaryWriterSettings writerSettings = null,
        Action<BsonSerializationContext.Builder> configurator = null,
        BsonSerializationArgs args = default,
        int estimatedBsonSize = 0)
    {
        using var buffer = new MultiChunkBuffer(BsonChunkPool.Default);
        if (estimatedBsonSize > 0) buffer.EnsureCapacity(estimatedBsonSize);
        using var stream = new ByteBufferStream(buffer);
        using var writer = new BsonBinaryWriter(stream, writerSettings ?? BsonBinaryWriterSettings.Defaults);
        Write(writer, obj, serializer, configurator, args);
        return buffer.AccessBackingBytes(0).AsSpan(0, (int)stream.Length).ToArray();
    }

    /// <summary>The object as a document.</summary>
    public static BsonDocument ToBsonDocument<TNominalType>(
        this TNominalType obj,
        IBsonSerializer<TNominalType> serializer = null,
        Action<BsonSerializationContext.Builder> configurator = null,
        BsonSerializationArgs args = default)
    {
        if (obj is null) return null;
        if (serializer is null && obj is BsonDocument same) return same;
        if (serializer is null && obj is IConvertibleToBsonDocument convertible) return convertible.ToBsonDocument();
        var document = new BsonDocument();
        using var writer = new BsonDocumentWriter(document);
        Write(writer, obj, serializer, configurator, args);
        return document;
    }

    /// <summary>The object as extended JSON.</summary>
    public static string ToJson<TNominalType>(
        this TNominalType obj,
        JsonWriterSettings writerSettings = null,
        IBsonSerializer<TNominalType> serializer = null,
        Action<BsonSerializationContext.Builder> configurator = null,
        BsonSerializationArgs args = default)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        using var writer = new JsonWriter(text, writerSettings ?? JsonWriterSettings.Defaults);
        Write(writer, obj, serializer, configurator, args);
        return text.ToString();
    }

    private static void Write<T>(
        IBsonWriter writer, T value, IBsonSerializer<T> serializer, Action<BsonSerializationContext.Builder> configurator, BsonSerializationArgs args)
    {
        args.NominalType ??= typeof(T);
        (serializer ?? BsonSerializer.LookupSerializer<T>()).Serialize(BsonSerializationContext.CreateRoot(writer, configurator), args, value);
    }
}
