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
            var directory = UInt32(4);

            // The first directory describes the picture, the second its preview.
            for (var number = 0; number < 2 && directory != 0; number++)
            {
                if (number == 0) orientation = OrientationIn(directory);
                hasLocation |= RemoveLocation(directory);
                directory = UInt32(directory + 2 + UInt16(directory) * EntrySize);
            }
            return new ExifData(orientation, hasLocation ? data : null);
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
            BlankDirectory(UInt32(entry + 8));

            // What follows the entry moves up over it: the rest of the entries and the offset of the next directory.
            var end = directory + 2 + UInt16(directory) * EntrySize + 4;
            data.AsSpan((entry + EntrySize)..end).CopyTo(data.AsSpan(entry));
            data.AsSpan(end - EntrySize, EntrySize).Clear();
            PutUInt16(directory, UInt16(directory) - 1);
            return true;
        }

        // Only what lies inside the data is there to be blanked.
        private void BlankDirectory(int directory)
        {
            if (directory > data.Length - 2) return;
            var count = Math.Min(UInt16(directory), (data.Length - directory - 2) / EntrySize);
            for (var number = 0; number < count; number++)
            {
                var entry = directory + 2 + number * EntrySize;
                var type = UInt16(entry + 2);
                var size = (long)(uint)UInt32(entry + 4) * (type < SizeOfType.Length ? SizeOfType[type] : 0);
                if (size > 4) Blank((uint)UInt32(entry + 8), size);
            }
            Blank((uint)directory, 2 + count * EntrySize);
        }

        private void Blank(long offset, long size)
        {
            if (offset < data.Length) data.AsSpan((int)offset, (int)Math.Min(size, data.Length - offset)).Clear();
        }

        private int? Find(int directory, int tag)
        {
            var count = UInt16(directory);
            if (count > MaxEntries) throw new DamagedFileException("its EXIF data has too many entries");
            Bytes.At(data, directory + 2, count * EntrySize + 4);
            for (var number = 0; number < count; number++)
            {
                var entry = directory + 2 + number * EntrySize;
                if (UInt16(entry) == tag) return entry;
            }
            return null;
        }

        private int UInt16(int offset) => _isLittle ? Bytes.UInt16Little(data, offset) : Bytes.UInt16(data, offset);

        // No data is so long that an offset needs the highest bit; one that has it lies outside.
        private int UInt32(int offset)
        {
            var value = _isLittle ? Bytes.UInt32Little(data, offset) : Bytes.UInt32(data, offset);
            return value <= int.MaxValue ? (int)value : throw new DamagedFileException("its EXIF data points outside of it");
        }

        private void PutUInt16(int offset, int value)
        {
            var place = data.AsSpan(offset, 2);
            if (_isLittle) BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)value);
            else BinaryPrimitives.WriteUInt16BigEndian(place, (ushort)value);
        }
    }
}
