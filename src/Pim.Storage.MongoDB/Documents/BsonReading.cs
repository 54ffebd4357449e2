using System.Globalization;
using MongoDB.Bson;
using Pim.Domain;
using Pim.Domain.Text;

namespace Pim.Storage.MongoDB.Documents;

/// <summary>Reads parts of documents. Fields that are left out are at their default; those that this program does not know are passed over.</summary>
internal static class BsonReading
{
    /// <summary>Reads a whole document; what is no such document is DataLoss.</summary>
    public static T Read<T>(this BsonDocument document, Func<BsonDocument, T> read)
    {
        try
        {
            return read(document);
        }
        catch (Exception e) when (e is InvalidCastException or FormatException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            throw StoreErrors.Unreadable($"{document.GetValue("_id", BsonNull.Value)}: {e.Message}");
        }
    }

    /// <summary>A text field.</summary>
    public static string Text(this BsonDocument document, string name) => document.TryGetValue(name, out var value) ? value.AsString : "";

    /// <summary>A flag.</summary>
    public static bool Flag(this BsonDocument document, string name, bool unless = false) =>
        document.TryGetValue(name, out var value) ? value.AsBoolean : unless;

    /// <summary>A number field; 0 when it is left out.</summary>
    public static int Number(this BsonDocument document, string name) => document.MaybeNumber(name) ?? 0;

    /// <summary>A number field, or null.</summary>
    public static int? MaybeNumber(this BsonDocument document, string name) => document.TryGetValue(name, out var value) ? value.AsInt32 : null;

    /// <summary>A long number field; 0 when it is left out.</summary>
    public static long LongNumber(this BsonDocument document, string name) => document.TryGetValue(name, out var value) ? value.AsInt64 : 0;

    /// <summary>A decimal field, or null.</summary>
    public static decimal? MaybeDecimal(this BsonDocument document, string name) => document.TryGetValue(name, out var value) ? ToDecimal(value) : null;

    /// <summary>A day field, or null.</summary>
    public static DateOnly? MaybeDay(this BsonDocument document, string name) => document.TryGetValue(name, out var value) ? ToDay(value) : null;

    /// <summary>A moment, with the ticks beside its date.</summary>
    public static DateTimeOffset Time(this BsonDocument document, string name)
    {
        var milliseconds = document[name].AsBsonDateTime.MillisecondsSinceEpoch;
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).AddTicks(document.Number(name + "Ticks"));
    }

    /// <summary>A moment, or null.</summary>
    public static DateTimeOffset? MaybeTime(this BsonDocument document, string name) => document.Contains(name) ? document.Time(name) : null;

    /// <summary>A list of codes.</summary>
    public static ValueList<string> Codes(this BsonDocument document, string name) => document.TryGetValue(name, out var value) ? ToCodes(value) : [];

    /// <summary>A list of documents.</summary>
    public static ValueList<T> List<T>(this BsonDocument document, string name, Func<BsonDocument, T> read) =>
        document.TryGetValue(name, out var value) ? ToList(value, read) : [];

    /// <summary>Texts by locale.</summary>
    public static LocalizedText Localized(this BsonDocument document, string name) => document.TryGetValue(name, out var value)
        ? LocalizedText.Of(value.AsBsonDocument.Select(text => new KeyValuePair<string, string>(text.Name, text.Value.AsString)))
        : LocalizedText.Empty;

    /// <summary>The decimal of a value, with the trailing zeros that it was written with.</summary>
    public static decimal ToDecimal(BsonValue value)
    {
        const int Bias = 6_176;
        const ulong Digits = 0x1_FFFF_FFFF_FFFF;
        // By the bits, since not every conversion keeps the zeros of 0.00.
        var number = value.AsDecimal128;
        var (high, low) = (number.GetIEEEHighBits(), number.GetIEEELowBits());
        var scale = Bias - (int)((high >> 49) & 0x3FFF);
        if (scale is < 0 or > 28 || (high & Digits) > uint.MaxValue) return Decimal128.ToDecimal(number);
        return new decimal((int)low, (int)(low >> 32), (int)high, isNegative: high >> 63 == 1, (byte)scale);
    }

    /// <summary>The day of a value.</summary>
    public static DateOnly ToDay(BsonValue value) => DateOnly.ParseExact(value.AsString, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The codes of a value.</summary>
    public static ValueList<string> ToCodes(BsonValue value) => value.AsBsonArray.Select(code => code.AsString).ToValueList();

    /// <summary>The documents of a value.</summary>
    public static ValueList<T> ToList<T>(BsonValue value, Func<BsonDocument, T> read) =>
        value.AsBsonArray.Select(item => read(item.AsBsonDocument)).ToValueList();
}
