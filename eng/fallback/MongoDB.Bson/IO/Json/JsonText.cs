using System.Globalization;

namespace MongoDB.Bson.IO;

/// <summary>The JSON form of single values in each dialect.</summary>
internal static class JsonText
{
    internal static string Of(int value, JsonOutputMode mode) =>
        mode == JsonOutputMode.CanonicalExtendedJson ? $"{{ \"$numberInt\" : \"{JsonConvert.ToString(value)}\" }}" : JsonConvert.ToString(value);

    internal static string Of(long value, JsonOutputMode mode)
    {
        var digits = JsonConvert.ToString(value);
        return mode switch
        {
            JsonOutputMode.CanonicalExtendedJson => $"{{ \"$numberLong\" : \"{digits}\" }}",
            JsonOutputMode.Shell => value is >= int.MinValue and <= int.MaxValue ? $"NumberLong({digits})" : $"NumberLong(\"{digits}\")",
            _ => digits,
        };
    }

    internal static string Of(double value, JsonOutputMode mode)
    {
        var digits = JsonConvert.ToString(value);
        var isPlain = mode == JsonOutputMode.Shell || (mode == JsonOutputMode.RelaxedExtendedJson && double.IsFinite(value));
        return isPlain ? digits : $"{{ \"$numberDouble\" : \"{digits}\" }}";
    }

    internal static string Of(Decimal128 value, JsonOutputMode mode) =>
        mode == JsonOutputMode.Shell ? $"NumberDecimal(\"{value}\")" : $"{{ \"$numberDecimal\" : \"{value}\" }}";

    internal static string Of(ObjectId value, JsonOutputMode mode) =>
        mode == JsonOutputMode.Shell ? $"ObjectId(\"{value}\")" : $"{{ \"$oid\" : \"{value}\" }}";

    internal static string Of(BsonTimestamp value, JsonOutputMode mode) => mode == JsonOutputMode.Shell
        ? $"Timestamp({(uint)value.Timestamp}, {(uint)value.Increment})"
        : $"{{ \"$timestamp\" : {{ \"t\" : {(uint)value.Timestamp}, \"i\" : {(uint)value.Increment} }} }}";

    internal static string Of(BsonBinaryData value, JsonOutputMode mode)
    {
        var base64 = Convert.ToBase64String(value.Bytes);
        if (mode != JsonOutputMode.Shell) return $"{{ \"$binary\" : {{ \"base64\" : \"{base64}\", \"subType\" : \"{(int)value.SubType:x2}\" }} }}";
        return value is { SubType: BsonBinarySubType.UuidStandard, Bytes.Length: 16 }
            ? $"UUID(\"{value.ToGuid()}\")"
            : $"new BinData({(int)value.SubType}, \"{base64}\")";
    }

    internal static string Of(BsonRegularExpression value, JsonOutputMode mode)
    {
        if (mode == JsonOutputMode.Shell) return value.ToString();
        return $"{{ \"$regularExpression\" : {{ \"pattern\" : {Quoted(value.Pattern)}, \"options\" : {Quoted(value.Options)} }} }}";
    }

    internal static string OfDateTime(long milliseconds, JsonOutputMode mode)
    {
        var digits = JsonConvert.ToString(milliseconds);
        var isReadable = milliseconds >= 0 && BsonDateTimeRange.Contains(milliseconds);
        if (mode == JsonOutputMode.CanonicalExtendedJson || (mode == JsonOutputMode.RelaxedExtendedJson && !isReadable))
            return $"{{ \"$date\" : {{ \"$numberLong\" : \"{digits}\" }} }}";
        if (!BsonDateTimeRange.Contains(milliseconds)) return $"new Date({digits})";
        var time = BsonUtils.ToDateTimeFromMillisecondsSinceEpoch(milliseconds);
        var iso = time.ToString(time.Millisecond == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return mode == JsonOutputMode.Shell ? $"ISODate(\"{iso}\")" : $"{{ \"$date\" : \"{iso}\" }}";
    }

    internal static string OfConstant(BsonType type, JsonOutputMode mode) => type switch
    {
        BsonType.MinKey => mode == JsonOutputMode.Shell ? "MinKey" : "{ \"$minKey\" : 1 }",
        BsonType.MaxKey => mode == JsonOutputMode.Shell ? "MaxKey" : "{ \"$maxKey\" : 1 }",
        BsonType.Undefined => mode == JsonOutputMode.Shell ? "undefined" : "{ \"$undefined\" : true }",
        _ => "null",
    };

    internal static string Quoted(string value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        WriteString(text, value);
        return text.ToString();
    }

    internal static void WriteString(TextWriter text, string value)
    {
        text.Write('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Write("\\\""); break;
                case '\\': text.Write("\\\\"); break;
                case '\b': text.Write("\\b"); break;
                case '\f': text.Write("\\f"); break;
                case '\n': text.Write("\\n"); break;
                case '\r': text.Write("\\r"); break;
                case '\t': text.Write("\\t"); break;
                case < ' ' or '\u007f' or '\u2028' or '\u2029':
                    WriteEscaped(text, c);
                    break;
                default: text.Write(c); break;
            }
        }
        text.Write('"');
    }

    private static void WriteEscaped(TextWriter text, char c) => text.Write($"\\u{(int)c:x4}");
}
