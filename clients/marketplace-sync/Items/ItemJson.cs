using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Pim.MarketplaceSync.Items;

/// <summary>Items as JSON: as the state keeps them, and as JSON targets get them.</summary>
internal static class ItemJson
{
    /// <summary>All scripts stay readable; what HTML or a shell could take for its own is escaped.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    /// <summary>The fields as members: a text, an object of parts, or a list of these.</summary>
    public static void Write(Utf8JsonWriter writer, FeedItem item)
    {
        writer.WriteStartObject();
        foreach (var field in item.Fields)
        {
            writer.WritePropertyName(field.Name);
            if (field.IsList) writer.WriteStartArray();
            foreach (var value in field.Values) Write(writer, value);
            if (field.IsList) writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    /// <summary>A writer for JSON on one line.</summary>
    public static Utf8JsonWriter WriterTo(IBufferWriter<byte> buffer) => new(buffer, Options);

    /// <summary>The item on one line.</summary>
    public static byte[] Write(FeedItem item)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = WriterTo(buffer)) Write(writer, item);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The item again.</summary>
    public static FeedItem Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return new FeedItem([.. document.RootElement.EnumerateObject().Select(Read)]);
    }

    private static ItemField Read(JsonProperty member) => member.Value.ValueKind == JsonValueKind.Array
        ? new ItemField(member.Name, true, [.. member.Value.EnumerateArray().Select(Read)])
        : new ItemField(member.Name, false, [Read(member.Value)]);

    private static ItemValue Read(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? new ItemValue(value.GetString()!)
        : new ItemValue("", [.. value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!))]);

    private static void Write(Utf8JsonWriter writer, ItemValue value)
    {
        if (value.Parts.Count == 0)
        {
            writer.WriteStringValue(value.Text);
            return;
        }
        writer.WriteStartObject();
        foreach (var (name, text) in value.Parts) writer.WriteString(name, text);
        writer.WriteEndObject();
    }
}
