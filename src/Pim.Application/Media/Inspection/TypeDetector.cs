using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>Tells a kind of file by its first bytes, which must stand at its very start: what only somewhere holds them is not of that kind.</summary>
internal static class TypeDetector
{
    /// <summary>Bytes that are enough for it.</summary>
    public const int HeadSize = 64 << 10;

    /// <summary>The name of the kind; null when it is none that is known.</summary>
    public static MediaType? Detect(ReadOnlySpan<byte> head) => NameOf(head) is { } name ? MediaType.Find(name) : null;

    private static string? NameOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "image/jpeg";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return "image/png";
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return "image/gif";
        if (head.StartsWith("RIFF"u8) && At(head, 8, "WEBP"u8)) return "image/webp";
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)) return "image/tiff";
        if (head.StartsWith("%PDF-"u8)) return "application/pdf";
        if (head.StartsWith("glTF"u8)) return "model/gltf-binary";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3])) return "video/webm";
        if (At(head, 4, "ftyp"u8)) return NameOfBrand(head);
        return SvgFormat.IsSvg(head) ? "image/svg+xml" : null;
    }

    // ISO/IEC 14496-12, section 4.3: the major brand, then the version, then the brands that it goes with.
    private static string? NameOfBrand(ReadOnlySpan<byte> head)
    {
        var size = (int)Math.Min(Bytes.UInt32(head, 0), (uint)head.Length);
        for (var at = 8; at + 4 <= size; at = at == 8 ? 16 : at + 4)
        {
            var brand = head.Slice(at, 4);
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8)) return "image/avif";
            if (brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("hevc"u8) || brand.SequenceEqual("hevx"u8)) return "image/heic";
            if (brand.SequenceEqual("mp41"u8) || brand.SequenceEqual("mp42"u8) || brand.StartsWith("iso"u8) || brand.SequenceEqual("avc1"u8) || brand.StartsWith("M4V"u8)) return "video/mp4";
        }
        return null;
    }

    private static bool At(ReadOnlySpan<byte> head, int offset, ReadOnlySpan<byte> text) => head.Length >= offset + text.Length && head.Slice(offset, text.Length).SequenceEqual(text);
}
