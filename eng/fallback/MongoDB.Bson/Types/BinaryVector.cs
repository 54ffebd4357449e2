namespace MongoDB.Bson
{
    /// <summary>Numbers packed into a binary value for vector search; not part of the fallback.</summary>
    public abstract class BinaryVector<TItem>
    {
        private protected BinaryVector() => throw OutOfScope.Exception("A binary vector");
    }

    /// <summary>A vector of 32-bit floats; not part of the fallback.</summary>
    public sealed class BinaryVectorFloat32(ReadOnlyMemory<float> data) : BinaryVector<float>
    {
        public ReadOnlyMemory<float> Data { get; } = data;
    }

    /// <summary>A vector of signed bytes; not part of the fallback.</summary>
    public sealed class BinaryVectorInt8(ReadOnlyMemory<sbyte> data) : BinaryVector<sbyte>
    {
        public ReadOnlyMemory<sbyte> Data { get; } = data;
    }

    /// <summary>A vector of bits; not part of the fallback.</summary>
    public sealed class BinaryVectorPackedBit(ReadOnlyMemory<byte> data, byte padding) : BinaryVector<byte>
    {
        public ReadOnlyMemory<byte> Data { get; } = data;
        public byte Padding { get; } = padding;
    }
}

namespace MongoDB.Bson.Serialization
{
    /// <summary>Binary vectors as binary values; not part of the fallback.</summary>
    public static class BinaryVectorExtensions
    {
        public static BsonBinaryData ToBsonBinaryData<TItem>(this BinaryVector<TItem> binaryVector) => throw OutOfScope.Exception("A binary vector");
    }
}
