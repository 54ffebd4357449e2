using System.Text;

namespace Pim.Cli.Akeneo;

/// <summary>
/// Regular expressions as PHP writes them, between delimiters and with flags: "/^[a-z]+$/i". They look for a match anywhere in the text;
/// ours must match the whole of it.
/// </summary>
internal static class PhpPattern
{
    private const string Anything = @"[\s\S]*";

    /// <summary>The pattern for whole values; null when it cannot be said in another way, with the reason.</summary>
    public static (string? Pattern, string Error) Convert(string php)
    {
        if (php.Length < 2) return (null, "it has no delimiters");
        var close = php[0] switch { '(' => ')', '[' => ']', '{' => '}', '<' => '>', var same => same };
        var end = php.LastIndexOf(close);
        if (char.IsLetterOrDigit(php[0]) || php[0] == '\\' || end <= 0) return (null, "it has no delimiters");

        var flags = new StringBuilder();
        foreach (var flag in php[(end + 1)..])
        {
            if (flag is 'i' or 'm' or 's' or 'x') flags.Append(flag);
            else if (flag is not ('u' or 'D')) return (null, $"the flag '{flag}' is not supported"); // texts are Unicode anyway, and "$" is their end
        }
        var body = php[1..end].Replace("\\" + close, close == '/' ? "/" : "\\" + close, StringComparison.Ordinal);
        var pattern = IsAnchored(body) && !flags.ToString().Contains('m') ? body : $"{Anything}(?:{body}){Anything}";
        return (flags.Length > 0 ? $"(?{flags}){pattern}" : pattern, "");
    }

    private static bool IsAnchored(string body) =>
        body.StartsWith('^') && body.EndsWith('$') && !body.EndsWith("\\$", StringComparison.Ordinal) && !body.Contains('|');
}
