using System.Globalization;
using System.Text.Json;
using Pim.Domain;
using Pim.Domain.Text;

namespace Pim.Storage.Sqlite.Documents;

/// <summary>Steps through stored documents. Members that this program does not know are skipped by all readers.</summary>
internal static class JsonReading
{
    public delegate T ReadItem<out T>(ref Utf8JsonReader reader);

    /// <summary>Reads a whole document; what is no such document is DataLoss.</summary>
    public static T Read<T>(ReadOnlySpan<byte> document, ReadItem<T> read)
    {
        var reader = new Utf8JsonReader(document);
        try
        {
            reader.Read();
            return read(ref reader);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw StoreErrors.Unreadable(e.Message);
        }
    }

    /// <summary>From the start of an object or a member's value to the name of the next member; false at the object's end.</summary>
    public static bool NextMember(this ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject))
            throw new JsonException("An object was expected.");
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>From the start of an array or an item's end to the next item; false at the array's end.</summary>
    public static bool NextItem(this ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject) throw new JsonException("A list was expected.");
        return reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>When the reader stands on a member of this name: steps to its value.</summary>
    public static bool At(this ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        (reader.ValueIsEscaped ? reader.ValueTextEquals(name) : reader.ValueSpan.SequenceEqual(name)) && reader.Read();

    /// <summary>The items of the array the reader stands on.</summary>
    public static ValueList<T> ReadList<T>(this ref Utf8JsonReader reader, ReadItem<T> read)
    {
        var items = new List<T>();
        while (reader.NextItem()) items.Add(read(ref reader));
        return items.Count == 0 ? [] : items.ToValueList();
    }

    /// <summary>The codes of the array the reader stands on.</summary>
    public static ValueList<string> ReadCodes(this ref Utf8JsonReader reader) => reader.ReadList(static (ref r) => r.ReadCode());

    /// <summary>The texts by locale of the object the reader stands on.</summary>
    public static LocalizedText ReadLocalized(this ref Utf8JsonReader reader)
    {
        var texts = new List<KeyValuePair<string, string>>();
        while (reader.NextMember())
        {
            var locale = reader.ReadCode();
            reader.Read();
            texts.Add(new(locale, reader.GetString()!));
        }
        return LocalizedText.Of(texts);
    }

    /// <summary>The day the reader stands on.</summary>
    public static DateOnly ReadDay(this ref Utf8JsonReader reader) =>
        DateOnly.ParseExact(reader.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
