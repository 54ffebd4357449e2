using System.Globalization;

namespace Pim.Cli.Import;

/// <summary>Amounts of money as text.</summary>
internal static class MoneyText
{
    private const decimal Micros = 1_000_000m;

    /// <summary>Reads "12.99" as 12,990,000 millionths, exactly; false for anything finer than a millionth.</summary>
    public static bool TryParse(string text, out long micros)
    {
        micros = 0;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return false;
        if (Math.Abs(amount) > long.MaxValue / Micros) return false;
        var exact = amount * Micros;
        if (exact != decimal.Truncate(exact)) return false;
        micros = (long)exact;
        return true;
    }

    /// <summary>Writes 12,990,000 millionths as "12.99".</summary>
    public static string Format(long micros) => (micros / Micros).ToString("0.00####", CultureInfo.InvariantCulture);
}
