namespace Pim.Cli.Comparing;

/// <summary>What two services answered differently.</summary>
/// <param name="kept">Most things that differ to remember with their fields; all are counted.</param>
internal sealed class ComparisonReport(int kept)
{
    private readonly Lock _lock = new();
    private readonly List<Difference> _differences = [];
    private readonly Dictionary<AnswerKind, Tally> _tallies = Enum.GetValues<AnswerKind>().ToDictionary(kind => kind, _ => new Tally());

    /// <summary>The first things that differ, by kind and name.</summary>
    public IReadOnlyList<Difference> Differences
    {
        get
        {
            lock (_lock) return [.. _differences.OrderBy(d => d.Kind).ThenBy(d => d.Name, Utf8Order.Instance)];
        }
    }

    /// <summary>The counts of each kind.</summary>
    public IReadOnlyList<(AnswerKind Kind, Tally Tally)> Kinds
    {
        get
        {
            lock (_lock) return [.. _tallies.OrderBy(t => t.Key).Select(t => (t.Key, t.Value))];
        }
    }

    /// <summary>All counts together.</summary>
    public Tally Total => Kinds.Aggregate(new Tally(), (sum, kind) => sum + kind.Tally);

    /// <summary>Adds what became of one thing.</summary>
    /// <param name="kind">Of which kind it is.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="side">Who has it.</param>
    /// <param name="fields">Where it differs; empty when it does not, or only one side has it.</param>
    public void Add(AnswerKind kind, string name, Sides side, IReadOnlyList<FieldDifference> fields)
    {
        var differs = side != Sides.Both || fields.Count > 0;
        lock (_lock)
        {
            _tallies[kind] += Tally.Of(side, differs);
            if (differs && _differences.Count < kept) _differences.Add(new Difference(kind, name, side, fields));
        }
    }
}

/// <summary>Kinds of answers.</summary>
internal enum AnswerKind
{
    /// <summary>Parts of the schema.</summary>
    Schema,

    /// <summary>Products and models.</summary>
    Products,

    /// <summary>Content.</summary>
    Content,
}

/// <summary>Who has something.</summary>
internal enum Sides
{
    /// <summary>Both services.</summary>
    Both,

    /// <summary>The first alone.</summary>
    First,

    /// <summary>The second alone.</summary>
    Second,
}

/// <summary>A thing that the services answer differently.</summary>
internal sealed record Difference(AnswerKind Kind, string Name, Sides Side, IReadOnlyList<FieldDifference> Fields);

/// <summary>How many things were compared, and how that went.</summary>
/// <param name="Compared">Those that either side has.</param>
/// <param name="Different">Those that both have and answer differently.</param>
/// <param name="OnlyFirst">Those that the first alone has.</param>
/// <param name="OnlySecond">Those that the second alone has.</param>
internal readonly record struct Tally(long Compared, long Different, long OnlyFirst, long OnlySecond)
{
    /// <summary>Whether nothing differs.</summary>
    public bool IsSame => Different + OnlyFirst + OnlySecond == 0;

    /// <summary>The counts of one thing.</summary>
    public static Tally Of(Sides side, bool differs) =>
        new(1, side == Sides.Both && differs ? 1 : 0, side == Sides.First ? 1 : 0, side == Sides.Second ? 1 : 0);

    public static Tally operator +(Tally one, Tally other) => new(
        one.Compared + other.Compared, one.Different + other.Different, one.OnlyFirst + other.OnlyFirst, one.OnlySecond + other.OnlySecond);
}
