using System.Buffers.Binary;
using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>A stream that reads and writes the units BSON is made of.</summary>
public abstract class BsonStream : Stream
{
    // The four members everything else stands on. What is taken, and the room given, is valid until the next call.
    internal abstract ReadOnlySpan<byte> Take(int count);
    internal abstract ReadOnlySpan<byte> TakeCString();
    internal abstract Span<byte> GetRoom(int count);
    internal abstract void Advance(int count);

    public string ReadCString(UTF8Encoding encoding) => ElementNames.Read(TakeCString(), encoding);

    public ArraySegment<byte> ReadCStringBytes() => TakeCString().ToArray();
    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));
    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));
    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));
    public ObjectId ReadObjectId() => new(Take(12));

    public Decimal128 ReadDecimal128()
    {
        var bytes = Take(16);
        return Decimal128.FromIEEEBits(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes));
    }

    /// <summary>Text with its length before it and a zero byte behind it.</summary>
    /// <exception cref="FormatException">The length or the last byte is wrong.</exception>
    public string ReadString(UTF8Encoding encoding)
    {
        var length = ReadInt32();
        if (length < 1) throw new FormatException($"A string has the invalid length {length}.");
        var bytes = Take(length);
        if (bytes[^1] != 0) throw new FormatException("A string lacks its terminating zero byte.");
        return ElementNames.Decode(bytes[..^1], encoding);
    }

    /// <summary>The bytes from here of a value that begins with its own length, as a buffer of their own.</summary>
    public abstract IByteBuffer ReadSlice();

    public void SkipCString() => TakeCString();

    public void WriteCString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Contains('\0')) throw new ArgumentException("A name or pattern cannot contain a zero character.", nameof(value));
        var room = GetRoom(Utf8Encodings.Strict.GetMaxByteCount(value.Length) + 1);
        var length = Utf8Encodings.Strict.GetBytes(value, room);
        room[length] = 0;
        Advance(length + 1);
    }

    public void WriteCStringBytes(byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.AsSpan().Contains((byte)0)) throw new ArgumentException("A name or pattern cannot contain a zero byte.", nameof(value));
        Write(value, 0, value.Length);
        WriteByte(0);
    }

    public void WriteDouble(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(GetRoom(8), value);
        Advance(8);
    }

    public void WriteInt32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(GetRoom(4), value);
        Advance(4);
    }

    public void WriteInt64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(GetRoom(8), value);
        Advance(8);
    }

    public void WriteObjectId(ObjectId value)
    {
        value.Write(GetRoom(12));
        Advance(12);
    }

    public void WriteDecimal128(Decimal128 value)
    {
        WriteInt64((long)value.GetIEEELowBits());
        WriteInt64((long)value.GetIEEEHighBits());
    }

    /// <summary>Writes text with its length before it and a zero byte behind it.</summary>
    public void WriteString(string value, UTF8Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(value);
        var room = GetRoom(encoding.GetMaxByteCount(value.Length) + 5);
        var length = encoding.GetBytes(value, room[4..]);
        BinaryPrimitives.WriteInt32LittleEndian(room, length + 1);
        room[length + 4] = 0;
        Advance(length + 5);
    }
}
