using System.Net;
using System.Text;

namespace Pim.Domain.Search;

/// <summary>Reads what HTML says, for searching: not for showing, nothing here makes it safe.</summary>
internal static class Markup
{
    /// <summary>The text between the tags, each tag read as a space.</summary>
    public static string TextOf(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0) return html;
        var text = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length;)
        {
            if (!StartsTag(html, i))
            {
                text.Append(html[i++]);
                continue;
            }
            var isComment = string.CompareOrdinal(html, i, "<!--", 0, 4) == 0;
            var end = isComment ? html.IndexOf("-->", i, StringComparison.Ordinal) : html.IndexOf('>', i);
            i = end < 0 ? html.Length : end + (isComment ? 3 : 1);
            text.Append(' ');
        }
        return WebUtility.HtmlDecode(text.ToString());
    }

    // "a < b" holds no tag.
    private static bool StartsTag(string html, int i) =>
        html[i] == '<' && i + 1 < html.Length && (char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!' or '?');
}
