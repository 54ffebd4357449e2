using System.Collections;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Pim.Cli.Output;

/// <summary>
/// Messages as JSON in one fixed form, so that equal messages give equal bytes: fields in the order of their numbers, entries of maps by key
/// (ordinal), no white space between tokens.
/// </summary>
internal static class CanonicalJson
{
    private static readonly HashSet<string> OutputOnly = new(StringComparer.Ordinal) { "name", "etag", "create_time", "update_time", "completeness", "issues" };

    /// <summary>A catalogue row, without the fields that only the service fills; the row itself is brought into the fixed form.</summary>
    public static string Write(Pim.V1.CatalogRow row)
    {
        var resource = (IMessage?)row.GetType().GetProperty(row.ResourceCase.ToString())?.GetValue(row);
        if (resource is not null) ClearOutputOnly(resource);
        return Write((IMessage)row);
    }

    /// <summary>Any other message, with all its fields; it is brought into the fixed form.</summary>
    public static string Write(IMessage message)
    {
        SortMaps(message);
        return Compact(JsonFormatter.Default.Format(message));
    }

    private static void ClearOutputOnly(IMessage resource)
    {
        foreach (var field in resource.Descriptor.Fields.InFieldNumberOrder())
        {
            if (OutputOnly.Contains(field.Name)) field.Accessor.Clear(resource);
        }
    }

    /// <summary>Maps are written in the order in which their entries were added.</summary>
    private static void SortMaps(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (field.IsMap) SortMap((IDictionary)field.Accessor.GetValue(message), field);
            else if (field.FieldType != FieldType.Message) continue;
            else if (field.IsRepeated) SortAll((IEnumerable)field.Accessor.GetValue(message));
            else if (field.Accessor.GetValue(message) is IMessage child) SortMaps(child);
        }
    }

    private static void SortMap(IDictionary map, FieldDescriptor field)
    {
        var entries = map.Keys.Cast<string>().Order(StringComparer.Ordinal).Select(key => (key, map[key])).ToList();
        map.Clear();
        foreach (var (key, value) in entries) map.Add(key, value);
        if (field.MessageType.FindFieldByNumber(2).FieldType == FieldType.Message) SortAll(map.Values);
    }

    private static void SortAll(IEnumerable messages)
    {
        foreach (IMessage message in messages) SortMaps(message);
    }

    private static string Compact(string json)
    {
        var compact = new StringBuilder(json.Length);
        var isQuoted = false;
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (c == ' ' && !isQuoted) continue;
            if (c == '"') isQuoted = !isQuoted;
            compact.Append(c);
            if (c == '\\') compact.Append(json[++i]); // what is escaped, a quote perhaps
        }
        return compact.ToString();
    }
}
