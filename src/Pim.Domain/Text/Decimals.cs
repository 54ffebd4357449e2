using System.Globalization;

namespace Pim.Domain.Text;

/// <summary>Exact decimals in plain notation.</summary>
public static class Decimals
{
    /// <summary>Most digits, leading zeros not counted.</summary>
    public const int MaxDigits = 28;

    /// <summary>Reads "-12.50"; false for anything else: exponents, group separators, spaces, more digits than are kept exactly.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        var digits = text is ['-', ..] ? text[1..] : text;
        var point = digits.IndexOf('.');
        if (digits.Length is 0 or > 2 * MaxDigits || point == 0 || point == digits.Length - 1) return false;
        var significant = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (i == point) continue;
            if (!char.IsAsciiDigit(digits[i])) return false;
            if (significant > 0 || digits[i] != '0' || (point >= 0 && i > point)) significant++;
        }
        return significant <= MaxDigits
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Writes the number as it was read, trailing zeros included.</summary>
    public static string Format(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether two numbers are written alike: equal, with as many digits after the point.</summary>
    public static bool AreSame(decimal one, decimal other) => one == other && one.Scale == other.Scale;

    /// <summary>Digits after the point that are not trailing zeros.</summary>
    public static int Places(decimal number)
    {
        var places = (int)number.Scale;
        while (places > 0 && decimal.Round(number, places - 1) == number) places--;
        return places;
    }
}
