namespace MongoDB.Bson.IO;

/// <summary>Further units of BSON.</summary>
public static class BsonStreamExtensions
{
    /// <summary>Writes the number of bytes since a position into the four bytes there.</summary>
    public static void BackpatchSize(this BsonStream stream, long startPosition)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var end = stream.Position;
        stream.Position = startPosition;
        stream.WriteInt32(checked((int)(end - startPosition)));
        stream.Position = end;
    }

    /// <summary>Reads exactly this many bytes.</summary>
    public static void ReadBytes(this BsonStream stream, byte[] buffer, int offset, int count) => stream.ReadExactly(buffer, offset, count);

    /// <summary>Reads exactly this many bytes.</summary>
    public static byte[] ReadBytes(this BsonStream stream, int count) => stream.Take(count).ToArray();

    public static BsonBinarySubType ReadBinarySubType(this BsonStream stream) => (BsonBinarySubType)stream.Take(1)[0];
    public static BsonType ReadBsonType(this BsonStream stream) => (BsonType)stream.Take(1)[0];
    public static bool ReadBoolean(this BsonStream stream) => stream.Take(1)[0] != 0;
    public static void SkipBytes(this BsonStream stream, int count) => stream.Position += count;
    public static void WriteBytes(this BsonStream stream, byte[] buffer, int offset, int count) => stream.Write(buffer, offset, count);
    public static void WriteBytes(this BsonStream stream, byte[] bytes) => stream.Write(bytes, 0, bytes.Length);
    public static void WriteBoolean(this BsonStream stream, bool value) => stream.WriteByte(value ? (byte)1 : (byte)0);
    public static void WriteBsonType(this BsonStream stream, BsonType value) => stream.WriteByte((byte)value);
    public static void WriteBinarySubType(this BsonStream stream, BsonBinarySubType value) => stream.WriteByte((byte)value);

    /// <summary>Copies the bytes of a buffer.</summary>
    public static void WriteSlice(this BsonStream stream, IByteBuffer slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var bytes = slice.AccessBackingBytes(0);
        stream.Write(bytes.Array, bytes.Offset, slice.Length);
    }
}
