namespace MongoDB.Bson;

/// <summary>Small conversions shared with the driver.</summary>
public static class BsonUtils
{
    /// <summary>Lower-case hexadecimal digits of the bytes.</summary>
    public static string ToHexString(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>The bytes of a string of hexadecimal digits.</summary>
    /// <exception cref="FormatException">The string has another character.</exception>
    public static byte[] ParseHexString(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Convert.FromHexString(s.Length % 2 == 0 ? s : "0" + s);
    }

    /// <summary>Tries to read a string of hexadecimal digits.</summary>
    public static bool TryParseHexString(string s, out byte[] bytes)
    {
        bytes = null;
        if (s is null || s.AsSpan().ContainsAnyExcept(HexDigits)) return false;
        bytes = ParseHexString(s);
        return true;
    }

    /// <summary>The name of a type as written in C#, its type arguments included.</summary>
    public static string GetFriendlyTypeName(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!type.IsGenericType) return type.Name;
        var name = type.Name.AsSpan(0, type.Name.IndexOf('`', StringComparison.Ordinal));
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(GetFriendlyTypeName))}>";
    }

    /// <summary>Milliseconds from the Unix epoch to a time, which is taken to UTC first.</summary>
    public static long ToMillisecondsSinceEpoch(DateTime dateTime) =>
        FloorDivide((ToUniversalTime(dateTime) - DateTime.UnixEpoch).Ticks, TimeSpan.TicksPerMillisecond);

    /// <summary>The UTC time at a number of milliseconds from the Unix epoch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time lies outside the years 1 to 9999.</exception>
    public static DateTime ToDateTimeFromMillisecondsSinceEpoch(long millisecondsSinceEpoch)
    {
        if (!BsonDateTimeRange.Contains(millisecondsSinceEpoch))
            throw new ArgumentOutOfRangeException(nameof(millisecondsSinceEpoch), millisecondsSinceEpoch, "The time lies outside the range of DateTime.");
        return DateTime.UnixEpoch.AddTicks(millisecondsSinceEpoch * TimeSpan.TicksPerMillisecond);
    }

    /// <summary>A time in UTC; the extremes stay what they are, whatever their kind.</summary>
    public static DateTime ToUniversalTime(DateTime dateTime)
    {
        if (dateTime.Kind == DateTimeKind.Utc) return dateTime;
        if (dateTime == DateTime.MinValue || dateTime == DateTime.MaxValue) return DateTime.SpecifyKind(dateTime, DateTimeKind.Utc);
        return dateTime.ToUniversalTime();
    }

    private static long FloorDivide(long dividend, long divisor) =>
        dividend >= 0 ? dividend / divisor : -((-dividend + divisor - 1) / divisor);

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}

/// <summary>The milliseconds from the Unix epoch that a <see cref="DateTime"/> can tell.</summary>
internal static class BsonDateTimeRange
{
    internal static readonly long Min = (DateTime.MinValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
    internal static readonly long Max = (DateTime.MaxValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;

    internal static bool Contains(long millisecondsSinceEpoch) => millisecondsSinceEpoch >= Min && millisecondsSinceEpoch <= Max;
}
