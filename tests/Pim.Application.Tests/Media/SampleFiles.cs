using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Pim.Application.Tests.Media;

/// <summary>Files made here, honest and otherwise.</summary>
public static class SampleFiles
{
    /// <summary>A script in the place where SVG allows one.</summary>
    public const string ScriptedSvg =
        """<?xml version="1.0" encoding="UTF-8"?><svg xmlns="http://www.w3.org/2000/svg" width="48" height="32"><script>document.documentElement.setAttribute("ran", "yes")</script><rect width="48" height="32" fill="red"/></svg>""";

    /// <summary>A PNG that says it is of this size, with pixels of one colour for so many rows; opaque or half so.</summary>
    public static byte[] Png(int width, int height, bool alpha = false, int? rows = null, params (string Name, byte[] Data)[] chunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, (byte)(alpha ? 6 : 2));
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] pixel = alpha ? [255, 0, 0, 128] : [255, 0, 0];
            byte[] row = [0, .. Enumerable.Repeat(pixel, width).SelectMany(p => p)];
            for (var y = 0; y < (rows ?? height); y++) packing.Write(row);
        }
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", header), .. chunks.SelectMany(c => Chunk(c.Name, c.Data)), .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", [])];
    }

    /// <summary>The JPEG with EXIF data in it.</summary>
    public static byte[] JpegWith(byte[] exif)
    {
        byte[] body = [.. "Exif\0\0"u8, .. exif];
        return WithSegment(RealFiles.Jpeg, body);
    }

    /// <summary>The JPEG with a segment for applications in it.</summary>
    public static byte[] WithSegment(byte[] jpeg, byte[] body)
    {
        var length = body.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. body, .. jpeg[2..]];
    }

    /// <summary>EXIF data with an orientation, and with a place where one is wanted.</summary>
    public static byte[] Exif(int orientation, bool isLittle = true, bool hasPlace = false)
    {
        var data = new List<byte>();
        void Put16(int value) => data.AddRange(isLittle ? [(byte)value, (byte)(value >> 8)] : new byte[] { (byte)(value >> 8), (byte)value });
        void Put32(int value)
        {
            if (isLittle) { Put16(value & 0xFFFF); Put16(value >> 16); }
            else { Put16(value >> 16); Put16(value & 0xFFFF); }
        }
        void Entry(int tag, int type, int count, int value, bool isShort = false)
        {
            Put16(tag); Put16(type); Put32(count);
            if (isShort) { Put16(value); Put16(0); }
            else Put32(value);
        }

        // IFD0 at 8: orientation, place (at 50), and a camera behind it at 100, which must stay.
        data.AddRange(isLittle ? "II"u8.ToArray() : "MM"u8.ToArray());
        Put16(42);
        Put32(8);
        Put16(hasPlace ? 3 : 2);
        Entry(0x010F, 2, 8, 100);
        Entry(0x0112, 3, 1, orientation, isShort: true);
        if (hasPlace) Entry(0x8825, 4, 1, 50);
        Put32(0);
        while (data.Count < 50) data.Add(0);
        if (hasPlace)
        {
            Put16(1);
            Entry(0x0002, 5, 3, 76);
            Put32(0);
        }
        while (data.Count < 76) data.Add(0);
        if (hasPlace) foreach (var part in (int[])[53, 1, 33, 1, 5912, 100]) Put32(part);
        while (data.Count < 100) data.Add(0);
        data.AddRange("CAMERA1\0"u8);
        return [.. data];
    }

    /// <summary>A PDF of empty pages, with its objects in the open or packed in a stream.</summary>
    public static byte[] Pdf(int pages, bool isPacked = false)
    {
        var tree = $"<< /Type /Pages /Kids [{string.Join(' ', Enumerable.Range(3, pages).Select(n => $"{n} 0 R"))}] /Count {pages} >>";
        var text = new StringBuilder("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        if (isPacked)
        {
            using var packed = new MemoryStream();
            using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) packing.Write(Encoding.ASCII.GetBytes("2 0 " + tree));
            text.Append("9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ").Append(packed.Length)
                .Append(" >>\nstream\n").Append(Encoding.Latin1.GetString(packed.ToArray())).Append("\nendstream\nendobj\n");
        }
        else
        {
            text.Append("2 0 obj\n").Append(tree).Append("\nendobj\n");
        }
        for (var n = 3; n < 3 + pages; n++) text.Append(n).Append(" 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n");
        text.Append("trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>A smallest model in binary glTF.</summary>
    public static byte[] Glb()
    {
        var json = """{"asset":{"version":"2.0"}}  """u8.ToArray();
        var file = new byte[20 + json.Length];
        "glTF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), 2);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(12), json.Length);
        "JSON"u8.CopyTo(file.AsSpan(16));
        json.CopyTo(file, 20);
        return file;
    }

    /// <summary>A box of an ISO base media file.</summary>
    public static byte[] Box(string type, byte[] content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.Latin1.GetBytes(type).CopyTo(box, 4);
        content.CopyTo(box, 8);
        return box;
    }

    /// <summary>A chunk of a PNG.</summary>
    public static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + named.Length), Crc(named));
        return chunk;
    }

    /// <summary>The checksum of a PNG's chunk.</summary>
    public static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }
        return ~crc;
    }
}
