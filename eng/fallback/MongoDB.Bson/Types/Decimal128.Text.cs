using System.Globalization;

namespace MongoDB.Bson;

public readonly partial struct Decimal128
{
    /// <summary>Reads a decimal number, "Infinity" or "NaN", in any case of letters.</summary>
    /// <exception cref="FormatException">The text is no number, or has more than 34 significant digits, or an exponent out of range.</exception>
    public static Decimal128 Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out var result) ? result : throw new FormatException($"{s} is not a valid Decimal128.");
    }

    /// <summary>Tries to read a decimal number, "Infinity" or "NaN", in any case of letters.</summary>
    public static bool TryParse(string s, out Decimal128 result)
    {
        result = default;
        if (string.IsNullOrEmpty(s)) return false;
        var negative = s[0] == '-';
        var text = s.AsSpan(negative || s[0] == '+' ? 1 : 0);
        if (TryParseSpecial(text, negative, out result)) return true;
        return TryReadDigits(text, out var coefficient, out var exponent) && TryFit(negative, coefficient, exponent, out result);
    }

    public override string ToString()
    {
        var sign = IsNegative(this) ? "-" : "";
        if (IsNaN(this)) return "NaN";
        if (IsInfinity(this)) return sign + "Infinity";

        var digits = Coefficient.ToString(CultureInfo.InvariantCulture);
        var exponent = Exponent;
        var adjusted = exponent + digits.Length - 1;
        if (exponent > 0 || adjusted < -6) return sign + Scientific(digits, adjusted);
        if (exponent == 0) return sign + digits;
        var whole = digits.Length + exponent;
        return whole > 0
            ? $"{sign}{digits.AsSpan(0, whole)}.{digits.AsSpan(whole)}"
            : $"{sign}0.{new string('0', -whole)}{digits}";
    }

    private static string Scientific(string digits, int adjusted)
    {
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}E{(adjusted < 0 ? "" : "+")}{adjusted}");
    }

    private static bool TryParseSpecial(ReadOnlySpan<char> text, bool negative, out Decimal128 result)
    {
        var isInfinity = text.Equals("Infinity", StringComparison.OrdinalIgnoreCase) || text.Equals("Inf", StringComparison.OrdinalIgnoreCase);
        var isNaN = text.Equals("NaN", StringComparison.OrdinalIgnoreCase);
        result = isNaN ? QNaN : negative ? NegativeInfinity : PositiveInfinity;
        return isInfinity || isNaN;
    }

    /// <summary>Reads digits, at most one point among them, and an optional exponent; zeros past the 34th digit go into the exponent.</summary>
    private static bool TryReadDigits(ReadOnlySpan<char> text, out UInt128 coefficient, out int exponent)
    {
        coefficient = 0;
        exponent = 0;
        int position = 0, significant = 0;
        bool anyDigit = false, point = false;
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (c == '.' && !point)
            {
                point = true;
                continue;
            }
            if (!char.IsAsciiDigit(c)) break;
            anyDigit = true;
            if (significant == MaxDigits)
            {
                if (c != '0') return false;
                if (!point) exponent++;
                continue;
            }
            coefficient = coefficient * 10 + (uint)(c - '0');
            if (coefficient != 0) significant++;
            if (point) exponent--;
        }
        if (!anyDigit) return false;
        if (position == text.Length) return true;
        if (text[position] is not ('e' or 'E')) return false;
        if (!TryReadExponent(text[(position + 1)..], out var written)) return false;
        exponent += written;
        return true;
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        var negative = text.StartsWith("-");
        if (negative || text.StartsWith("+")) text = text[1..];
        if (text.IsEmpty) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            exponent = Math.Min(exponent * 10 + (c - '0'), 1_000_000);
        }
        if (negative) exponent = -exponent;
        return true;
    }

    /// <summary>Brings an exponent into its range by moving zeros between it and the digits; fails where that would lose a digit.</summary>
    private static bool TryFit(bool negative, UInt128 coefficient, int exponent, out Decimal128 result)
    {
        if (coefficient == 0) exponent = Math.Clamp(exponent, MinExponent, MaxExponent);
        result = default;
        for (; exponent > MaxExponent; exponent--)
        {
            coefficient *= 10;
            if (coefficient > MaxCoefficient) return false;
        }
        for (; exponent < MinExponent; exponent++)
        {
            if (coefficient % 10 != 0) return false;
            coefficient /= 10;
        }
        result = new Decimal128(negative, exponent, coefficient);
        return true;
    }
}
