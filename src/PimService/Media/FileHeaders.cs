using System.Text;
using Microsoft.Net.Http.Headers;
using Pim.Domain.Media;

namespace PimService.Media;

/// <summary>
/// Headers under which files are safe whatever is in them: a browser takes them for what they are and for nothing else, and runs nothing of them. What is both a
/// picture and a page of HTML is a picture; a script in an SVG stays text.
/// </summary>
internal static class FileHeaders
{
    private const string Sandboxed = "sandbox; default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'";

    // Browsers show PDF in a viewer of their own, which they do not start in a sandbox; it runs nothing of the page's origin.
    private const string ForViewer = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'";

    /// <summary>Says what a file is, what it is called, and what a browser may do with it.</summary>
    public static void Describe(HttpResponse response, MediaType type, string name)
    {
        var headers = response.Headers;
        response.ContentType = type.Name;
        headers.ContentDisposition = Disposition(type, name);
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = type.Kind == MediaKind.Document ? ForViewer : Sandboxed;

        // Storefronts show pictures from here on pages of their own, and read them into canvases and viewers of models.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.AccessControlAllowOrigin = "*";
    }

    /// <summary>What is public never changes and is kept by everybody; what is signed is kept by its bearer for as long as the signature lasts.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="rest">How long the signature lasts yet; null for what is public.</param>
    public static void Keep(HttpResponse response, TimeSpan? rest)
    {
        const int Year = 31_536_000;
        response.Headers.CacheControl = rest is { } time
            ? FormattableString.Invariant($"private, max-age={(long)Math.Min(time.TotalSeconds, Year)}")
            : FormattableString.Invariant($"public, max-age={Year}, immutable");
    }

    // RFC 6266 with RFC 8187: the name in its own script, and for old clients one of ASCII alone. Nothing in it can end the header, or lead out of a folder.
    private static string Disposition(MediaType type, string name)
    {
        var safe = type.FitName(new string([.. name.Select(c => char.IsControl(c) || c is '/' or '\\' or '"' ? '_' : c)]));
        var disposition = new ContentDispositionHeaderValue(type.OpensInPage ? "inline" : "attachment");
        disposition.FileName = new string([.. safe.Normalize(NormalizationForm.FormKD).Where(c => !IsMark(c)).Select(c => c is >= ' ' and <= '~' and not '%' ? c : '_')]);
        disposition.FileNameStar = safe;
        return disposition.ToString();
    }

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
