using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Pim.Application.Media;
using Pim.Application.Media.Renditions;
using Pim.Application.Tests.Media;

namespace PimService.Tests.Media;

public sealed class RenditionTests(MediaFixture service) : IClassFixture<MediaFixture>
{
    private const string Thumb = "24x24-inside-png-0";
    private const string Tool = "vipsthumbnail";
    private const string Package = "libvips-tools";

    [ToolFact(Tool, Package)]
    public async Task The_orientation_is_applied_and_nothing_else_is_left_of_the_metadata()
    {
        // Where red, green, blue and white of the stored picture are seen from the top left on, row by row, by orientation.
        string[] seen =
        [
            "red green blue white", "green red white blue", "white blue green red", "blue white red green",
            "red blue green white", "blue red white green", "white green blue red", "green white red blue",
        ];
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            var made = await MakeAsync(SampleFiles.JpegWith(SampleFiles.Exif(orientation, hasPlace: true)), Thumb);
            var (width, height) = orientation >= 5 ? (16, 24) : (24, 16);
            Assert.Equal((width, height), await Pixels.SizeAsync(made));
            var colors = new List<string>();
            foreach (var (x, y) in new[] { (2, 2), (width - 3, 2), (2, height - 3), (width - 3, height - 3) }) colors.Add(await Pixels.ColorAsync(made, x, y));
            Assert.Equal((orientation, seen[orientation - 1]), (orientation, string.Join(' ', colors)));
            Assert.DoesNotContain("exif", await Pixels.HeaderAsync(made), StringComparison.OrdinalIgnoreCase);
        }
    }

    [ToolFact(Tool, Package)]
    public async Task Every_kind_of_image_is_brought_to_every_format()
    {
        (string Name, byte[] File)[] kinds =
        [
            ("a.jpg", RealFiles.ProgressiveJpeg), ("a.png", SampleFiles.Png(48, 32, alpha: true)), ("a.gif", RealFiles.AnimatedGif), ("a.webp", RealFiles.WebP),
            ("a.avif", RealFiles.Avif), ("a.heic", RealFiles.Heic), ("a.tif", RealFiles.Tiff),
        ];
        (string Recipe, string Type, int Width, int Height)[] made =
        [
            (Thumb, "image/png", 24, 16), ("20x20-cover-webp-80", "image/webp", 20, 20), ("30x30-pad-png-0", "image/png", 30, 30),
            ("24x0-inside-avif-60", "image/avif", 24, 16), ("0x16-inside-jpeg-80", "image/jpeg", 24, 16),
        ];
        foreach (var (name, file) in kinds)
        {
            var sha256 = await service.KeepAsync(file, name);
            foreach (var (recipe, type, width, height) in made)
            {
                using var answer = await service.AskAsync($"/media/{sha256}/{recipe}/{name}");
                Assert.Equal((name, HttpStatusCode.OK, type), (name, answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
                Assert.Equal((name, recipe, (width, height)), (name, recipe, await Pixels.SizeAsync(await answer.Content.ReadAsByteArrayAsync())));
                Assert.Equal($"\"{sha256}-{recipe}\"", answer.Headers.ETag!.ToString());
            }
        }
    }

    [ToolFact(Tool, Package)]
    public async Task Padding_is_white_and_what_can_be_seen_through_is_white_in_a_JPEG()
    {
        var padded = await MakeAsync(RealFiles.Jpeg, "30x30-pad-png-0");
        Assert.Equal(("white", "red", "white"),
            (await Pixels.ColorAsync(padded, 15, 1), await Pixels.ColorAsync(padded, 3, 8), await Pixels.ColorAsync(padded, 15, 28)));
        var clear = SampleFiles.Png(48, 32, alpha: true);
        var made = await MakeAsync(clear, "0x16-inside-jpeg-80");
        Assert.Equal((24, 16), await Pixels.SizeAsync(made));
        Assert.NotEqual("black", await Pixels.ColorAsync(made, 5, 5));
    }

    [ToolFact(Tool, Package)]
    public async Task Nothing_is_made_larger_than_it_is()
    {
        Assert.Equal((6, 4), await Pixels.SizeAsync(await MakeAsync(SampleFiles.Png(6, 4), Thumb)));
    }

    [ToolFact(Tool, Package)]
    public async Task It_is_made_once_for_all_who_ask_at_once_and_kept()
    {
        var sha256 = await service.KeepAsync(SampleFiles.Png(801, 600), "tent.png");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.AskAsync($"/media/{sha256}/{Thumb}/tent.png")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var kept = await service.Services.GetRequiredService<IBlobStore>().FindRenditionAsync(new RenditionKey(sha256, Thumb), default);
        Assert.Equal(("image/png", 24, 18), (kept!.MediaType, kept.Width, kept.Height));
    }

    [ToolFact(Tool, Package)]
    public async Task All_are_made_ahead_where_that_is_asked_for()
    {
        var sha256 = await service.KeepAsync(SampleFiles.Png(802, 600), "tent.png");
        var file = await service.Services.GetRequiredService<ServedFiles>().FindAsync(sha256, default);
        await service.Services.GetRequiredService<RenditionMaker>().MakeAllAsync(file!, default);
        foreach (var recipe in (string[])[Thumb, "20x20-cover-webp-80", "30x30-pad-png-0", "24x0-inside-avif-60", "0x16-inside-jpeg-80"])
            Assert.NotNull(await service.Services.GetRequiredService<IBlobStore>().FindRenditionAsync(new RenditionKey(sha256, recipe), default));
    }

    [ToolFact(Tool, Package)]
    public async Task An_image_that_cannot_be_drawn_is_refused_and_the_original_served()
    {
        // A JPEG with a frame, a scan and an end, but without the tables that it would be drawn with.
        byte[] broken = Convert.FromHexString("FFD8FFC00011080020003003011100021101031101FFDA000C03010002110311003F0000FFD9");
        var sha256 = await service.KeepAsync(broken, "broken.jpg");
        for (var time = 0; time < 2; time++)
        {
            using var answer = await service.AskAsync($"/media/{sha256}/{Thumb}/broken.jpg");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.StartsWith("No rendition can be made of this image.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var original = await service.AskAsync($"/media/{sha256}/broken.jpg");
        Assert.Equal(HttpStatusCode.OK, original.StatusCode);
    }

    [Theory]
    [InlineData("25x25-inside-png-0")]
    [InlineData("thumb")]
    [InlineData("..%2F..")]
    [InlineData("24x24-INSIDE-png-0")]
    public async Task What_no_channel_declares_is_not_made(string recipe)
    {
        var sha256 = await service.KeepAsync(SampleFiles.Png(30, 20), "tent.png");
        using var answer = await service.AskAsync($"/media/{sha256}/{recipe}/tent.png");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Nothing_is_made_of_what_is_no_image_of_pixels()
    {
        foreach (var (name, file) in new[]
        {
            ("a.svg", System.Text.Encoding.UTF8.GetBytes(SampleFiles.ScriptedSvg)), ("a.pdf", SampleFiles.Pdf(1)), ("a.mp4", RealFiles.Mp4),
        })
        {
            var sha256 = await service.KeepAsync(file, name);
            using var answer = await service.AskAsync($"/media/{sha256}/{Thumb}/{name}");
            Assert.Equal((name, HttpStatusCode.NotFound), (name, answer.StatusCode));
        }
    }

    private async Task<byte[]> MakeAsync(byte[] image, string recipe)
    {
        var sha256 = await service.KeepAsync(image, "x");
        using var answer = await service.AskAsync($"/media/{sha256}/{recipe}/x");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
