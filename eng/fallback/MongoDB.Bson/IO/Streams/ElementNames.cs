using System.Runtime.InteropServices;
using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>Turns bytes into text; the names of elements, of which there are few, are made once.</summary>
internal static class ElementNames
{
    private const int MaxKeptLength = 40;

    // A place is taken by whichever name came last; entries never change, so that no lock is needed.
    private static readonly Entry[] Kept = new Entry[1024];

    internal static string Read(ReadOnlySpan<byte> bytes, UTF8Encoding encoding)
    {
        if (bytes.IsEmpty) return "";
        if (bytes.Length > MaxKeptLength) return Decode(bytes, encoding);
        ref var place = ref Kept[Hash(bytes) & (uint)(Kept.Length - 1)];
        var entry = Volatile.Read(ref place);
        if (entry is not null && bytes.SequenceEqual(entry.Bytes)) return entry.Name;
        var name = Decode(bytes, encoding);
        if (Ascii.IsValid(bytes)) Volatile.Write(ref place, new Entry(bytes.ToArray(), name));
        return name;
    }

    internal static string Decode(ReadOnlySpan<byte> bytes, UTF8Encoding encoding)
    {
        if (bytes.IsEmpty) return "";
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("A text is not valid UTF-8.", e);
        }
    }

    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4) return bytes[0] * 31u + bytes[^1] * 7u + bytes[bytes.Length / 2] + (uint)bytes.Length;
        var (first, last) = (MemoryMarshal.Read<uint>(bytes), MemoryMarshal.Read<uint>(bytes[^4..]));
        var middle = MemoryMarshal.Read<uint>(bytes[((bytes.Length - 4) / 2)..]);
        var hash = (first * 0x9E3779B1 ^ last) * 0x85EBCA77 ^ middle * 0xC2B2AE3D ^ (uint)bytes.Length;
        return hash ^ hash >> 15;
    }

    private sealed record Entry(byte[] Bytes, string Name);
}
