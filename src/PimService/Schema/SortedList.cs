using System.Globalization;

namespace PimService.Schema;

/// <summary>Finds entries of lists that nouns keep sorted where the message that gave them has them.</summary>
internal static class SortedList
{
    /// <summary>
    /// Rewrites a path such as "attributes[2].code", whose index counts in ordinal order, to the index that the code has among those given.
    /// False when the path is not of this list.
    /// </summary>
    public static bool TryLocate(string path, string list, IReadOnlyList<string> given, out string located) =>
        TryLocate(path, list, given.Order(StringComparer.Ordinal), given, out located);

    /// <summary>The same for a list that is sorted in another way.</summary>
    public static bool TryLocate(string path, string list, IEnumerable<string> sorted, IReadOnlyList<string> given, out string located)
    {
        located = path;
        if (!path.StartsWith(list, StringComparison.Ordinal) || path.Length == list.Length || path[list.Length] != '[') return false;
        var end = path.IndexOf(']', list.Length);
        var number = path.AsSpan(list.Length + 1, Math.Max(0, end - list.Length - 1));
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return false;
        if (sorted.ElementAtOrDefault(index) is not { } code) return false;
        located = string.Create(CultureInfo.InvariantCulture, $"{list}[{IndexOf(given, code)}]{path.AsSpan(end + 1)}");
        return true;
    }

    private static int IndexOf(IReadOnlyList<string> given, string code)
    {
        var index = given.Count - 1;
        while (index > 0 && given[index] != code) index--;
        return index;
    }
}
