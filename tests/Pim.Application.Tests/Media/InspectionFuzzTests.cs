using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Pim.Application.Media.Inspection;
using Pim.Domain;

namespace Pim.Application.Tests.Media;

/// <summary>Files that are damaged by chance, always in the same way, or on purpose: they are refused or taken, in bounded memory, and nothing else.</summary>
public sealed class InspectionFuzzTests
{
    // All that is allocated while a file is looked at, however short it is kept.
    private const long MaxAllocated = 256 << 20;
    private const long MaxPatched = 16 << 20;

    private static readonly uint[] Extremes = [0, 1, 7, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFF0, 0xFFFF_FFFF];

    /// <summary>How many of the cases are tried: one of several, or more where the environment says so.</summary>
    private static int Effort { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("PIM_TEST_FUZZ_EFFORT"), CultureInfo.InvariantCulture, out var effort) ? effort : 1;

    private static byte[] PackedPdf => SampleFiles.Pdf(pages: 1, isPacked: true);

    public static TheoryData<string, byte[]> Seeds => new()
    {
        { "JPEG", SampleFiles.JpegWith(SampleFiles.Exif(6, isLittle: true, hasPlace: true)) },
        { "JPEG, most significant byte first", SampleFiles.JpegWith(SampleFiles.Exif(6, isLittle: false, hasPlace: true)) },
        { "PNG", SampleFiles.Png(10, 6, chunks: [("eXIf", SampleFiles.Exif(6, hasPlace: true)), ("acTL", new byte[8])]) },
        { "GIF", RealFiles.AnimatedGif },
        { "WebP", RealFiles.WebP },
        { "lossless WebP", RealFiles.LosslessWebP },
        { "AVIF", RealFiles.Avif },
        { "HEIC", RealFiles.Heic },
        { "TIFF", RealFiles.Tiff },
        { "SVG", Encoding.UTF8.GetBytes(SampleFiles.ScriptedSvg) },
        { "PDF", SampleFiles.Pdf(pages: 3) },
        { "packed PDF", SampleFiles.Pdf(pages: 4, isPacked: true) },
        { "MP4", RealFiles.Mp4 },
        { "WebM", RealFiles.WebM },
        { "model", SampleFiles.Glb() },
    };

    public static TheoryData<string, byte[]> Traps => new()
    {
        { "TIFF whose only directory is its own successor", [.. "II*\0\x08\0\0\0"u8, 0, 0, 8, 0, 0, 0] },
        { "EXIF whose place is its own directory", SampleFiles.JpegWith(Pointing(SampleFiles.Exif(1, hasPlace: true), at: 42, to: 8)) },
        { "EXIF whose directory is its own successor", SampleFiles.JpegWith(Pointing(SampleFiles.Exif(1, hasPlace: true), at: 46, to: 8)) },
        { "HEIC with many items of many pieces that take no bytes", Heif(iloc: [0, 0, 0, 0, 0, 0, 0xFF, 0xFF, .. Repeated([0, 1, 0, 0, 0x27, 0x10], 65_535)]) },
        { "HEIC with many items in the same place", SamePlace(items: 10_000, length: 900_000) },
        { "MP4 with many places", Mp4("udta", Repeated(SampleFiles.Box("loci", new byte[1_000]), 9_000)) },
        { "MP4 with large places", Mp4("udta", Repeated(SampleFiles.Box("loci", new byte[1 << 20]), 40)) },
        { "MP4 with many numbers like places", Mp4("meta", [.. "location.ISO6709"u8, .. Repeated("+53.5+009.9/"u8, 80_000)]) },
        { "MP4 of boxes in boxes", Mp4("trak", Nested(2_000)) },
        { "WebM of parts without an end", [.. RealFiles.WebM[..40], .. Repeated([0x18, 0x53, 0x80, 0x67, 0xFF], 20_000)] },
        { "WebP of empty parts", [.. "RIFF"u8, 0x80, 0x1A, 6, 0, .. RealFiles.WebP[8..30], .. Repeated("ABCD\0\0\0\0"u8, 50_000)] },
        { "PNG of empty parts", [.. SampleFiles.Png(10, 6)[..33], .. Repeated(SampleFiles.Chunk("abCd", []), 110_000)] },
        { "PDF of streams that unfold",
            [.. "%PDF-1.7\n"u8, .. Repeated([.. "<</Type /ObjStm>>stream\n"u8, .. PackedPdf.AsSpan(150, 60)], 5_000), .. "%%EOF"u8] },
        { "GIF of empty parts", [.. RealFiles.AnimatedGif[..781], .. Repeated([0x21, 0xF9, 0], 200_000)] },
    };

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task Cut_off_at_every_place(string what, byte[] seed)
    {
        for (var length = 0; length < seed.Length; length++) await JudgeAsync($"{what} of {length} bytes", seed[..length]);
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task With_a_bit_turned_round_in_every_byte(string what, byte[] seed)
    {
        var chance = new Random(17);
        for (var at = 0; at < seed.Length; at++)
        {
            for (var round = 0; round < Effort; round++)
            {
                var changed = seed.ToArray();
                changed[at] ^= (byte)(1 << chance.Next(8));
                await JudgeAsync($"{what}, byte {at}", changed);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task With_numbers_that_are_too_great_or_small(string what, byte[] seed)
    {
        var chance = new Random(18);
        for (var round = 0; round < 1_000 * Effort; round++)
        {
            var changed = seed.ToArray();
            for (var number = chance.Next(1, 4); number > 0; number--) PutNumber(changed, chance);
            await JudgeAsync($"{what}, round {round}", changed);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task With_parts_that_are_repeated_moved_or_made_up(string what, byte[] seed)
    {
        var chance = new Random(19);
        for (var round = 0; round < 500 * Effort; round++)
        {
            var (from, to) = (chance.Next(seed.Length), chance.Next(seed.Length));
            var part = seed[Math.Min(from, to)..Math.Max(from, to)];
            if (round % 2 == 0) chance.NextBytes(part);
            var at = chance.Next(4, seed.Length);
            await JudgeAsync($"{what}, round {round}", [.. seed[..at], .. part, .. seed[(round % 3 == 0 ? Math.Min(seed.Length, at + part.Length) : at)..]]);
        }
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Traps), DisableDiscoveryEnumeration = true)]
    public Task Made_to_take_for_ever_or_to_fill_the_memory(string what, byte[] file) => Task.Run(() => JudgeAsync(what, file));

    private static async Task JudgeAsync(string what, byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var found = await AssetInspectorTests.InspectAsync(file, removeLocation: true);
            Assert.All(found.LocationPatches, patch => Assert.InRange(patch.Offset + patch.Bytes.Length, 1, file.Length));
            Assert.InRange(found.LocationPatches.Sum(patch => (long)patch.Bytes.Length), 0, MaxPatched);
        }
        catch (PimException refusal) when (refusal.Kind == ErrorKind.InvalidArgument)
        {
        }
        catch (Exception unexpected)
        {
            Assert.Fail($"{what}: {unexpected}");
        }
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MaxAllocated, $"{what} takes too much memory.");
    }

    private static void PutNumber(byte[] file, Random chance)
    {
        var value = Extremes[chance.Next(Extremes.Length)];
        var place = file.AsSpan(chance.Next(Math.Max(1, file.Length - 4)));
        if (place.Length < 4) return;
        switch (chance.Next(4))
        {
            case 0: BinaryPrimitives.WriteUInt32BigEndian(place, value); break;
            case 1: BinaryPrimitives.WriteUInt32LittleEndian(place, value); break;
            case 2: BinaryPrimitives.WriteUInt16BigEndian(place, (ushort)value); break;
            default: BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)value); break;
        }
    }

    private static byte[] Pointing(byte[] exif, int at, int to)
    {
        BinaryPrimitives.WriteInt32LittleEndian(exif.AsSpan(at), to);
        return exif;
    }

    private static byte[] Repeated(ReadOnlySpan<byte> part, int times)
    {
        var all = new byte[part.Length * times];
        for (var at = 0; at < all.Length; at += part.Length) part.CopyTo(all.AsSpan(at));
        return all;
    }

    private static byte[] Nested(int depth)
    {
        byte[] box = [];
        for (var i = 0; i < depth; i++) box = SampleFiles.Box("trak", box);
        return box;
    }

    private static byte[] Mp4(string type, byte[] content) =>
        [.. SampleFiles.Box("ftyp", "isom\0\0\0\0isom"u8.ToArray()), .. SampleFiles.Box("moov", SampleFiles.Box(type, content))];

    /// <summary>A HEIC with another table of places, and all items being XMP where so many are asked for.</summary>
    private static byte[] Heif(byte[] iloc, int metadataItems = 0)
    {
        var size = SampleFiles.Box("ispe", [0, 0, 0, 0, 0, 0, 0, 48, 0, 0, 0, 32]);
        byte[] parts =
        [
            .. SampleFiles.Box("pitm", [0, 0, 0, 0, 0, 1]),
            .. SampleFiles.Box("iloc", iloc),
            .. SampleFiles.Box("iinf", [0, 0, 0, 0, 0, 0, .. Enumerable.Range(1, metadataItems).SelectMany(Described)]),
            .. SampleFiles.Box("iprp", [.. SampleFiles.Box("ipco", size), .. SampleFiles.Box("ipma", [0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1])]),
        ];
        return [.. SampleFiles.Box("ftyp", "heic\0\0\0\0heic"u8.ToArray()), .. SampleFiles.Box("meta", [0, 0, 0, 0, .. parts])];
    }

    private static byte[] SamePlace(int items, int length)
    {
        const int Start = 1_000_000;
        byte[] iloc = [0, 0, 0, 0, 0x44, 0, (byte)(items >> 8), (byte)items, .. Enumerable.Range(1, items).SelectMany(Placed)];
        var file = Heif(iloc, items);
        Assert.InRange(file.Length, 1, Start);
        var text = Repeated("exif:GPSLatitude=\"53,33.1N\" "u8, (length / 28) + 1);
        return [.. file, .. SampleFiles.Box("mdat", [.. new byte[Start - file.Length - 8], .. text])];

        byte[] Placed(int id) => [(byte)(id >> 8), (byte)id, 0, 0, 0, 1, .. BigEndian(Start), .. BigEndian(length)];
    }

    private static byte[] Described(int id) => SampleFiles.Box("infe", [2, 0, 0, 0, (byte)(id >> 8), (byte)id, 0, 0, .. "mime\0application/rdf+xml\0"u8]);

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
