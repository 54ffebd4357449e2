using Pim.Domain.Schema;
using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Domain.Attributes;

/// <summary>A typed property that products may carry.</summary>
public sealed record AttributeDefinition : SchemaNoun
{
    /// <summary>Most options of a select attribute.</summary>
    public const int MaxOptions = 10_000;

    /// <summary>The kind of value it holds; never changes.</summary>
    public required AttributeType Type { get; init; }

    /// <summary>Code of its group; empty for none.</summary>
    public string Group { get; init; } = "";

    /// <summary>Whether values differ by locale; never changes.</summary>
    public bool Localizable { get; init; }

    /// <summary>Whether values differ by channel; never changes.</summary>
    public bool Scopable { get; init; }

    /// <summary>Whether no two products may hold the same value; never changes.</summary>
    public bool Unique { get; init; }

    /// <summary>Whether products are found by the words of its values.</summary>
    public bool Searchable { get; init; }

    /// <summary>Whether found products are counted, and can be narrowed down, by its values.</summary>
    public bool Facet { get; init; }

    /// <summary>Limits on the values.</summary>
    public AttributeRules Rules { get; init; } = AttributeRules.None;

    /// <summary>What can be chosen, by position, then code.</summary>
    public ValueList<AttributeOption> Options { get; init; }

    /// <summary>Allowed units.</summary>
    public ValueList<MeasurementUnit> Units { get; init; }

    /// <summary>Code of the unit meant when a value names none; empty: the first unit.</summary>
    public string DefaultUnit { get; init; } = "";

    /// <summary>Columns of a table.</summary>
    public ValueList<TableColumn> Columns { get; init; }

    /// <summary>Place in lists.</summary>
    public int Position { get; init; }

    /// <inheritdoc/>
    public override string Collection => "attributes";

    /// <summary>Whether options are chosen from.</summary>
    public bool IsSelect => Type is AttributeType.SingleSelect or AttributeType.MultiSelect;

    /// <summary>Whether variants can be told apart by it.</summary>
    public bool CanBeAxis => !Localizable && !Scopable && Type is AttributeType.SingleSelect or AttributeType.Boolean or AttributeType.Measurement
        or AttributeType.Number or AttributeType.Text;

    private bool CanBeSearched => IsSelect || Type is AttributeType.Text or AttributeType.RichText or AttributeType.Number or AttributeType.Measurement;

    /// <summary>Code of the unit that a value of this attribute means: its own, or else the default; empty when there is none.</summary>
    public string UnitOf(MeasurementValue measurement)
    {
        if (measurement.Unit.Length > 0) return measurement.Unit;
        if (DefaultUnit.Length > 0) return DefaultUnit;
        return Units.Count > 0 ? Units[0].Code : "";
    }

    /// <summary>Options in the order they are kept and shown.</summary>
    public static ValueList<AttributeOption> Ordered(IEnumerable<AttributeOption> options) =>
        options.OrderBy(o => o.Position).ThenBy(o => o.Code, StringComparer.Ordinal).ToValueList();

    /// <inheritdoc/>
    public override void CheckShape(List<Violation> violations)
    {
        if (!Codes.IsAttributeCode(Code))
            violations.Add(new("code", $"Must be 1 to {Codes.MaxLength} letters, digits or underscores, the first a letter.", "INVALID_CODE"));
        if (!Enum.IsDefined(Type)) violations.Add(new("type", "Must be one of the attribute types.", "REQUIRED"));
        Labels.Check("labels", violations);
        Rules.Check(this, violations);
        if (Unique && Type is not (AttributeType.Text or AttributeType.Number or AttributeType.Date))
            violations.Add(new("unique", "Only text, number and date attributes can be unique.", "RULE_DOES_NOT_FIT"));
        if (Searchable && !CanBeSearched)
            violations.Add(new("searchable", "Only text, rich text, number, measurement and select attributes can be searched by; the identifier always is.",
                "RULE_DOES_NOT_FIT"));
        if (Facet && !IsSelect && Type != AttributeType.Boolean)
            violations.Add(new("facet", "Only select and boolean attributes can be facets.", "RULE_DOES_NOT_FIT"));
        if (Type == AttributeType.Identifier && (Localizable || Scopable))
            violations.Add(new("type", "The identifier is the same in all locales and channels.", "RULE_DOES_NOT_FIT"));
        CheckOptions(violations);
        CheckUnits(violations);
        CheckColumns(violations);
    }

    /// <inheritdoc/>
    public override void CheckWithin(CatalogSchema schema, List<Violation> violations)
    {
        if (Group.Length > 0 && !schema.AttributeGroups.ContainsKey(Group))
            violations.Add(new("group", $"The attribute group '{Group}' does not exist.", "UNKNOWN_ATTRIBUTE_GROUP", ViolationKind.Precondition));
        if (Type == AttributeType.Identifier && schema.Attributes.Values.FirstOrDefault(a => a.Type == AttributeType.Identifier && a.Code != Code) is { } other)
            violations.Add(new("type", $"There is an identifier already: '{other.Code}'.", "SECOND_IDENTIFIER", ViolationKind.Precondition));
    }

    /// <inheritdoc/>
    public override void CheckChange(SchemaNoun before, List<Violation> violations)
    {
        var old = (AttributeDefinition)before;
        CheckUnchanged(old.Type, Type, "type", violations);
        CheckUnchanged(old.Localizable, Localizable, "localizable", violations);
        CheckUnchanged(old.Scopable, Scopable, "scopable", violations);
        CheckUnchanged(old.Unique, Unique, "unique", violations);
    }

    private void CheckOptions(List<Violation> violations)
    {
        if (!IsSelect && Options.Count > 0) violations.Add(new("options", $"Do not apply to {Type} attributes.", "RULE_DOES_NOT_FIT"));
        if (!CheckCount(Options.Count, 0, MaxOptions, "options", violations)) return;
        CheckDistinct(Options.Select(o => o.Code), "options", violations);
        for (var i = 0; i < Options.Count && !violations.AreMany(); i++)
        {
            if (!Codes.IsOptionCode(Options[i].Code))
                violations.Add(new($"options[{i}].code", $"Must be 1 to {Codes.MaxOptionLength} visible characters, none of ',' and ';'.", "INVALID_CODE"));
            Options[i].Labels.Check($"options[{i}].labels", violations);
        }
    }

    private void CheckUnits(List<Violation> violations)
    {
        if (Type != AttributeType.Measurement)
        {
            if (Units.Count > 0 || DefaultUnit.Length > 0) violations.Add(new("units", $"Do not apply to {Type} attributes.", "RULE_DOES_NOT_FIT"));
            return;
        }
        if (!CheckCount(Units.Count, 1, 200, "units", violations)) return;
        CheckDistinct(Units.Select(u => u.Code), "units", violations);
        for (var i = 0; i < Units.Count; i++)
        {
            if (!Codes.IsCode(Units[i].Code))
                violations.Add(new($"units[{i}].code", "Must be letters, digits, underscores or hyphens, the first a letter or digit.", "INVALID_CODE"));
            if (TextRules.Refusal(Units[i].Symbol, 20) is var (description, reason)) violations.Add(new($"units[{i}].symbol", description, reason));
            Units[i].Labels.Check($"units[{i}].labels", violations);
        }
        if (DefaultUnit.Length > 0 && Units.All(u => u.Code != DefaultUnit))
            violations.Add(new("default_unit", $"'{DefaultUnit}' is not one of the units.", "UNKNOWN_UNIT"));
    }

    private void CheckColumns(List<Violation> violations)
    {
        if (Type != AttributeType.Table)
        {
            if (Columns.Count > 0) violations.Add(new("columns", $"Do not apply to {Type} attributes.", "RULE_DOES_NOT_FIT"));
            return;
        }
        if (!CheckCount(Columns.Count, 1, 50, "columns", violations)) return;
        CheckDistinct(Columns.Select(c => c.Code), "columns", violations);
        for (var i = 0; i < Columns.Count; i++)
        {
            if (!Codes.IsAttributeCode(Columns[i].Code))
                violations.Add(new($"columns[{i}].code", "Must be letters, digits or underscores, the first a letter.", "INVALID_CODE"));
            if (!Enum.IsDefined(Columns[i].Type)) violations.Add(new($"columns[{i}].type", "Must be one of the column types.", "REQUIRED"));
            Columns[i].Labels.Check($"columns[{i}].labels", violations);
        }
    }
}

/// <summary>One choice of a select attribute.</summary>
public sealed record AttributeOption(string Code, LocalizedText Labels, int Position = 0);

/// <summary>A unit of a measurement attribute, with what stands behind a number, such as "kg".</summary>
public sealed record MeasurementUnit(string Code, string Symbol, LocalizedText Labels);

/// <summary>A column of a table attribute.</summary>
public sealed record TableColumn(string Code, TableColumnType Type, LocalizedText Labels);

/// <summary>How the cells of a column are read.</summary>
public enum TableColumnType
{
    /// <summary>Any text.</summary>
    Text = 1,

    /// <summary>A decimal.</summary>
    Number,

    /// <summary>"true" or "false".</summary>
    Boolean,
}
