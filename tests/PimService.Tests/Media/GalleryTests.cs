using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Pim.Application.Tests.Media;
using Pim.V1;

namespace PimService.Tests.Media;

/// <summary>What a browser makes of the addresses that a content answer gives.</summary>
public sealed partial class GalleryTests(MediaFixture service) : IClassFixture<MediaFixture>
{
    private const string Browser = "chromium";

    // Nothing but the page: no calls of its own, no sandbox that a container forbids.
    private static readonly string[] Quiet =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-dev-shm-usage", "--virtual-time-budget=60000", "--dump-dom",
    ];

    [ToolFact(Browser, Browser)]
    public async Task A_page_shows_a_products_gallery_from_the_addresses_of_its_content()
    {
        var content = await ContentAsync();
        var images = content.Media.SelectMany(link => link.Renditions.Select(rendition => rendition.Url).Prepend(link.Url)).ToList();
        Assert.Equal(3 * 6, images.Count);

        var shown = await ShowAsync(Page(images));
        var sizes = Shown().Matches(shown).ToDictionary(match => WebUtility.HtmlDecode(match.Groups["url"].Value), match => match.Groups["size"].Value);
        Assert.Equal(images.Order(), sizes.Keys.Order());
        foreach (var link in content.Media)
        {
            Assert.Equal($"{link.Width}x{link.Height}", sizes[link.Url]);
            foreach (var rendition in link.Renditions)
                Assert.Equal((rendition.Url, $"{rendition.Width}x{rendition.Height}"), (rendition.Url, sizes[rendition.Url]));
        }
    }

    [ToolFact(Browser, Browser)]
    public async Task A_script_in_an_SVG_does_not_run()
    {
        var sha256 = await service.KeepAsync(Encoding.UTF8.GetBytes(SampleFiles.ScriptedSvg), "logo.svg");
        var shown = await ShowAsync(service.Urls.Of(sha256, "logo.svg"));
        Assert.Contains("<rect", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("ran=\"yes\"", shown, StringComparison.Ordinal);
    }

    private async Task<Pim.V1.Content> ContentAsync()
    {
        var (main, turned, cutout) = (service.Fresh("main"), service.Fresh("turned"), service.Fresh("cutout"));
        await service.KeepAsync(RealFiles.Jpeg, "Zelt für zwei #1.jpg", main);
        await service.KeepAsync(SampleFiles.JpegWith(SampleFiles.Exif(6)), "gedreht.jpg", turned);
        await service.KeepAsync(SampleFiles.Png(60, 40, alpha: true), "テント.png", cutout);
        var product = await service.CreatePublishedAsync(service.Lamp(("picture", new Value { Assets = new CodeList { Codes = { main, turned, cutout } } })));
        return await service.Contents.GetContentAsync(new GetContentRequest { Product = product.Name, Channel = "web", Locale = "de-DE" });
    }

    // Sizes are written into the page once all has been shown, for the browser to print with it.
    private static string Page(IEnumerable<string> images)
    {
        var page = new StringBuilder("<!DOCTYPE html><meta charset=\"utf-8\"><title>Gallery</title>");
        foreach (var image in images) page.Append("<img src=\"").Append(WebUtility.HtmlEncode(image)).Append("\">");
        page.Append("<script>addEventListener('load', () => document.querySelectorAll('img').forEach(i => i.dataset.size = i.naturalWidth + 'x' + i.naturalHeight))</script>");
        return page.ToString();
    }

    /// <summary>The document after it was shown: of an address, or of a page.</summary>
    private async Task<string> ShowAsync(string page)
    {
        var folder = Directory.CreateTempSubdirectory("pim-browser-");
        try
        {
            var file = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(file, page);
            var address = page.StartsWith("http://", StringComparison.Ordinal) ? page : new Uri(file).AbsoluteUri;
            var resolving = $"--host-resolver-rules=MAP media.test:80 127.0.0.1:{service.Address.Port}";
            string[] arguments = [.. Quiet, $"--user-data-dir={folder.FullName}/profile", resolving, address];
            using var browser = Process.Start(new ProcessStartInfo(Browser, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = browser.StandardError.ReadToEndAsync();
            var shown = await browser.StandardOutput.ReadToEndAsync();
            await browser.WaitForExitAsync();
            return shown.Length > 0 ? shown : throw new InvalidOperationException($"Chromium showed nothing: {await errors}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("""<img src="(?<url>[^"]+)" data-size="(?<size>\d+x\d+)">""")]
    private static partial Regex Shown();
}
