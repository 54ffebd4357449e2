using Pim.Application;
using Pim.Domain;
using Pim.Domain.Families;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Families;

/// <summary>How family variants travel.</summary>
internal sealed class FamilyVariantMapping : SchemaMapping<FamilyVariant, V1.FamilyVariant>
{
    private const int MaxLevels = 2;

    /// <summary>The one there is.</summary>
    public static readonly FamilyVariantMapping Instance = new();

    private FamilyVariantMapping()
    {
    }

    /// <inheritdoc/>
    public override string Collection => "familyVariants";

    /// <inheritdoc/>
    public override string Field => "family_variant";

    /// <inheritdoc/>
    protected override IReadOnlyList<SchemaField<FamilyVariant, V1.FamilyVariant>> OwnFields { get; } =
    [
        new("family", m => m.Family.Length > 0, (to, from) => to with { Family = from.Family }),
        new("levels", m => m.Levels.Count > 0, (to, from) => to with { Levels = from.Levels }),
    ];

    /// <inheritdoc/>
    public override V1.FamilyVariant Row(FamilyVariant noun)
    {
        var message = new V1.FamilyVariant { Code = noun.Code, Family = noun.Family };
        noun.Labels.WriteTo(message.Labels);
        foreach (var (axes, attributes) in noun.Levels) message.Levels.Add(new V1.VariantLevel { Axes = { axes }, Attributes = { attributes } });
        return message;
    }

    /// <inheritdoc/>
    public override V1.FamilyVariant Resource(FamilyVariant noun)
    {
        var message = Row(noun);
        message.Name = noun.Name;
        message.Etag = Etag.Of(noun.Revision);
        message.CreateTime = Wire.Write(noun.CreateTime);
        message.UpdateTime = Wire.Write(noun.UpdateTime);
        return message;
    }

    /// <inheritdoc/>
    public override FamilyVariant Read(V1.FamilyVariant message, ViolationList violations) => new()
    {
        Code = message.Code,
        Labels = Wire.Labels(message.Labels, "labels", violations),
        Family = message.Family,
        Levels = violations.Allows(message.Levels.Count, MaxLevels, "levels")
            ? message.Levels.Select((l, i) => ReadLevel(l, $"levels[{i}]", violations)).ToValueList()
            : [],
    };

    /// <inheritdoc/>
    public override (string Name, string Code, string Etag) Identity(V1.FamilyVariant message) => (message.Name, message.Code, message.Etag);

    /// <inheritdoc/>
    protected override bool HasLabels(V1.FamilyVariant message) => message.Labels.Count > 0;

    private static VariantLevel ReadLevel(V1.VariantLevel message, string field, ViolationList violations) => VariantLevel.Of(
        Wire.Codes(message.Axes, FamilyVariant.MaxAxes, $"{field}.axes", violations),
        Wire.CodeSet(message.Attributes, Family.MaxAttributes, $"{field}.attributes", violations));
}
