using Pim.Domain.Attributes;
using Pim.Domain.Schema;

namespace Pim.Domain.Families;

/// <summary>A kind of product: which attributes it has and which of them each channel requires.</summary>
public sealed record Family : SchemaNoun
{
    /// <summary>Most attributes of a family.</summary>
    public const int MaxAttributes = 1_000;

    /// <summary>Codes of its attributes, a set in ordinal order.</summary>
    public ValueList<string> Attributes { get; init; }

    /// <summary>Code of the attribute that names its products; empty: the SKU does.</summary>
    public string LabelAttribute { get; init; } = "";

    /// <summary>Code of the asset attribute that shows its products; may be empty.</summary>
    public string ImageAttribute { get; init; } = "";

    /// <summary>What each channel requires, by channel code in ordinal order; channels that require nothing are left out.</summary>
    public ValueList<ChannelRequirements> Requirements { get; init; }

    /// <inheritdoc/>
    public override string Collection => "families";

    /// <summary>The codes that a channel requires.</summary>
    public ValueList<string> RequiredBy(string channel)
    {
        foreach (var requirements in Requirements)
        {
            if (requirements.Channel == channel) return requirements.Attributes;
        }
        return [];
    }

    /// <inheritdoc/>
    public override void CheckShape(List<Violation> violations)
    {
        CheckCode(violations);
        Labels.Check("labels", violations);
        if (!CheckCount(Attributes.Count, 0, MaxAttributes, "attributes", violations)) return;
        var members = Attributes.ToHashSet(StringComparer.Ordinal);
        if (LabelAttribute.Length > 0) CheckMember("label_attribute", LabelAttribute, members, violations);
        if (ImageAttribute.Length > 0) CheckMember("image_attribute", ImageAttribute, members, violations);
        foreach (var (channel, required) in Requirements)
        {
            for (var i = 0; i < required.Count && !violations.AreMany(); i++)
                CheckMember($"requirements.{channel}.attributes[{i}]", required[i], members, violations);
        }
    }

    /// <inheritdoc/>
    public override void CheckWithin(CatalogSchema schema, List<Violation> violations)
    {
        for (var i = 0; i < Attributes.Count && !violations.AreMany(); i++)
        {
            if (!schema.Attributes.ContainsKey(Attributes[i]))
                violations.Add(new($"attributes[{i}]", $"The attribute '{Attributes[i]}' does not exist.", "UNKNOWN_ATTRIBUTE", ViolationKind.Precondition));
        }
        foreach (var (channel, _) in Requirements)
        {
            if (violations.AreMany()) return;
            if (!schema.Channels.ContainsKey(channel))
                violations.Add(new($"requirements.{channel}", $"The channel '{channel}' does not exist.", "UNKNOWN_CHANNEL", ViolationKind.Precondition));
        }
        CheckType("label_attribute", LabelAttribute, schema, violations, AttributeType.Text, AttributeType.Identifier);
        CheckType("image_attribute", ImageAttribute, schema, violations, AttributeType.Asset);
        var members = Attributes.ToHashSet(StringComparer.Ordinal);
        foreach (var variant in schema.FamilyVariants.Values.Where(v => v.Family == Code)) CheckVariant(variant, members, violations);
    }

    private static void CheckVariant(FamilyVariant variant, HashSet<string> members, List<Violation> violations)
    {
        var missing = variant.Levels.SelectMany(l => l.Attributes).Where(a => !members.Contains(a)).ToList();
        if (missing.Count > 0)
        {
            violations.Add(new("attributes", $"The family variant '{variant.Code}' needs {string.Join(", ", missing)}.", "ATTRIBUTE_IN_USE",
                ViolationKind.Precondition));
        }
    }

    private static void CheckMember(string field, string attribute, HashSet<string> members, List<Violation> violations)
    {
        if (!members.Contains(attribute))
            violations.Add(new(field, $"'{attribute}' is not one of the family's attributes.", "NOT_IN_FAMILY"));
    }

    private static void CheckType(string field, string code, CatalogSchema schema, List<Violation> violations, params ReadOnlySpan<AttributeType> types)
    {
        if (code.Length > 0 && schema.Attributes.TryGetValue(code, out var attribute) && !types.Contains(attribute.Type))
            violations.Add(new(field, $"'{code}' is {attribute.Type}, not {types[0]}.", "WRONG_TYPE", ViolationKind.Precondition));
    }
}

/// <summary>The attributes that one channel requires, a set in ordinal order.</summary>
public sealed record ChannelRequirements(string Channel, ValueList<string> Attributes);
