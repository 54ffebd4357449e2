using System.Buffers.Binary;
using System.Text;

namespace Pim.Application.Tests.Media;

public sealed class LocationTests
{
    private const string Xmp = """<x:xmpmeta><rdf:Description exif:GPSLatitude="53,33.1N" dc:title="Tent"><exif:GPSLongitude>9,59.5E</exif:GPSLongitude></rdf:Description></x:xmpmeta>""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_place_goes_out_of_a_JPEG_and_all_else_stays(bool isLittle)
    {
        var file = SampleFiles.JpegWith(SampleFiles.Exif(6, isLittle, hasPlace: true));
        var cleaned = await CleanAsync(file);
        Assert.Equal(file.Length, cleaned.Length);
        Assert.Equal(-1, cleaned.AsSpan().IndexOf(Place(isLittle)));
        Assert.NotEqual(-1, file.AsSpan().IndexOf(Place(isLittle)));
        Assert.NotEqual(-1, cleaned.AsSpan().IndexOf("CAMERA1"u8));
        Assert.True(cleaned.AsSpan().EndsWith(RealFiles.Jpeg.AsSpan(2)));
        Assert.Equal(6, (await AssetInspectorTests.InspectAsync(cleaned)).Facts.Orientation);
        Assert.Empty((await AssetInspectorTests.InspectAsync(cleaned, removeLocation: true)).LocationPatches);
    }

    [Theory]
    [InlineData(10, 0xFF, 0xFF)]
    [InlineData(46, 0xFF, 0xFF)]
    [InlineData(46, 0x00, 0x7F)]
    public async Task The_place_goes_though_other_things_in_the_data_are_wrong(int at, byte one, byte other)
    {
        // The camera's name lies outside, or the second directory does.
        var exif = SampleFiles.Exif(6, isLittle: true, hasPlace: true);
        (exif[at + 2], exif[at + 3]) = (one, other);
        var cleaned = await CleanAsync(SampleFiles.JpegWith(exif));
        Assert.Equal(-1, cleaned.AsSpan().IndexOf(Place(isLittle: true)));
        Assert.Equal(6, (await AssetInspectorTests.InspectAsync(cleaned)).Facts.Orientation);
    }

    [Fact]
    public async Task Each_place_goes_where_there_are_several()
    {
        // The camera becomes a second pointer to the same directory.
        var exif = SampleFiles.Exif(6, isLittle: true, hasPlace: true);
        exif.AsSpan(34, 12).CopyTo(exif.AsSpan(10));
        Assert.Equal(-1, (await CleanAsync(SampleFiles.JpegWith(exif))).AsSpan().IndexOf("\x25\x88"u8));
        Assert.Equal(6, (await AssetInspectorTests.InspectAsync(await CleanAsync(SampleFiles.JpegWith(exif)))).Facts.Orientation);
    }

    [Fact]
    public async Task The_place_goes_out_of_a_PNG_whose_checksum_stays_right()
    {
        var file = SampleFiles.Png(10, 6, chunks: ("eXIf", SampleFiles.Exif(6, hasPlace: true)));
        var cleaned = await CleanAsync(file);
        Assert.Equal(-1, cleaned.AsSpan().IndexOf(Place(isLittle: true)));
        var at = cleaned.AsSpan().IndexOf("eXIf"u8);
        var length = BinaryPrimitives.ReadInt32BigEndian(cleaned.AsSpan(at - 4));
        Assert.Equal(SampleFiles.Crc(cleaned.AsSpan(at, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(cleaned.AsSpan(at + 4 + length)));
    }

    [Fact]
    public async Task The_place_goes_out_of_a_WebP()
    {
        byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 0x08, 0, 0, 0, 47, 0, 0, 31, 0, 0];
        var exif = SampleFiles.Exif(1, hasPlace: true);
        byte[] body = [.. "WEBP"u8, .. extended, .. RealFiles.WebP[12..], .. "EXIF"u8, (byte)exif.Length, 0, 0, 0, .. exif];
        byte[] file = [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];
        Assert.Equal(-1, (await CleanAsync(file)).AsSpan().IndexOf(Place(isLittle: true)));
    }

    [Fact]
    public async Task The_place_goes_out_of_XMP()
    {
        var file = SampleFiles.WithSegment(RealFiles.Jpeg, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(Xmp)]);
        var text = Encoding.Latin1.GetString(await CleanAsync(file));
        Assert.Contains("""exif:GPSLatitude="        " dc:title="Tent"><exif:GPSLongitude>       </exif:GPSLongitude>""", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_place_goes_out_of_a_film()
    {
        var place = SampleFiles.Box("©xyz", [.. "\0\x12\x15\xc7"u8, .. "+53.5511+009.9937/"u8]);
        var index = RealFiles.Mp4.AsSpan().IndexOf("moov"u8) - 4;
        var size = BinaryPrimitives.ReadInt32BigEndian(RealFiles.Mp4.AsSpan(index));
        byte[] moov = SampleFiles.Box("moov", [.. RealFiles.Mp4[(index + 8)..(index + size)], .. SampleFiles.Box("udta", place)]);
        byte[] file = [.. RealFiles.Mp4[..index], .. moov, .. RealFiles.Mp4[(index + size)..],
            .. SampleFiles.Box("uuid", [.. new byte[16], .. Encoding.UTF8.GetBytes(Xmp)])];
        Assert.Equal(-1, (await CleanAsync(file)).AsSpan().IndexOf("53,33.1N"u8));
        Assert.Equal(-1, (await CleanAsync(file)).AsSpan().IndexOf("+53.5511"u8));
        Assert.Equal(64, (await AssetInspectorTests.InspectAsync(await CleanAsync(file))).Facts.Width);
    }

    [Fact]
    public async Task Nothing_is_changed_where_nobody_asked_for_it()
    {
        Assert.Empty((await AssetInspectorTests.InspectAsync(SampleFiles.JpegWith(SampleFiles.Exif(1, hasPlace: true)))).LocationPatches);
    }

    private static async Task<byte[]> CleanAsync(byte[] file)
    {
        var found = await AssetInspectorTests.InspectAsync(file, removeLocation: true);
        Assert.NotEmpty(found.LocationPatches);
        var cleaned = file.ToArray();
        foreach (var patch in found.LocationPatches) patch.Bytes.CopyTo(cleaned.AsMemory((int)patch.Offset));
        return cleaned;
    }

    // 59.12 seconds, as EXIF writes it.
    private static byte[] Place(bool isLittle)
    {
        var place = new byte[8];
        if (isLittle) { BinaryPrimitives.WriteInt32LittleEndian(place, 5912); BinaryPrimitives.WriteInt32LittleEndian(place.AsSpan(4), 100); }
        else { BinaryPrimitives.WriteInt32BigEndian(place, 5912); BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(4), 100); }
        return place;
    }
}
