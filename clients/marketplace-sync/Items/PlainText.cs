using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Pim.MarketplaceSync.Items;

/// <summary>Text as feeds can carry it: no markup, nothing that a reader of the feed could take for a command, nothing that XML forbids.</summary>
internal static class PlainText
{
    private static readonly HtmlParser Parser = new();

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "P", "DIV", "BR", "LI", "UL", "OL", "H1", "H2", "H3", "H4", "H5", "H6", "TR", "TABLE", "BLOCKQUOTE", "SECTION", "ARTICLE", "DT", "DD", "HR", "PRE",
    };

    private static readonly HashSet<string> Unseen =
        new(StringComparer.OrdinalIgnoreCase) { "SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "IFRAME", "OBJECT", "HEAD", "TITLE", "SVG", "MATH" };

    /// <summary>What a reader sees of a rich text: its paragraphs as lines.</summary>
    public static string OfHtml(string html)
    {
        var text = new StringBuilder(html.Length);
        using var document = Parser.ParseDocument("");
        foreach (var node in Parser.ParseFragment(html, document.Body!)) Read(node, text);
        return Clean(text.ToString());
    }

    /// <summary>
    /// Text without control characters, halves of surrogate pairs, characters that turn the direction of reading around, and what no text may
    /// hold; space is single, and lines are kept. What begins like a tag does not any more: some readers take even plain text for HTML.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var (space, line) = (false, false);
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) != System.Buffers.OperationStatus.Done || IsUnwanted(rune))
            {
                i += used;
                continue;
            }
            i += used;
            if (rune.Value is '\n' or '\r' or 0x85 or 0x2028 or 0x2029) line = true;
            else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)) space = true;
            else
            {
                if (clean.Length > 0 && (line || space)) clean.Append(line ? '\n' : ' ');
                (space, line) = (false, false);
                if (rune.Value == '<' && BeginsTag(text, i)) clean.Append('‹');
                else clean.Append(rune);
            }
        }
        return clean.ToString();
    }

    /// <summary>Text on one line.</summary>
    public static string OneLine(string text) => text.Replace('\n', ' ');

    private static void Read(INode node, StringBuilder text)
    {
        // Not by recursion: content may be nested deeper than a stack is.
        var open = new Stack<(INode Node, bool IsEnd)>([(node, false)]);
        while (open.TryPop(out var next))
        {
            if (next.Node is IText words) text.Append(words.Data);
            if (next.Node is not IElement element || Unseen.Contains(element.TagName)) continue;
            if (Blocks.Contains(element.TagName)) text.Append('\n');
            else if (element.TagName is "TD" or "TH") text.Append(' ');
            if (next.IsEnd) continue;
            open.Push((element, true));
            for (var child = element.LastChild; child is not null; child = child.PreviousSibling) open.Push((child, false));
        }
    }

    private static bool BeginsTag(string text, int next) => next < text.Length && (char.IsAsciiLetter(text[next]) || text[next] is '/' or '!' or '?');

    private static bool IsUnwanted(Rune rune) =>
        Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t' or 0x85)
        || rune.Value is 0xFFFD or 0xFEFF or 0x202A or 0x202B or 0x202C or 0x202D or 0x202E or 0x2066 or 0x2067 or 0x2068 or 0x2069 or (>= 0xFDD0 and <= 0xFDEF)
        || (rune.Value & 0xFFFE) == 0xFFFE
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse;
}
