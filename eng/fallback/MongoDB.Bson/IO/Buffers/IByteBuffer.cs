namespace MongoDB.Bson.IO;

/// <summary>Bytes that may be pooled and shared; disposing gives them back.</summary>
public interface IByteBuffer : IDisposable
{
    /// <summary>How many bytes there is room for.</summary>
    int Capacity { get; }

    /// <summary>Whether the bytes can no longer change; only then can they be sliced.</summary>
    bool IsReadOnly { get; }

    /// <summary>How many bytes count as content.</summary>
    int Length { get; set; }

    /// <summary>The bytes from a position on, as they lie in memory.</summary>
    ArraySegment<byte> AccessBackingBytes(int position);

    /// <summary>Sets bytes to zero.</summary>
    void Clear(int position, int count);

    /// <summary>Makes room for at least this many bytes.</summary>
    void EnsureCapacity(int minimumCapacity);

    byte GetByte(int position);
    void GetBytes(int position, byte[] destination, int offset, int count);

    /// <summary>A part of a read-only buffer, which keeps the bytes alive by itself.</summary>
    IByteBuffer GetSlice(int position, int length);

    void MakeReadOnly();
    void SetByte(int position, byte value);
    void SetBytes(int position, byte[] source, int offset, int count);
}
