using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Pim.Cli.Comparing;

/// <summary>A field in which two messages differ.</summary>
/// <param name="Path">Where, such as "attributes[color].text".</param>
/// <param name="First">What stands there in the first.</param>
/// <param name="Second">What stands there in the second.</param>
internal sealed record FieldDifference(string Path, string First, string Second);

/// <summary>Finds the fields in which two messages of one type differ.</summary>
internal static class MessageDifference
{
    private const string Nothing = "nothing";

    // By the first of these that they have, messages in a list are told apart.
    private static readonly string[][] Names = [["code"], ["sku"], ["key"], ["currency_code"], ["channel", "locale"], ["locale"]];

    /// <summary>All of them, in the order of the fields; empty when the messages are equal.</summary>
    public static IReadOnlyList<FieldDifference> Find(IMessage first, IMessage second)
    {
        if (first.Equals(second)) return [];
        var found = new List<FieldDifference>();
        AddFields(first, second, "", found);
        if (found.Count == 0) found.Add(new FieldDifference("", "fields that this program does not know", "others"));
        return found;
    }

    private static void AddFields(IMessage first, IMessage second, string path, List<FieldDifference> found)
    {
        foreach (var field in first.Descriptor.Fields.InFieldNumberOrder())
        {
            var place = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            var (one, other) = (ValueOf(first, field), ValueOf(second, field));
            if (field.IsMap) AddEntries(((IDictionary)one!, (IDictionary)other!), place, found);
            else if (field.IsRepeated && field.FieldType == FieldType.Message) AddItems(Messages(one), Messages(other), place, found);
            else if (field.IsRepeated) AddList((IList)one!, (IList)other!, place, found);
            else Add(one, other, place, found);
        }
    }

    private static void Add(object? one, object? other, string path, List<FieldDifference> found)
    {
        if (Equals(one, other)) return;
        if (one is IMessage first && other is IMessage second && !IsWellKnown(first)) AddFields(first, second, path, found);
        else found.Add(new FieldDifference(path, Text(one), Text(other)));
    }

    private static void AddEntries((IDictionary One, IDictionary Other) maps, string path, List<FieldDifference> found)
    {
        foreach (var key in maps.One.Keys.Cast<object>().Union(maps.Other.Keys.Cast<object>()).OrderBy(k => $"{k}", StringComparer.Ordinal))
            Add(maps.One[key], maps.Other[key], $"{path}.{key}", found);
    }

    private static void AddList(IList one, IList other, string path, List<FieldDifference> found)
    {
        if (!one.Cast<object>().SequenceEqual(other.Cast<object>())) found.Add(new FieldDifference(path, Text(one), Text(other)));
    }

    private static void AddItems(List<IMessage> one, List<IMessage> other, string path, List<FieldDifference> found)
    {
        if (Named(one) is not { } first || Named(other) is not { } second)
        {
            for (var i = 0; i < Math.Max(one.Count, other.Count); i++) Add(one.ElementAtOrDefault(i), other.ElementAtOrDefault(i), $"{path}[{i}]", found);
            return;
        }
        var before = found.Count;
        foreach (var name in first.Keys.Union(second.Keys)) Add(first.GetValueOrDefault(name), second.GetValueOrDefault(name), $"{path}[{name}]", found);
        if (found.Count == before && !first.Keys.SequenceEqual(second.Keys))
            found.Add(new FieldDifference(path, $"in the order {string.Join(", ", first.Keys)}", string.Join(", ", second.Keys)));
    }

    // By their names in the order of the list; null when they have none, or two have the same.
    private static Dictionary<string, IMessage>? Named(List<IMessage> messages)
    {
        var named = new Dictionary<string, IMessage>(StringComparer.Ordinal);
        if (messages.Count == 0) return named;
        var fields = Names.Select(names => names.Select(messages[0].Descriptor.FindFieldByName).ToList()).FirstOrDefault(f => f.All(x => x is not null));
        if (fields is null) return null;
        return messages.All(m => named.TryAdd(string.Join('/', fields.Select(f => f.Accessor.GetValue(m))), m)) ? named : null;
    }

    private static object? ValueOf(IMessage message, FieldDescriptor field) =>
        field.HasPresence && !field.Accessor.HasValue(message) ? null : field.Accessor.GetValue(message);

    private static List<IMessage> Messages(object? list) => ((IEnumerable)list!).Cast<IMessage>().ToList();

    private static bool IsWellKnown(IMessage message) => message.Descriptor.File.Package == "google.protobuf";

    private static string Text(object? value) => value switch
    {
        null => Nothing,
        string text => $"\"{text}\"",
        IMessage message => JsonFormatter.Default.Format(message),
        IList list => $"[{string.Join(", ", list.Cast<object>().Select(Text))}]",
        _ => FormattableString.Invariant($"{value}"),
    };
}
