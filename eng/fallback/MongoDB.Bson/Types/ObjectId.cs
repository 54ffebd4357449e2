using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MongoDB.Bson;

/// <summary>Twelve bytes that name a document: seconds since 1970, a random part of the process, and a counter.</summary>
public readonly struct ObjectId : IComparable<ObjectId>, IEquatable<ObjectId>
{
    private static readonly long ProcessRandom = RandomNumberGenerator.GetInt32(1 << 30) * 1024L + RandomNumberGenerator.GetInt32(1024);
    private static int _counter = RandomNumberGenerator.GetInt32(1 << 24);

    // The twelve bytes in order, as three big-endian numbers.
    private readonly uint _a;
    private readonly uint _b;
    private readonly uint _c;

    /// <summary>From its 12 bytes.</summary>
    public ObjectId(byte[] bytes) : this(Checked(bytes).AsSpan()) { }

    /// <summary>From 24 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The string is not 24 hexadecimal digits.</exception>
    public ObjectId(string value) => this = Parse(value);

    internal ObjectId(ReadOnlySpan<byte> bytes) : this(
        BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[8..])) { }

    private ObjectId(uint a, uint b, uint c) => (_a, _b, _c) = (a, b, c);

    /// <summary>Twelve zero bytes.</summary>
    public static ObjectId Empty => default;

    /// <summary>Seconds since 1970.</summary>
    public int Timestamp => (int)_a;

    /// <summary>The UTC time of the timestamp.</summary>
    public DateTime CreationTime => DateTime.UnixEpoch.AddSeconds(_a);

    /// <summary>A new id of the present time.</summary>
    public static ObjectId GenerateNewId() => GenerateNewId((int)(uint)DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    /// <summary>A new id of a time.</summary>
    public static ObjectId GenerateNewId(DateTime timestamp) =>
        GenerateNewId((int)(uint)((BsonUtils.ToUniversalTime(timestamp) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond));

    /// <summary>A new id of a time in seconds since 1970.</summary>
    public static ObjectId GenerateNewId(int timestamp)
    {
        var counter = (uint)Interlocked.Increment(ref _counter) & 0xFFFFFF;
        return new ObjectId((uint)timestamp, (uint)(ProcessRandom >> 8), (uint)(ProcessRandom & 0xFF) << 24 | counter);
    }

    /// <summary>Reads 24 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The string is not 24 hexadecimal digits.</exception>
    public static ObjectId Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out var id) ? id : throw new FormatException($"'{s}' is not a valid 24 digit hex string.");
    }

    /// <summary>Tries to read 24 hexadecimal digits.</summary>
    public static bool TryParse(string s, out ObjectId objectId)
    {
        objectId = default;
        if (s is not { Length: 24 }) return false;
        Span<byte> bytes = stackalloc byte[12];
        if (Convert.FromHexString(s, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        objectId = new ObjectId(bytes);
        return true;
    }

    /// <summary>The 12 bytes.</summary>
    public byte[] ToByteArray()
    {
        var bytes = new byte[12];
        Write(bytes);
        return bytes;
    }

    /// <summary>Writes the 12 bytes into an array.</summary>
    public void ToByteArray(byte[] destination, int offset) => Write(destination.AsSpan(offset, 12));

    internal void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], _b);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], _c);
    }

    public override string ToString() => $"{_a:x8}{_b:x8}{_c:x8}";

    public int CompareTo(ObjectId other)
    {
        if (_a != other._a) return _a.CompareTo(other._a);
        return _b != other._b ? _b.CompareTo(other._b) : _c.CompareTo(other._c);
    }

    public bool Equals(ObjectId rhs) => _a == rhs._a && _b == rhs._b && _c == rhs._c;
    public override bool Equals(object obj) => obj is ObjectId other && Equals(other);
    public override int GetHashCode() => HashCode.Combine(_a, _b, _c);

    public static bool operator ==(ObjectId lhs, ObjectId rhs) => lhs.Equals(rhs);
    public static bool operator !=(ObjectId lhs, ObjectId rhs) => !lhs.Equals(rhs);
    public static bool operator <(ObjectId lhs, ObjectId rhs) => lhs.CompareTo(rhs) < 0;
    public static bool operator <=(ObjectId lhs, ObjectId rhs) => lhs.CompareTo(rhs) <= 0;
    public static bool operator >(ObjectId lhs, ObjectId rhs) => lhs.CompareTo(rhs) > 0;
    public static bool operator >=(ObjectId lhs, ObjectId rhs) => lhs.CompareTo(rhs) >= 0;

    private static byte[] Checked(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return bytes.Length == 12 ? bytes : throw new ArgumentException("An ObjectId has 12 bytes.", nameof(bytes));
    }
}
