using Pim.Domain.Text;

namespace Pim.Domain.Schema;

/// <summary>What all parts of the schema have in common. They compare by content, revision and times included.</summary>
public abstract record SchemaNoun
{
    /// <summary>Names it within its kind; never changes.</summary>
    public required string Code { get; init; }

    /// <summary>Names to show.</summary>
    public LocalizedText Labels { get; init; } = LocalizedText.Empty;

    /// <summary>Number of the catalogue's change that made it what it is; 0 before it is kept.</summary>
    public long Revision { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreateTime { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset UpdateTime { get; init; }

    /// <summary>Resource name, such as "attributes/color".</summary>
    public string Name => $"{Collection}/{Code}";

    /// <summary>First part of the resource name, such as "attributes".</summary>
    public abstract string Collection { get; }

    /// <summary>Gathers what is wrong with it by itself.</summary>
    public abstract void CheckShape(List<Violation> violations);

    /// <summary>Gathers what does not fit the schema that it is to be part of; <paramref name="schema"/> already holds it.</summary>
    public abstract void CheckWithin(CatalogSchema schema, List<Violation> violations);

    /// <summary>Gathers what must not change. Called with the state before.</summary>
    public virtual void CheckChange(SchemaNoun before, List<Violation> violations)
    {
    }

    /// <summary>Whether two states differ in nothing that a caller can set.</summary>
    public bool SameAs(SchemaNoun other) => Equals(other with { Revision = Revision, CreateTime = CreateTime, UpdateTime = UpdateTime });

    private protected static void CheckUnchanged<T>(T before, T after, string field, List<Violation> violations)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after))
            violations.Add(new(field, "Cannot be changed after creation.", "IMMUTABLE"));
    }

    private protected void CheckCode(List<Violation> violations)
    {
        if (!Codes.IsCode(Code))
            violations.Add(
                new("code", $"Must be 1 to {Codes.MaxLength} letters, digits, underscores or hyphens, the first a letter or digit.", "INVALID_CODE"));
    }

    private protected static void CheckDistinct(IEnumerable<string> codes, string field, List<Violation> violations)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var code in codes)
        {
            if (violations.AreMany()) return;
            if (!seen.Add(code)) violations.Add(new($"{field}[{index}]", $"'{code}' is named twice.", "DUPLICATE"));
            index++;
        }
    }

    private protected static bool CheckCount(int count, int min, int max, string field, List<Violation> violations)
    {
        if (count >= min && count <= max) return true;
        violations.Add(new(field, $"Must have {min} to {max} entries, not {count}.", "COUNT_OUT_OF_RANGE"));
        return false;
    }
}
