using System.Text;
using Pim.Application.Media.Inspection;
using Pim.Domain;
using Pim.Domain.Media;

namespace Pim.Application.Tests.Media;

public sealed class AssetInspectorTests
{
    public static TheoryData<string, byte[], string, AssetFacts> Honest => new()
    {
        { "JPEG", RealFiles.Jpeg, "image/jpeg", new() { Width = 48, Height = 32, Orientation = 1 } },
        { "progressive JPEG", RealFiles.ProgressiveJpeg, "image/jpeg", new() { Width = 48, Height = 32, Orientation = 1 } },
        { "JPEG with more behind it", [.. RealFiles.Jpeg, .. new byte[100_000]], "image/jpeg", new() { Width = 48, Height = 32, Orientation = 1 } },
        { "PNG with alpha", SampleFiles.Png(10, 6, alpha: true), "image/png", new() { Width = 10, Height = 6, Orientation = 1 } },
        { "turned PNG", SampleFiles.Png(10, 6, chunks: ("eXIf", SampleFiles.Exif(6))), "image/png", new() { Width = 6, Height = 10, Orientation = 6 } },
        { "animated PNG", SampleFiles.Png(10, 6, chunks: ("acTL", new byte[8])), "image/png",
            new() { Width = 10, Height = 6, Orientation = 1, Animated = true } },
        { "animated GIF", RealFiles.AnimatedGif, "image/gif", new() { Width = 48, Height = 32, Animated = true } },
        { "WebP", RealFiles.WebP, "image/webp", new() { Width = 48, Height = 32, Orientation = 1 } },
        { "lossless WebP", RealFiles.LosslessWebP, "image/webp", new() { Width = 48, Height = 32, Orientation = 1 } },
        { "AVIF", RealFiles.Avif, "image/avif", new() { Width = 48, Height = 32, Orientation = 1 } },
        { "HEIC", RealFiles.Heic, "image/heic", new() { Width = 48, Height = 32, Orientation = 1 } },
        { "TIFF", RealFiles.Tiff, "image/tiff", new() { Width = 48, Height = 32, Orientation = 1, Pages = 1 } },
        { "SVG with a script", Encoding.UTF8.GetBytes(SampleFiles.ScriptedSvg), "image/svg+xml", new() { Width = 48, Height = 32 } },
        { "SVG with a box alone",
            "<!-- a - b --><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://x/y.dtd\"><s:svg viewBox='0 0 24 12.4'/>"u8.ToArray(), "image/svg+xml",
                new() { Width = 24, Height = 12 } },
        { "PDF", SampleFiles.Pdf(pages: 3), "application/pdf", new() { Pages = 3 } },
        { "PDF with packed objects", SampleFiles.Pdf(pages: 4, isPacked: true), "application/pdf", new() { Pages = 4 } },
        { "MP4", RealFiles.Mp4, "video/mp4", new() { Width = 64, Height = 48, Duration = TimeSpan.FromSeconds(2) } },
        { "WebM", RealFiles.WebM, "video/webm", new() { Width = 64, Height = 48, Duration = TimeSpan.FromSeconds(2) } },
        { "model", SampleFiles.Glb(), "model/gltf-binary", AssetFacts.None },
    };

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "nothing", [], "EMPTY_CONTENT" },
        { "text", "hello"u8.ToArray(), "UNKNOWN_TYPE" },
        { "a program", "MZ\x90\0\x03"u8.ToArray(), "UNKNOWN_TYPE" },
        { "HTML", "<!DOCTYPE html><html><script>alert(1)</script></html>"u8.ToArray(), "UNKNOWN_TYPE" },
        { "HTML with an SVG in it", "<html><svg xmlns='http://www.w3.org/2000/svg'></svg></html>"u8.ToArray(), "UNKNOWN_TYPE" },
        { "a PDF that starts late", [.. "junk\n"u8, .. SampleFiles.Pdf(1)], "UNKNOWN_TYPE" },
        { "a PNG of 50,000 by 50,000", SampleFiles.Png(50_000, 50_000, rows: 1), "TOO_MANY_PIXELS" },
        { "a PNG of no size", SampleFiles.Png(0, 10), "DAMAGED_CONTENT" },
        { "a JPEG without a picture", [0xFF, 0xD8, 0xFF, 0xD9], "DAMAGED_CONTENT" },
        { "a GIF of JavaScript", "GIF89a/*\x01\0=1;alert(1)//*/"u8.ToArray(), "DAMAGED_CONTENT" },
        { "SVG that unfolds", """<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>"""u8.ToArray(), "DAMAGED_CONTENT" },
        { "SVG that reads a file", """<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>"""u8.ToArray(), "DAMAGED_CONTENT" },
        { "a film without an index", [.. SampleFiles.Box("ftyp", "isom\0\0\0\0isom"u8.ToArray()), .. SampleFiles.Box("mdat", new byte[100])],
            "DAMAGED_CONTENT" },
        { "a model that is longer", [.. SampleFiles.Glb(), 0], "DAMAGED_CONTENT" },
    };

    [Theory]
    [MemberData(nameof(Honest))]
    public async Task Honest_files_are_told_by_their_content(string what, byte[] file, string type, AssetFacts facts)
    {
        var found = await InspectAsync(file);
        Assert.Equal((what, type, facts), (what, found.Type.Name, found.Facts));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Files_that_must_not_be_kept_are_refused(string what, byte[] file, string reason)
    {
        var refusal = await Assert.ThrowsAsync<PimException>(() => InspectAsync(file));
        Assert.Equal((what, reason, ErrorKind.InvalidArgument), (what, refusal.Reason, refusal.Kind));
        Assert.Equal("chunk", Assert.Single(refusal.Violations).Field);
    }

    [Theory]
    [MemberData(nameof(Honest))]
    public async Task Cut_off_anywhere_a_file_is_refused_or_says_what_it_did(string what, byte[] file, string type, AssetFacts facts)
    {
        for (var length = file.Length - 1; length >= 0; length -= Math.Max(1, file.Length / 200))
        {
            try
            {
                var found = await InspectAsync(file[..length]);
                Assert.Equal(type, found.Type.Name);
                Assert.True(facts.Width == found.Facts.Width || found.Facts.Width == 0, what);
            }
            catch (PimException refusal)
            {
                Assert.Contains(refusal.Reason, (string[])["EMPTY_CONTENT", "UNKNOWN_TYPE", "DAMAGED_CONTENT"]);
            }
        }
    }

    [Theory]
    [InlineData("JPEG"), InlineData("progressive JPEG"), InlineData("PNG with alpha"), InlineData("animated GIF"), InlineData("WebP")]
    [InlineData("AVIF"), InlineData("PDF"), InlineData("MP4"), InlineData("SVG with a script")]
    public async Task What_was_cut_in_half_is_refused(string what)
    {
        var file = Honest.Select(row => (Name: (string)row[0], File: (byte[])row[1])).Single(row => row.Name == what).File;
        var refusal = await Assert.ThrowsAsync<PimException>(() => InspectAsync(file[..(file.Length / 2)]));
        Assert.Contains(refusal.Reason, (string[])["UNKNOWN_TYPE", "DAMAGED_CONTENT"]);
    }

    [Theory]
    [MemberData(nameof(Honest))]
    public async Task Bytes_changed_by_chance_never_do_more_than_refuse(string what, byte[] file, string type, AssetFacts facts)
    {
        var chance = new Random(17);
        for (var round = 0; round < 300; round++)
        {
            var changed = file.AsSpan(0, Math.Min(file.Length, 5_000)).ToArray();
            for (var i = 0; i < 3; i++) changed[chance.Next(changed.Length)] = (byte)chance.Next(256);
            try
            {
                await InspectAsync(changed, removeLocation: true);
            }
            catch (PimException refusal)
            {
                Assert.Equal((what, type, facts, ErrorKind.InvalidArgument), (what, type, facts, refusal.Kind));
            }
        }
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public async Task Every_orientation_is_read(int orientation)
    {
        foreach (var isLittle in (bool[])[true, false])
        {
            var found = await InspectAsync(SampleFiles.JpegWith(SampleFiles.Exif(orientation, isLittle)));
            var (width, height) = orientation >= 5 ? (32, 48) : (48, 32);
            Assert.Equal(new AssetFacts { Width = width, Height = height, Orientation = orientation }, found.Facts);
        }
    }

    [Fact]
    public async Task A_declaration_that_lies_is_refused_and_one_that_says_nothing_is_not()
    {
        var refusal = await Assert.ThrowsAsync<PimException>(() => InspectAsync(RealFiles.Jpeg, declared: "image/png"));
        Assert.Equal(("TYPE_MISMATCH", "header.media_type"), (refusal.Reason, refusal.Violations[0].Field));
        foreach (var declared in (string[])["", "application/octet-stream", "image/jpg", "IMAGE/JPEG; q=1"]) await InspectAsync(RealFiles.Jpeg, declared);
    }

    [Fact]
    public async Task What_is_not_on_the_list_is_refused()
    {
        var options = new InspectionOptions { AllowedTypes = [MediaType.Find("image/png")!] };
        var refusal = await Assert.ThrowsAsync<PimException>(
            () => new AssetInspector(options).InspectAsync(Reading(RealFiles.Jpeg), RealFiles.Jpeg.Length, "", default));
        Assert.Equal("TYPE_NOT_ALLOWED", refusal.Reason);
    }

    [Fact]
    public async Task A_file_of_two_gigabytes_is_looked_at_in_little_memory()
    {
        const long Size = 2L << 30;
        var asked = 0L;
        ValueTask<int> Read(long offset, Memory<byte> buffer, CancellationToken token)
        {
            asked += buffer.Length;
            buffer.Span.Clear();
            if (offset < RealFiles.Jpeg.Length)
                RealFiles.Jpeg.AsSpan((int)offset, Math.Min(buffer.Length, RealFiles.Jpeg.Length - (int)offset)).CopyTo(buffer.Span);
            return ValueTask.FromResult(buffer.Length);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        await new AssetInspector(new InspectionOptions()).InspectAsync(Read, Size, "", default);
        Assert.InRange(asked, 1, 1 << 20);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    internal static Task<InspectedFile> InspectAsync(byte[] file, string declared = "", bool removeLocation = false) =>
        new AssetInspector(new InspectionOptions { RemoveLocation = removeLocation }).InspectAsync(Reading(file), file.Length, declared, default);

    internal static ReadPiece Reading(byte[] file) => (offset, buffer, _) =>
    {
        // As a store may: less than was asked for.
        var count = Math.Min(Math.Min(buffer.Length, 1_000), file.Length - (int)offset);
        file.AsSpan((int)offset, count).CopyTo(buffer.Span);
        return ValueTask.FromResult(count);
    };
}
