using System.Globalization;
using System.Runtime.InteropServices;
using MongoDB.Bson;
using Pim.Domain;
using Pim.Domain.Text;

namespace Pim.Storage.MongoDB.Documents;

/// <summary>Writes parts of documents. Fields at their default are left out.</summary>
internal static class BsonWriting
{
    private const long TicksPerMillisecond = TimeSpan.TicksPerMillisecond;

    /// <summary>A text field, unless empty.</summary>
    public static void AddText(this BsonDocument document, string name, string text)
    {
        if (text.Length > 0) document.Add(name, text);
    }

    /// <summary>What a text field is compared with: an empty one is not there, and to look for null is to look for that.</summary>
    public static BsonValue OrNull(string text) => text.Length == 0 ? BsonNull.Value : text;

    /// <summary>A number field, unless zero.</summary>
    public static void AddNumber(this BsonDocument document, string name, int number)
    {
        if (number != 0) document.Add(name, number);
    }

    /// <summary>A number field, unless there is none.</summary>
    public static void AddNumber(this BsonDocument document, string name, int? number)
    {
        if (number is { } given) document.Add(name, given);
    }

    /// <summary>A flag that is false by default.</summary>
    public static void AddFlag(this BsonDocument document, string name, bool flag)
    {
        if (flag) document.Add(name, true);
    }

    /// <summary>A list of codes, unless empty.</summary>
    public static void AddCodes(this BsonDocument document, string name, ValueList<string> codes)
    {
        if (codes.Count > 0) document.Add(name, Codes(codes));
    }

    /// <summary>A list of documents, unless empty.</summary>
    public static void AddList<T>(this BsonDocument document, string name, ValueList<T> items, Func<T, BsonDocument> write)
    {
        if (items.Count > 0) document.Add(name, List(items, write));
    }

    /// <summary>Texts by locale, unless empty.</summary>
    public static void AddLocalized(this BsonDocument document, string name, LocalizedText texts)
    {
        if (texts.Entries.Count == 0) return;
        var byLocale = new BsonDocument();
        foreach (var (locale, text) in texts.Entries) byLocale.Add(locale, text);
        document.Add(name, byLocale);
    }

    /// <summary>
    /// A moment: a date, which counts milliseconds, and beside it, where there are any, the ticks of 100 ns that are left over
    /// ("updateTime" and "updateTimeTicks").
    /// </summary>
    public static void AddTime(this BsonDocument document, string name, DateTimeOffset time)
    {
        document.Add(name, Date(time));
        document.AddNumber(name + "Ticks", LeftOver(time));
    }

    /// <summary>A moment, unless there is none.</summary>
    public static void AddTime(this BsonDocument document, string name, DateTimeOffset? time)
    {
        if (time is { } given) document.AddTime(name, given);
    }

    /// <summary>Bytes as they are, not copied where they fill an array of their own.</summary>
    public static BsonBinaryData Binary(ReadOnlyMemory<byte> bytes) =>
        new(MemoryMarshal.TryGetArray(bytes, out var part) && part.Offset == 0 && part.Count == part.Array!.Length ? part.Array : bytes.ToArray());

    /// <summary>The milliseconds of a moment.</summary>
    public static BsonDateTime Date(DateTimeOffset time) => new((time.UtcTicks / TicksPerMillisecond) - (DateTime.UnixEpoch.Ticks / TicksPerMillisecond));

    /// <summary>The ticks of a moment behind its milliseconds.</summary>
    public static int LeftOver(DateTimeOffset time) => (int)(time.UtcTicks % TicksPerMillisecond);

    /// <summary>A day as text: a date would be a moment, and say another day elsewhere.</summary>
    public static BsonString Day(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A list of codes.</summary>
    public static BsonArray Codes(ValueList<string> codes)
    {
        var list = new BsonArray(codes.Count);
        foreach (var code in codes) list.Add(code);
        return list;
    }

    /// <summary>A list of documents.</summary>
    public static BsonArray List<T>(ValueList<T> items, Func<T, BsonDocument> write)
    {
        var list = new BsonArray(items.Count);
        foreach (var item in items) list.Add(write(item));
        return list;
    }
}
