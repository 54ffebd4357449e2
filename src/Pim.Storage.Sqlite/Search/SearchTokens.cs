using System.Globalization;
using System.Text;
using Pim.Domain.Search;

namespace Pim.Storage.Sqlite.Search;

/// <summary>
/// The tokens that the index keeps: the scope, a letter for the kind, and what it says. So one index serves all channels and locales, and a
/// prefix is looked for in one scope alone. Tokens hold lower-case letters, digits, underscores and what is not ASCII: the tokenizer parts at
/// anything else, and takes no notice of the case of ASCII letters.
/// </summary>
internal static class SearchTokens
{
    /// <summary>A word of the title.</summary>
    public const char TitleWord = 't';

    /// <summary>Any word.</summary>
    public const char Word = 'w';

    private const char Code = 'c';
    private const char Value = 'f';
    private const int ScopeWidth = 4;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>What the tokens of a scope begin with.</summary>
    public static string ScopeOf(long scope)
    {
        Span<char> digits = stackalloc char[ScopeWidth];
        for (var i = ScopeWidth - 1; i >= 0; i--, scope /= Digits.Length) digits[i] = Digits[(int)(scope % Digits.Length)];
        return scope == 0 ? new string(digits) : throw new InvalidOperationException("There are more channels with locales than can be told apart.");
    }

    /// <summary>A token of every entry.</summary>
    public static string OfAll(string scope) => scope + 'a';

    /// <summary>A token of no entry.</summary>
    public static string OfNone(string scope) => scope + 'n';

    public static string OfWord(string scope, char kind, string word) => scope + kind + word;

    public static string OfCode(string scope, string code) => scope + Code + Escape(code);

    public static string OfValue(string scope, long value) => string.Create(CultureInfo.InvariantCulture, $"{scope}{Value}{value}");

    /// <summary>All tokens of an entry.</summary>
    public static string Of(string scope, SearchEntry entry, IEnumerable<long> values)
    {
        var tokens = new StringBuilder(OfAll(scope));
        foreach (var word in entry.Words) tokens.Append(' ').Append(OfWord(scope, Word, word));
        foreach (var word in entry.TitleWords) tokens.Append(' ').Append(OfWord(scope, TitleWord, word));
        foreach (var code in entry.Codes) tokens.Append(' ').Append(OfCode(scope, code));
        foreach (var value in values) tokens.Append(' ').Append(OfValue(scope, value));
        return tokens.ToString();
    }

    private static string Escape(string code)
    {
        var escaped = new StringBuilder(code.Length);
        foreach (var c in code)
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || !char.IsAscii(c)) escaped.Append(c);
            else escaped.Append(CultureInfo.InvariantCulture, $"_{(int)c:x2}");
        }
        return escaped.ToString();
    }
}
