using System.Globalization;

namespace MongoDB.Bson.IO;

/// <summary>Scalars as JSON text and back, whatever the culture.</summary>
public static class JsonConvert
{
    public static bool ToBoolean(string value) => value switch
    {
        "true" => true,
        "false" => false,
        _ => throw new FormatException($"'{value}' is not a valid boolean."),
    };

    public static double ToDouble(string value) => value switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(value, CultureInfo.InvariantCulture),
    };

    public static int ToInt32(string value) => int.Parse(value, CultureInfo.InvariantCulture);
    public static long ToInt64(string value) => long.Parse(value, CultureInfo.InvariantCulture);
    public static Decimal128 ToDecimal128(string value) => Decimal128.Parse(value);

    public static string ToString(bool value) => value ? "true" : "false";
    public static string ToString(int value) => value.ToString(CultureInfo.InvariantCulture);
    public static string ToString(long value) => value.ToString(CultureInfo.InvariantCulture);
    public static string ToString(Decimal128 value) => value.ToString();

    /// <summary>The shortest digits that give the same double; a whole number keeps a fraction so that it reads as a double again.</summary>
    public static string ToString(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "Infinity" : "-Infinity";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    /// <summary>ISO 8601, in UTC, with as many digits of the second as are needed.</summary>
    public static string ToString(DateTime value) =>
        BsonUtils.ToUniversalTime(value).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
}
