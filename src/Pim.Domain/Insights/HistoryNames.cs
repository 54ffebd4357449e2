namespace Pim.Domain.Insights;

/// <summary>
/// Numbers for the names in histories (SKUs, channels, locales, currencies, attributes, experiments), so that formulas compare numbers. They
/// hold for one reading. Number 0 is the empty name, number 1 no name in particular.
/// </summary>
public sealed class HistoryNames
{
    /// <summary>Most names that are told apart, so that memory is bounded whatever SKUs clients send; all further ones share number 1.</summary>
    public const int Max = 2_000_000;

    private const int Other = 1;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _names = ["", "…"];

    /// <summary>No names but the empty one.</summary>
    public HistoryNames() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many there are; numbers are below it.</summary>
    public int Count => _names.Count;

    /// <summary>The name of a number.</summary>
    public string this[int number] => _names[number];

    /// <summary>The number of a name, a new one where it has none yet.</summary>
    public int NumberOf(ReadOnlySpan<char> name)
    {
        if (_lookup.TryGetValue(name, out var number)) return number;
        if (_names.Count >= Max) return Other;
        var text = name.ToString();
        _names.Add(text);
        _numbers.Add(text, _names.Count - 1);
        return _names.Count - 1;
    }

    /// <summary>The number of a name; -1, which no history has, when it has none.</summary>
    public int Find(string name) => _numbers.GetValueOrDefault(name, -1);
}
