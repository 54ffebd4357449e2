using Pim.Application.Tests.Media;
using Pim.Domain;
using Pim.Domain.Channels;
using PimService.Media;

namespace PimService.Tests.Media;

public sealed class VipsTests : IDisposable
{
    private const string Tool = "vipsthumbnail";
    private const string Package = "libvips-tools";
    private static readonly Rendition Thumb = new("thumb", 24, 24, RenditionFit.Inside, RenditionFormat.Jpeg, 80);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pim-vips-");

    [Fact]
    public async Task Where_the_tool_is_absent_it_says_which_and_where_to_get_it()
    {
        var refusal = await Assert.ThrowsAsync<PimException>(() => MakeAsync(RealFiles.Jpeg, "jpg", path: "/nowhere"));
        Assert.Equal((ErrorKind.FailedPrecondition, "IMAGE_TOOL_MISSING"), (refusal.Kind, refusal.Reason));
        Assert.Contains("apt-get install libvips-tools", refusal.Message, StringComparison.Ordinal);
    }

    [ToolFact(Tool, Package)]
    public async Task What_takes_too_long_is_ended()
    {
        var refusal = await Assert.ThrowsAsync<PimException>(() => MakeAsync(SampleFiles.Png(6_000, 6_000), "png", timeout: TimeSpan.FromMilliseconds(30)));
        Assert.Equal("IMAGE_NOT_RENDERED", refusal.Reason);
        Assert.Contains("It took longer than 00:00:00.03", refusal.Message, StringComparison.Ordinal);
    }

    [ToolFact(Tool, Package)]
    public async Task What_takes_too_much_memory_is_ended()
    {
        var refusal = await Assert.ThrowsAsync<PimException>(() => MakeAsync(RealFiles.Jpeg, "jpg", memory: 8 << 20));
        Assert.Equal("IMAGE_NOT_RENDERED", refusal.Reason);
    }

    [ToolFact(Tool, Package)]
    public async Task Small_pictures_carry_no_profile_that_is_larger_than_they_are()
    {
        foreach (var format in (RenditionFormat[])[RenditionFormat.Jpeg, RenditionFormat.Png, RenditionFormat.WebP])
        {
            var made = await File.ReadAllBytesAsync(await MakeAsync(RealFiles.Jpeg, "jpg", format: format));
            Assert.InRange(made.Length, 1, 1_000);
        }
    }

    [ToolFact(Tool, Package)]
    public async Task Formats_that_are_not_safe_to_read_are_not_read_whatever_their_name()
    {
        foreach (var file in (byte[][])[System.Text.Encoding.UTF8.GetBytes(SampleFiles.ScriptedSvg), SampleFiles.Pdf(1), "P6 1 1 255\nabc"u8.ToArray()])
            Assert.Equal("IMAGE_NOT_RENDERED", (await Assert.ThrowsAsync<PimException>(() => MakeAsync(file, "jpg"))).Reason);
    }

    [ToolFact(Tool, Package)]
    public async Task The_message_does_not_tell_where_on_the_disk_it_was_tried()
    {
        var refusal = await Assert.ThrowsAsync<PimException>(() => MakeAsync("junk"u8.ToArray(), "jpg"));
        Assert.DoesNotContain(_folder.FullName, refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> MakeAsync(
        byte[] image, string extension, string path = "/usr/local/bin:/usr/bin:/bin", RenditionFormat format = RenditionFormat.Jpeg, TimeSpan? timeout = null,
            long memory = 1L << 30)
    {
        var source = Path.Combine(_folder.FullName, $"source.{extension}");
        await File.WriteAllBytesAsync(source, image);
        var vips = new Vips(new ImageToolOptions(path, timeout ?? TimeSpan.FromSeconds(30), memory));
        return await vips.MakeAsync(source, Thumb with { Format = format }, default);
    }
}
