using Pim.Domain.Schema;

namespace Pim.Domain.Families;

/// <summary>How the products of a family vary, and at which level each attribute is kept.</summary>
public sealed record FamilyVariant : SchemaNoun
{
    /// <summary>Most axes of a level.</summary>
    public const int MaxAxes = 5;

    private const string WhatAxesAre = "it must be a select, boolean, number, measurement or text that is the same in all locales and channels.";

    /// <summary>Code of its family; never changes.</summary>
    public required string Family { get; init; }

    /// <summary>One or two levels; the last is that of the products.</summary>
    public ValueList<VariantLevel> Levels { get; init; }

    /// <inheritdoc/>
    public override string Collection => "familyVariants";

    /// <summary>The level that keeps an attribute: 0 for the root model, 1 and 2 for the levels.</summary>
    public int LevelOf(string attribute)
    {
        for (var i = 0; i < Levels.Count; i++)
        {
            if (Levels[i].Attributes.Span.Contains(attribute)) return i + 1;
        }
        return 0;
    }

    /// <inheritdoc/>
    public override void CheckShape(List<Violation> violations)
    {
        CheckCode(violations);
        Labels.Check("labels", violations);
        if (Family.Length == 0) violations.Add(new("family", "Must be given.", "REQUIRED"));
        if (!CheckCount(Levels.Count, 1, 2, "levels", violations)) return;
        for (var i = 0; i < Levels.Count; i++) CheckCount(Levels[i].Axes.Count, 1, MaxAxes, $"levels[{i}].axes", violations);
        CheckDistinct(Levels.SelectMany(l => l.Axes), "levels.axes", violations);
        CheckDistinct(Levels.SelectMany(l => l.Attributes), "levels.attributes", violations);
    }

    /// <inheritdoc/>
    public override void CheckWithin(CatalogSchema schema, List<Violation> violations)
    {
        if (!schema.Families.TryGetValue(Family, out var family))
        {
            if (Family.Length > 0)
                violations.Add(new("family", $"The family '{Family}' does not exist.", "UNKNOWN_FAMILY", ViolationKind.Precondition));
            return;
        }
        var members = family.Attributes.ToHashSet(StringComparer.Ordinal);
        for (var level = 0; level < Levels.Count; level++)
        {
            foreach (var attribute in Levels[level].Attributes)
            {
                if (violations.AreMany()) return;
                if (!members.Contains(attribute))
                    violations.Add(
                        new($"levels[{level}].attributes", $"'{attribute}' is not in the family '{Family}'.", "NOT_IN_FAMILY", ViolationKind.Precondition));
            }
            foreach (var axis in Levels[level].Axes)
            {
                if (schema.Attributes.TryGetValue(axis, out var attribute) && !attribute.CanBeAxis)
                    violations.Add(new($"levels[{level}].axes", $"'{axis}' cannot tell variants apart: {WhatAxesAre}", "NOT_AN_AXIS", ViolationKind.Precondition));
            }
        }
    }

    /// <inheritdoc/>
    public override void CheckChange(SchemaNoun before, List<Violation> violations)
    {
        var old = (FamilyVariant)before;
        CheckUnchanged(old.Family, Family, "family", violations);
        CheckUnchanged(old.Levels.Select(l => l.Axes).ToValueList(), Levels.Select(l => l.Axes).ToValueList(), "levels.axes", violations);
    }
}

/// <summary>One level of variation: the axes in their order, and the attributes kept there (a set in ordinal order, axes included).</summary>
public sealed record VariantLevel(ValueList<string> Axes, ValueList<string> Attributes)
{
    /// <summary>A level with these axes and, besides them, these attributes.</summary>
    public static VariantLevel Of(IReadOnlyCollection<string> axes, IEnumerable<string> attributes) =>
        new(axes.ToValueList(), axes.Concat(attributes).ToCodeSet());
}
