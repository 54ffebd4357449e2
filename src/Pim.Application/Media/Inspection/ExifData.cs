using System.Buffers.Binary;

namespace Pim.Application.Media.Inspection;

/// <summary>What EXIF data (EXIF 2.32, section 4.6: the structure of a TIFF file) says that matters here.</summary>
/// <param name="Orientation">1 to 8; 1 when it is not told.</param>
/// <param name="WithoutLocation">The same data, as long as before, that does not tell the place any more; null when it does not tell it.</param>
internal sealed record ExifData(int Orientation, byte[]? WithoutLocation)
{
    private const int EntrySize = 12;
    private const int MaxEntries = 1_000;
    private const int OrientationTag = 0x0112;
    private const int LocationTag = 0x8825;

    // Bytes of one value by its type; types from 1.
    private static readonly int[] SizeOfType = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

    /// <summary>Reads it. What cannot be read says nothing: browsers do not mind it either.</summary>
    public static ExifData Read(ReadOnlySpan<byte> tiff)
    {
        try
        {
            return new Structure(tiff.ToArray()).Read();
        }
        catch (DamagedFileException)
        {
            return new ExifData(1, null);
        }
    }

    private sealed class Structure(byte[] data)
    {
        private readonly bool _isLittle = data is [(byte)'I', (byte)'I', 42, 0, ..];

        public ExifData Read()
        {
            if (!_isLittle && data is not [(byte)'M', (byte)'M', 0, 42, ..]) return new ExifData(1, null);
            var orientation = 1;
            var hasLocation = false;
            var pointer = 4;

            // The first directory describes the picture, the second its preview, of which nothing need be there.
            for (var number = 0; number < 2 && DirectoryAt(UInt32(pointer)) is { } directory; number++)
            {
                if (number == 0) orientation = OrientationIn(directory);
                while (RemoveLocation(directory)) hasLocation = true;
                pointer = directory + 2 + UInt16(directory) * EntrySize;
            }
            return new ExifData(orientation, hasLocation ? data : null);
        }

        // Where a directory lies that is there as a whole, down to the offset of the next one.
        private int? DirectoryAt(uint offset)
        {
            if (offset == 0 || offset > data.Length - 2) return null;
            var count = UInt16((int)offset);
            return count <= MaxEntries && offset + 2 + count * EntrySize + 4 <= data.Length ? (int)offset : null;
        }

        private int OrientationIn(int directory)
        {
            if (Find(directory, OrientationTag) is not { } entry) return 1;
            var orientation = UInt16(entry + 8);
            return orientation is >= 1 and <= 8 ? orientation : 1;
        }

        private bool RemoveLocation(int directory)
        {
            if (Find(directory, LocationTag) is not { } entry) return false;
            // Before anything is blanked: in a hostile file that may be the directory itself.
            var count = UInt16(directory);
            BlankDirectory(UInt32(entry + 8));

            // What follows the entry moves up over it: the rest of the entries and the offset of the next directory.
            var end = directory + 2 + count * EntrySize + 4;
            data.AsSpan((entry + EntrySize)..end).CopyTo(data.AsSpan(entry));
            data.AsSpan(end - EntrySize, EntrySize).Clear();
            PutUInt16(directory, count - 1);
            return true;
        }

        // Only what lies inside the data is there to be blanked.
        private void BlankDirectory(uint offset)
        {
            if (offset > data.Length - 2) return;
            var directory = (int)offset;
            var count = Math.Min(UInt16(directory), (data.Length - directory - 2) / EntrySize);
            for (var number = 0; number < count; number++)
            {
                var entry = directory + 2 + number * EntrySize;
                var type = UInt16(entry + 2);
                var size = (long)UInt32(entry + 4) * (type < SizeOfType.Length ? SizeOfType[type] : 0);
                if (size > 4) Blank(UInt32(entry + 8), size);
            }
            Blank(offset, 2 + count * EntrySize);
        }

        private void Blank(long offset, long size)
        {
            if (offset < data.Length) data.AsSpan((int)offset, (int)Math.Min(size, data.Length - offset)).Clear();
        }

        private int? Find(int directory, int tag)
        {
            var count = UInt16(directory);
            for (var number = 0; number < count; number++)
            {
                var entry = directory + 2 + number * EntrySize;
                if (UInt16(entry) == tag) return entry;
            }
            return null;
        }

        private int UInt16(int offset) => _isLittle ? Bytes.UInt16Little(data, offset) : Bytes.UInt16(data, offset);

        private uint UInt32(int offset) => _isLittle ? Bytes.UInt32Little(data, offset) : Bytes.UInt32(data, offset);

        private void PutUInt16(int offset, int value)
        {
            var place = data.AsSpan(offset, 2);
            if (_isLittle) BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)value);
            else BinaryPrimitives.WriteUInt16BigEndian(place, (ushort)value);
        }
    }
}
