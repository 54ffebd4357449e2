using System.Text;
using Pim.Application.Tests.Media;

namespace PimService.Tests.Media;

/// <summary>A file that somebody sends.</summary>
/// <param name="What">What it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Declared">What it is declared to be.</param>
/// <param name="Start">Its first bytes.</param>
/// <param name="Size">All its bytes: behind the first ones come zeros.</param>
internal sealed record SentFile(string What, string Name, string Declared, byte[] Start, long Size);

/// <summary>Files, honest and otherwise, of which docs/media-safety.md tells what each got.</summary>
internal static class SafetyCorpus
{
    public static IEnumerable<SentFile> Files()
    {
        for (var orientation = 1; orientation <= 8; orientation++)
            yield return File($"JPEG, EXIF orientation {orientation}", "photo.jpg", SampleFiles.JpegWith(SampleFiles.Exif(orientation)));
        yield return File("progressive JPEG", "photo.jpg", RealFiles.ProgressiveJpeg);
        yield return File("PNG with alpha", "cutout.png", SampleFiles.Png(48, 32, alpha: true));
        yield return File("animated GIF", "spin.gif", RealFiles.AnimatedGif);
        yield return File("WebP", "photo.webp", RealFiles.WebP);
        yield return File("AVIF", "photo.avif", RealFiles.Avif);
        yield return File("HEIC", "photo.heic", RealFiles.Heic);
        yield return File("TIFF", "print.tif", RealFiles.Tiff);
        yield return File("PDF", "manual.pdf", SampleFiles.Pdf(3));
        yield return File("MP4", "film.mp4", RealFiles.Mp4);
        yield return File("WebM", "film.webm", RealFiles.WebM);
        yield return File("model (GLB)", "tent.glb", SampleFiles.Glb());
        yield return File("SVG with a script", "logo.svg", Encoding.UTF8.GetBytes(SampleFiles.ScriptedSvg));
        yield return File("SVG whose entities unfold a billion times", "laughs.svg", """<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>"""u8.ToArray());
        yield return File("SVG that reads a file of the server", "thief.svg", """<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>"""u8.ToArray());
        yield return File("polyglot: GIF that is JavaScript", "script.gif", "GIF89a/*\x01\0=1;alert(1)//*/"u8.ToArray());
        yield return File(
            "polyglot: JPEG with HTML in it", "page.html", SampleFiles.WithSegment(RealFiles.Jpeg, "<html><script>alert(1)</script></html>"u8.ToArray()));
        yield return File("polyglot: PDF with a ZIP behind it", "archive.zip", [.. SampleFiles.Pdf(1), .. "PK\x05\x06"u8, .. new byte[18]]);
        yield return File("HTML named as JPEG", "photo.jpg", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray());
        yield return File("program named as PNG", "photo.png", "MZ\x90\0\x03\0\0\0"u8.ToArray());
        yield return File("JPEG declared as PNG", "photo.png", RealFiles.Jpeg) with { Declared = "image/png" };
        yield return File("PNG named as JPEG", "photo.jpg", SampleFiles.Png(48, 32));
        yield return File("JPEG cut off", "photo.jpg", RealFiles.Jpeg[..^60]);
        yield return File("PNG cut off", "photo.png", SampleFiles.Png(48, 32)[..^20]);
        yield return File("MP4 cut off", "film.mp4", RealFiles.Mp4[..^300]);
        yield return File("PDF cut off", "manual.pdf", SampleFiles.Pdf(3)[..^40]);
        yield return File("PNG of 50,000 by 50,000 pixels", "bomb.png", SampleFiles.Png(50_000, 50_000, rows: 1));
        yield return File(
            "JPEG that cannot be drawn", "broken.jpg", Convert.FromHexString("FFD8FFC00011080020003003011100021101031101FFDA000C03010002110311003F0000FFD9"));
        yield return File("0 bytes", "empty.jpg", []);
        yield return File("2 GB of nothing", "sparse.mp4", []) with { Size = 2L << 30 };
    }

    private static SentFile File(string what, string name, byte[] content) => new(what, name, "", content, content.Length);
}
