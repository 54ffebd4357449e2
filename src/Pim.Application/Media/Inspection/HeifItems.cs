namespace Pim.Application.Media.Inspection;

/// <summary>Tables about the items of a HEIC or AVIF file (ISO/IEC 14496-12, section 8.11, and 23008-12, section 9.3).</summary>
internal static class HeifItems
{
    private const int MaxExtents = 10_000;

    /// <summary>Numbers, from 1, of the properties of an item: what "ipma" says.</summary>
    public static HashSet<int> PropertiesOf(uint item, ReadOnlySpan<byte> table)
    {
        var hasLongIds = table[0] >= 1;
        var hasLongNumbers = (table[3] & 1) == 1;
        var found = new HashSet<int>();
        var at = 8;
        for (var left = Bytes.UInt32(table, 4); left > 0; left--)
        {
            var id = hasLongIds ? Bytes.UInt32(table, at) : Bytes.UInt16(table, at);
            at += hasLongIds ? 4 : 2;
            for (int count = Bytes.At(table, at++, 1)[0]; count > 0; count--)
            {
                // The highest bit says whether readers must understand the property.
                var number = hasLongNumbers ? Bytes.UInt16(table, at) & 0x7FFF : Bytes.At(table, at, 1)[0] & 0x7F;
                at += hasLongNumbers ? 2 : 1;
                if (id == item) found.Add(number);
            }
        }
        return found;
    }

    /// <summary>The items that hold EXIF data and XMP: what "iinf" says.</summary>
    public static (HashSet<uint> Exif, HashSet<uint> Xmp) Metadata(ReadOnlySpan<byte> table)
    {
        var (exif, xmp) = (new HashSet<uint>(), new HashSet<uint>());
        var at = table[0] == 0 ? 6 : 8;
        while (at + 8 <= table.Length)
        {
            var size = Bytes.UInt32(table, at);
            if (size < 8 || size > table.Length - at) break;
            var entry = table.Slice(at, (int)size);
            at += (int)size;
            var version = Bytes.At(entry, 8, 1)[0];
            if (version < 2) continue;
            var id = version == 2 ? Bytes.UInt16(entry, 12) : Bytes.UInt32(entry, 12);
            var kind = Bytes.At(entry, version == 2 ? 16 : 18, 4);
            if (kind.SequenceEqual("Exif"u8)) exif.Add(id);
            if (kind.SequenceEqual("mime"u8) && entry.IndexOf("application/rdf+xml"u8) >= 0) xmp.Add(id);
        }
        return (exif, xmp);
    }

    /// <summary>Where items lie in the file: what "iloc" says. Those that lie elsewhere, or in several pieces, are left out.</summary>
    public static List<(uint Id, long Offset, long Length)> Places(ReadOnlySpan<byte> table)
    {
        var version = table[0];
        var sizes = Bytes.UInt16(table, 4);
        var (offsetSize, lengthSize, baseSize, indexSize) = (sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, version == 0 ? 0 : sizes & 15);
        var at = 6;
        var places = new List<(uint, long, long)>();
        var all = 0L;
        for (var left = Number(table, ref at, version < 2 ? 2 : 4); left > 0; left--)
        {
            var id = (uint)Number(table, ref at, version < 2 ? 2 : 4);
            var method = version == 0 ? 0 : Number(table, ref at, 2) & 15;
            var source = Number(table, ref at, 2);
            var start = Number(table, ref at, baseSize);
            var extents = Number(table, ref at, 2);
            // They may take no bytes at all.
            if ((all += extents) > MaxExtents) throw new DamagedFileException("it is in too many parts");
            for (var extent = 0; extent < extents; extent++)
            {
                Number(table, ref at, indexSize);
                var offset = start + Number(table, ref at, offsetSize);
                var length = Number(table, ref at, lengthSize);
                if (method == 0 && source == 0 && extents == 1) places.Add((id, offset, length));
            }
        }
        return places;
    }

    private static long Number(ReadOnlySpan<byte> table, ref int at, int size)
    {
        var value = 0L;
        foreach (var part in Bytes.At(table, at, size)) value = value << 8 | part;
        at += size;
        return value & (long.MaxValue >> 2);
    }
}
