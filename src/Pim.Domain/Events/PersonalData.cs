using System.Buffers;

namespace Pim.Domain.Events;

/// <summary>Tells what is no pseudonym. It finds what looks like an address or a number, not who hides one.</summary>
public static class PersonalData
{
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    private static readonly char[] Separators = [' ', '-', '.', '/', '(', ')'];
    private static readonly SearchValues<char> DigitsAndSeparators = SearchValues.Create("0123456789 -./()");

    /// <summary>Whether something like "name@host" stands in the text.</summary>
    public static bool HasEmailAddress(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && at < text.Length - 1 && IsOfAddress(text[at - 1]) && IsOfAddress(text[at + 1])) return true;
        }
        return text.Contains("%40", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether the whole text looks like a phone number: 7 to 15 digits (E.164 has at most 15) behind "+", or with parentheses, or in groups as people write
    /// them: behind a 0, or three or more groups of at most four digits of which the first has at most three, such as 555-123-4567. Digits alone
    /// never do: numbers of customers are as long as those of phones and are often filled up with zeros. Nor do two groups without a 0, such as
    /// 2026-001234.
    /// </summary>
    public static bool IsPhoneNumber(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        if (digits is < FewestDigits or > MostDigits) return false;
        if (text.AsSpan().TrimStart('+').ContainsAnyExcept(DigitsAndSeparators)) return false;
        if (text[0] == '+' || text.Contains('(', StringComparison.Ordinal)) return true;
        var groups = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return groups.Length > 1 && (groups[0][0] == '0' || groups.Length > 2 && groups[0].Length <= 3 && groups.All(group => group.Length <= 4));
    }

    private static bool IsOfAddress(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%';
}
