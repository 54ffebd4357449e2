namespace Pim.MarketplaceSync.Targets;

/// <summary>What kind of value a field takes.</summary>
internal enum FieldKind
{
    /// <summary>Words for people; cut when too long.</summary>
    Text,

    /// <summary>A code, which means something else when it is cut: left out when too long.</summary>
    Code,

    /// <summary>An http or https address.</summary>
    Address,

    /// <summary>An amount with its currency, "12.99 EUR".</summary>
    Price,

    /// <summary>One of the allowed values.</summary>
    Choice,

    /// <summary>A GTIN with a right check digit.</summary>
    Gtin,

    /// <summary>"yes" or "no".</summary>
    YesNo,

    /// <summary>A day or a moment, ISO 8601.</summary>
    Date,

    /// <summary>Two of them with a slash between.</summary>
    DateRange,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>An amount with its unit, "1.2 kg".</summary>
    Measure,

    /// <summary>Questions with their answers, from a table.</summary>
    QuestionsAndAnswers,

    /// <summary>Attributes by name and value.</summary>
    Details,

    /// <summary>Codes with colons between, "DE::DHL:4.90 EUR".</summary>
    Parts,
}

/// <summary>What a target asks of a field.</summary>
/// <param name="Name">As the target names it.</param>
/// <param name="Kind">What kind of value it takes.</param>
/// <param name="MaxLength">Most characters of a value. Counted in UTF-16 units, the strictest of the ways in which targets count.</param>
internal sealed record FieldRule(string Name, FieldKind Kind, int MaxLength = int.MaxValue)
{
    /// <summary>Whether an item without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Fewest values of an item that has any.</summary>
    public int MinCount { get; init; } = 1;

    /// <summary>Most values of an item.</summary>
    public int MaxCount { get; init; } = 1;

    /// <summary>For choices: what may be said.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>For values of several parts: their names, each with its most characters.</summary>
    public IReadOnlyList<FieldPart> PartRules { get; init; } = [];

    /// <summary>Most characters of all values together.</summary>
    public int MaxTotal { get; init; } = int.MaxValue;

    /// <summary>For texts: what goes between several values where one is allowed; null: the first is taken.</summary>
    public string? Joiner { get; init; } = ", ";

    /// <summary>Names of the parts.</summary>
    public IReadOnlyList<string> Parts => [.. PartRules.Select(p => p.Name)];

    /// <summary>Whether a value is made of parts.</summary>
    public bool HasParts => PartRules.Count > 0;
}

/// <summary>A part of a value.</summary>
internal sealed record FieldPart(string Name, int MaxLength)
{
    /// <summary>Whether a value may do without it.</summary>
    public bool MayBeEmpty { get; init; }
}
