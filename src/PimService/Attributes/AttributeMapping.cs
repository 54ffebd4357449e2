using Pim.Application;
using Pim.Domain;
using Pim.Domain.Attributes;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Attributes;

/// <summary>How attributes travel.</summary>
internal sealed partial class AttributeMapping : SchemaMapping<AttributeDefinition, V1.Attribute>
{
    /// <summary>The one there is.</summary>
    public static readonly AttributeMapping Instance = new();

    private AttributeMapping()
    {
    }

    /// <inheritdoc/>
    public override string Collection => "attributes";

    /// <inheritdoc/>
    public override string Field => "attribute";

    /// <inheritdoc/>
    protected override IReadOnlyList<SchemaField<AttributeDefinition, V1.Attribute>> OwnFields { get; } =
    [
        new("type", m => m.Type != V1.AttributeType.Unspecified, (to, from) => to with { Type = from.Type }),
        new("group", m => m.Group.Length > 0, (to, from) => to with { Group = from.Group }),
        new("localizable", m => m.Localizable, (to, from) => to with { Localizable = from.Localizable }),
        new("scopable", m => m.Scopable, (to, from) => to with { Scopable = from.Scopable }),
        new("unique", m => m.Unique, (to, from) => to with { Unique = from.Unique }),
        new("searchable", m => m.Searchable, (to, from) => to with { Searchable = from.Searchable }),
        new("facet", m => m.Facet, (to, from) => to with { Facet = from.Facet }),
        new("rules", m => m.Rules is not null, (to, from) => to with { Rules = from.Rules }),
        .. RuleFields,
        new("options", m => m.Options.Count > 0, (to, from) => to with { Options = from.Options }),
        new("units", m => m.Units.Count > 0, (to, from) => to with { Units = from.Units }),
        new("default_unit", m => m.DefaultUnit.Length > 0, (to, from) => to with { DefaultUnit = from.DefaultUnit }),
        new("columns", m => m.Columns.Count > 0, (to, from) => to with { Columns = from.Columns }),
        new("position", m => m.Position != 0, (to, from) => to with { Position = from.Position }),
    ];

    /// <inheritdoc/>
    public override V1.Attribute Row(AttributeDefinition noun)
    {
        var message = new V1.Attribute
        {
            Code = noun.Code,
            Type = (V1.AttributeType)noun.Type,
            Group = noun.Group,
            Localizable = noun.Localizable,
            Scopable = noun.Scopable,
            Unique = noun.Unique,
            Searchable = noun.Searchable,
            Facet = noun.Facet,
            Rules = noun.Rules == AttributeRules.None ? null : WriteRules(noun.Rules),
            DefaultUnit = noun.DefaultUnit,
            Position = noun.Position,
        };
        noun.Labels.WriteTo(message.Labels);
        foreach (var option in noun.Options) message.Options.Add(WriteOption(option));
        foreach (var unit in noun.Units) message.Units.Add(WriteUnit(unit));
        foreach (var column in noun.Columns) message.Columns.Add(WriteColumn(column));
        return message;
    }

    /// <inheritdoc/>
    public override V1.Attribute Resource(AttributeDefinition noun)
    {
        var message = Row(noun);
        message.Name = noun.Name;
        message.Etag = Etag.Of(noun.Revision);
        message.CreateTime = Wire.Write(noun.CreateTime);
        message.UpdateTime = Wire.Write(noun.UpdateTime);
        return message;
    }

    /// <inheritdoc/>
    public override AttributeDefinition Read(V1.Attribute message, ViolationList violations) => new()
    {
        Code = message.Code,
        Labels = Wire.Labels(message.Labels, "labels", violations),
        Type = (AttributeType)message.Type,
        Group = message.Group,
        Localizable = message.Localizable,
        Scopable = message.Scopable,
        Unique = message.Unique,
        Searchable = message.Searchable,
        Facet = message.Facet,
        Rules = message.Rules is null ? AttributeRules.None : ReadRules(message.Rules, violations),
        Options = ReadOptions(message, violations),
        Units = ReadUnits(message, violations),
        DefaultUnit = message.DefaultUnit,
        Columns = ReadColumns(message, violations),
        Position = message.Position,
    };

    /// <inheritdoc/>
    public override (string Name, string Code, string Etag) Identity(V1.Attribute message) => (message.Name, message.Code, message.Etag);

    /// <inheritdoc/>
    protected override bool HasLabels(V1.Attribute message) => message.Labels.Count > 0;

    /// <inheritdoc/>
    protected override string Locate(Violation violation, V1.Attribute message)
    {
        var sorted = message.Options.OrderBy(o => o.Position).ThenBy(o => o.Code, StringComparer.Ordinal).Select(o => o.Code);
        return SortedList.TryLocate(violation.Field, "options", sorted, [.. message.Options.Select(o => o.Code)], out var field) ? field : violation.Field;
    }
}
