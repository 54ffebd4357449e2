using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace MongoDB.Bson.IO;

/// <summary>Takes bytes apart and writes them value by value, for writers that cannot take bytes as they are.</summary>
internal static class BsonCopy
{
    internal static void Document(IByteBuffer slice, IBsonWriter writer)
    {
        using var reader = new BsonBinaryReader(new ByteBufferStream(slice));
        reader.ReadStartDocument();
        writer.WriteStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            writer.WriteName(reader.ReadName());
            Value(reader, writer);
        }
        reader.ReadEndDocument();
        writer.WriteEndDocument();
    }

    internal static void Array(IByteBuffer slice, IBsonWriter writer)
    {
        using var array = new RawBsonArray(slice.GetSlice(0, slice.Length));
        BsonArraySerializer.Instance.Serialize(BsonSerializationContext.CreateRoot(writer), default, new BsonArray(array.Values));
    }

    private static void Value(IBsonReader reader, IBsonWriter writer) =>
        BsonValueSerializer.Instance.Serialize(
            BsonSerializationContext.CreateRoot(writer), default, BsonValueSerializer.Instance.Deserialize(BsonDeserializationContext.CreateRoot(reader), default));
}
