namespace Pim.Domain.Events;

/// <summary>Tells what is no pseudonym. It finds what looks like an address or a number, not who hides one.</summary>
public static class PersonalData
{
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

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
    /// Whether the whole text looks like a phone number: 7 to 15 digits (E.164 has at most 15) in groups, or behind "+" or "00", or behind a single 0
    /// as national numbers are written. Digits alone are taken for a number of a customer.
    /// </summary>
    public static bool IsPhoneNumber(string text)
    {
        var digits = 0;
        var isGrouped = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i])) digits++;
            else if (text[i] is ' ' or '-' or '.' or '/' or '(' or ')') isGrouped = true;
            else if (text[i] != '+' || i > 0) return false;
        }
        if (digits is < FewestDigits or > MostDigits) return false;
        return isGrouped || text[0] == '+' || digits > FewestDigits && text[0] == '0' && (text[1] != '0' || text[2] != '0');
    }

    private static bool IsOfAddress(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%';
}
