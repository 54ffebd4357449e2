using System.Buffers.Binary;

namespace Pim.Application.Media.Inspection;

/// <summary>Numbers out of files, most significant byte first unless said; a file that ends before them is damaged.</summary>
internal static class Bytes
{
    public static ushort UInt16(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadUInt16BigEndian(At(data, offset, 2));

    public static uint UInt32(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadUInt32BigEndian(At(data, offset, 4));

    public static ulong UInt64(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadUInt64BigEndian(At(data, offset, 8));

    public static ushort UInt16Little(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(At(data, offset, 2));

    public static int UInt24Little(ReadOnlySpan<byte> data, int offset) => At(data, offset, 3)[0] | data[offset + 1] << 8 | data[offset + 2] << 16;

    public static uint UInt32Little(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(At(data, offset, 4));

    /// <summary>A part that must be there.</summary>
    public static ReadOnlySpan<byte> At(ReadOnlySpan<byte> data, int offset, int count) =>
        offset >= 0 && count >= 0 && offset <= data.Length - count ? data.Slice(offset, count) : throw new DamagedFileException("it ends too early");
}
