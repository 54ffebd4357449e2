namespace MongoDB.Bson.IO;

/// <summary>Writes elements with their names.</summary>
public static class IBsonWriterExtensions
{
    public static void WriteBoolean(this IBsonWriter writer, string name, bool value)
    {
        writer.WriteName(name);
        writer.WriteBoolean(value);
    }

    public static void WriteBinaryData(this IBsonWriter writer, string name, BsonBinaryData binaryData)
    {
        writer.WriteName(name);
        writer.WriteBinaryData(binaryData);
    }

    public static void WriteBytes(this IBsonWriter writer, string name, byte[] bytes)
    {
        writer.WriteName(name);
        writer.WriteBytes(bytes);
    }

    public static void WriteDateTime(this IBsonWriter writer, string name, long value)
    {
        writer.WriteName(name);
        writer.WriteDateTime(value);
    }

    public static void WriteDecimal128(this IBsonWriter writer, string name, Decimal128 value)
    {
        writer.WriteName(name);
        writer.WriteDecimal128(value);
    }

    public static void WriteDouble(this IBsonWriter writer, string name, double value)
    {
        writer.WriteName(name);
        writer.WriteDouble(value);
    }

    public static void WriteInt32(this IBsonWriter writer, string name, int value)
    {
        writer.WriteName(name);
        writer.WriteInt32(value);
    }

    public static void WriteInt64(this IBsonWriter writer, string name, long value)
    {
        writer.WriteName(name);
        writer.WriteInt64(value);
    }

    public static void WriteNull(this IBsonWriter writer, string name)
    {
        writer.WriteName(name);
        writer.WriteNull();
    }

    public static void WriteObjectId(this IBsonWriter writer, string name, ObjectId objectId)
    {
        writer.WriteName(name);
        writer.WriteObjectId(objectId);
    }

    public static void WriteStartArray(this IBsonWriter writer, string name)
    {
        writer.WriteName(name);
        writer.WriteStartArray();
    }

    public static void WriteStartDocument(this IBsonWriter writer, string name)
    {
        writer.WriteName(name);
        writer.WriteStartDocument();
    }

    public static void WriteString(this IBsonWriter writer, string name, string value)
    {
        writer.WriteName(name);
        writer.WriteString(value);
    }

    public static void WriteTimestamp(this IBsonWriter writer, string name, long value)
    {
        writer.WriteName(name);
        writer.WriteTimestamp(value);
    }
}
