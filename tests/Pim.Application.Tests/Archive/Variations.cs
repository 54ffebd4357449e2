using System.Collections;
using System.Reflection;
using Pim.Domain;
using Pim.Domain.Values;

namespace Pim.Application.Tests.Archive;

/// <summary>Things that differ from a given one in one place.</summary>
internal static class Variations
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>One for each field within the thing, however deep, and for each list one that lacks its last item.</summary>
    public static IEnumerable<(string Path, object Varied)> Of(object thing, string path = "") => thing switch
    {
        string text => [(path, text + "x")],
        bool flag => [(path, !flag)],
        int number => [(path, number + 1)],
        long number => [(path, number + 1)],
        decimal number => [(path, number + 1), (path + " with a zero more", number * 1.0m)],
        DateOnly day => [(path, day.AddDays(1))],
        TimeSpan span => [(path, span + TimeSpan.FromTicks(1))],
        DateTimeOffset time => [(path, time.AddTicks(1))],
        Guid => [(path, Guid.Empty)],
        Enum kind => [(path, Enum.ToObject(kind.GetType(), Convert.ToInt32(kind, null) + 1))],
        ReadOnlyMemory<byte> bytes => [(path, new ReadOnlyMemory<byte>([.. bytes.Span, 0]))],
        ProductValues values => OfItems(values.ToArray(), path).Select(v => (v.Path, (object)ProductValues.Of([.. (ScopedValue[])v.Varied]))),
        IList list => OfItems(list, path),
        IEnumerable list when list.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueList<>) =>
            OfValueList(list, type, path),
        _ => OfFields(thing, path),
    };

    private static IEnumerable<(string, object)> OfFields(object thing, string path)
    {
        foreach (var property in thing.GetType().GetProperties(Instance).Where(p => p.SetMethod is not null))
        {
            var place = $"{path}.{property.Name}";
            var value = property.GetValue(thing) ?? throw new InvalidOperationException($"{place} is empty: give the sample a value there.");
            foreach (var (within, varied) in Of(value, place)) yield return (within, With(thing, property, varied));
        }
        // Tuples have fields.
        foreach (var field in thing.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public))
        {
            foreach (var (within, varied) in Of(field.GetValue(thing)!, $"{path}.{field.Name}"))
            {
                var copy = Clone(thing);
                field.SetValue(copy, varied);
                yield return (within, copy);
            }
        }
    }

    private static IEnumerable<(string Path, object Varied)> OfItems(IList items, string path)
    {
        if (items.Count == 0) throw new InvalidOperationException($"{path} is empty: give the sample an item there.");
        var type = items.GetType().GetElementType() ?? items.GetType().GetGenericArguments()[0];
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var (within, varied) in Of(items[i]!, $"{path}[{i}]"))
            {
                var copy = Array.CreateInstance(type, items.Count);
                items.CopyTo(copy, 0);
                copy.SetValue(varied, i);
                yield return (within, copy);
            }
        }
        var fewer = Array.CreateInstance(type, items.Count - 1);
        for (var i = 0; i < fewer.Length; i++) fewer.SetValue(items[i], i);
        yield return ($"{path} without its last", fewer);
    }

    private static IEnumerable<(string, object)> OfValueList(IEnumerable list, Type type, string path)
    {
        var item = type.GetGenericArguments()[0];
        var items = (IList)typeof(Enumerable).GetMethod(nameof(Enumerable.ToArray))!.MakeGenericMethod(item).Invoke(null, [list])!;
        var toList = typeof(ValueList).GetMethod(nameof(ValueList.ToValueList))!.MakeGenericMethod(item);
        return OfItems(items, path).Select(v => (v.Path, toList.Invoke(null, [v.Varied])!));
    }

    private static object With(object thing, PropertyInfo property, object value)
    {
        var copy = Clone(thing);
        property.SetValue(copy, value);
        return copy;
    }

    private static object Clone(object thing) => typeof(object).GetMethod("MemberwiseClone", Instance)!.Invoke(thing, [])!;
}
