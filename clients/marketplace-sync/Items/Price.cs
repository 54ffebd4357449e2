using System.Globalization;
using System.Text.RegularExpressions;
using Pim.V1;

namespace Pim.MarketplaceSync.Items;

/// <summary>Prices as feeds write them: "12.99 EUR".</summary>
internal static partial class Price
{
    private const decimal Micros = 1_000_000m;

    // ISO 4217, currencies without or with three minor digits.
    private static readonly HashSet<string> Whole =
        ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"];
    private static readonly HashSet<string> Thousandths = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    /// <summary>An amount with as many decimals as its currency has; more where it has a finer price, which <see cref="Round"/> then mends.</summary>
    public static string Write(Money money)
    {
        var amount = money.AmountMicros / Micros;
        var least = Digits(money.CurrencyCode);
        var format = least == 0 ? "0.######" : $"0.{new string('0', least)}{new string('#', 6 - least)}";
        return $"{amount.ToString(format, CultureInfo.InvariantCulture)} {money.CurrencyCode}";
    }

    /// <summary>The price in the digits of its currency; null when it is none, or not above zero.</summary>
    /// <param name="text">Such as "12.99 EUR".</param>
    /// <param name="isRounded">Whether it was finer than its currency is.</param>
    public static string? Round(string text, out bool isRounded)
    {
        isRounded = false;
        if (Form().Match(text) is not { Success: true } match) return null;
        if (!decimal.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return null;
        var currency = match.Groups[2].Value;
        var rounded = Math.Round(amount, Digits(currency), MidpointRounding.AwayFromZero);
        isRounded = rounded != amount;
        return rounded > 0 ? $"{rounded.ToString($"F{Digits(currency)}", CultureInfo.InvariantCulture)} {currency}" : null;
    }

    private static int Digits(string currency) => Whole.Contains(currency) ? 0 : Thousandths.Contains(currency) ? 3 : 2;

    [GeneratedRegex(@"^(\d{1,15}(?:\.\d{1,10})?) ([A-Z]{3})$")]
    private static partial Regex Form();
}
