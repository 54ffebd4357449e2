using System.Globalization;
using Pim.V1;

namespace Pim.Cli.Insights;

/// <summary>Writes figures for people: shares in percent, money in units.</summary>
internal static class Figures
{
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double? share) => share is { } s ? $"{(100 * s).ToString("0.0", CultureInfo.InvariantCulture)} %" : "undefined";

    public static string Points(double? difference) => difference is { } d ? $"{(100 * d).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture)} pp" : "";

    public static string Points(ConfidenceInterval? interval) => interval is null ? "" : $"{Points(interval.Low)} to {Points(interval.High)}";

    public static string Percent(ConfidenceInterval? interval) => interval is null ? "" : $"{Percent(interval.Low)} to {Percent(interval.High)}";

    public static string Days(double? days) => days is { } d ? $"{d.ToString("0.0", CultureInfo.InvariantCulture)} days" : "";

    public static string Money(Money? money) =>
        money is null ? "" : $"{(money.AmountMicros / 1_000_000m).ToString("0.00", CultureInfo.InvariantCulture)} {money.CurrencyCode}";

    public static string P(double? p) => p switch
    {
        null => "",
        < 0.001 => "< 0.001",
        { } value => value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    public static string Words(Enum value) =>
        string.Concat(value.ToString().Select((c, i) => $"{(i > 0 && char.IsUpper(c) ? " " : "")}{char.ToLowerInvariant(c)}"));
}
