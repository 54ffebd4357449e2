using Pim.Application;
using Pim.Domain;
using Pim.Domain.Families;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Families;

/// <summary>How families travel.</summary>
internal sealed class FamilyMapping : SchemaMapping<Family, V1.Family>
{
    private const int MaxChannels = 1_000;

    /// <summary>The one there is.</summary>
    public static readonly FamilyMapping Instance = new();

    private FamilyMapping()
    {
    }

    /// <inheritdoc/>
    public override string Collection => "families";

    /// <inheritdoc/>
    public override string Field => "family";

    /// <inheritdoc/>
    protected override IReadOnlyList<SchemaField<Family, V1.Family>> OwnFields { get; } =
    [
        new("attributes", m => m.Attributes.Count > 0, (to, from) => to with { Attributes = from.Attributes }),
        new("label_attribute", m => m.LabelAttribute.Length > 0, (to, from) => to with { LabelAttribute = from.LabelAttribute }),
        new("image_attribute", m => m.ImageAttribute.Length > 0, (to, from) => to with { ImageAttribute = from.ImageAttribute }),
        new("requirements", m => m.Requirements.Count > 0, (to, from) => to with { Requirements = from.Requirements })
        {
            CopyEntry = (to, from, channel) => to with
            {
                Requirements = Ordered(to.Requirements.Where(r => r.Channel != channel).Concat(from.Requirements.Where(r => r.Channel == channel))),
            },
        },
    ];

    /// <inheritdoc/>
    public override V1.Family Row(Family noun)
    {
        var message = new V1.Family { Code = noun.Code, LabelAttribute = noun.LabelAttribute, ImageAttribute = noun.ImageAttribute };
        noun.Labels.WriteTo(message.Labels);
        message.Attributes.Add(noun.Attributes);
        foreach (var (channel, attributes) in noun.Requirements)
            message.Requirements.Add(channel, new V1.AttributeRequirements { Attributes = { attributes } });
        return message;
    }

    /// <inheritdoc/>
    public override V1.Family Resource(Family noun)
    {
        var message = Row(noun);
        message.Name = noun.Name;
        message.Etag = Etag.Of(noun.Revision);
        message.CreateTime = Wire.Write(noun.CreateTime);
        message.UpdateTime = Wire.Write(noun.UpdateTime);
        return message;
    }

    /// <inheritdoc/>
    public override Family Read(V1.Family message, ViolationList violations) => new()
    {
        Code = message.Code,
        Labels = Wire.Labels(message.Labels, "labels", violations),
        Attributes = Wire.CodeSet(message.Attributes, Family.MaxAttributes, "attributes", violations),
        LabelAttribute = message.LabelAttribute,
        ImageAttribute = message.ImageAttribute,
        Requirements = ReadRequirements(message, violations),
    };

    /// <inheritdoc/>
    public override (string Name, string Code, string Etag) Identity(V1.Family message) => (message.Name, message.Code, message.Etag);

    /// <inheritdoc/>
    protected override bool HasLabels(V1.Family message) => message.Labels.Count > 0;

    /// <inheritdoc/>
    protected override string Locate(Violation violation, V1.Family message)
    {
        if (SortedList.TryLocate(violation.Field, "attributes", message.Attributes, out var field)) return field;
        foreach (var (channel, requirements) in message.Requirements)
        {
            if (SortedList.TryLocate(violation.Field, $"requirements.{channel}.attributes", requirements.Attributes, out field)) return field;
        }
        return violation.Field;
    }

    private static ValueList<ChannelRequirements> ReadRequirements(V1.Family message, ViolationList violations)
    {
        if (!violations.Allows(message.Requirements.Count, MaxChannels, "requirements")) return [];
        return Ordered(message.Requirements.Select(r => new ChannelRequirements(
            r.Key, Wire.CodeSet(r.Value.Attributes, Family.MaxAttributes, $"requirements.{r.Key}.attributes", violations))));
    }

    private static ValueList<ChannelRequirements> Ordered(IEnumerable<ChannelRequirements> requirements) =>
        requirements.Where(r => r.Attributes.Count > 0).OrderBy(r => r.Channel, StringComparer.Ordinal).ToValueList();
}
