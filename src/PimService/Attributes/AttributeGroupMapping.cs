using Pim.Application;
using Pim.Domain.Attributes;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Attributes;

/// <summary>How attribute groups travel.</summary>
internal sealed class AttributeGroupMapping : SchemaMapping<AttributeGroup, V1.AttributeGroup>
{
    /// <summary>The one there is.</summary>
    public static readonly AttributeGroupMapping Instance = new();

    private AttributeGroupMapping()
    {
    }

    /// <inheritdoc/>
    public override string Collection => "attributeGroups";

    /// <inheritdoc/>
    public override string Field => "attribute_group";

    /// <inheritdoc/>
    protected override IReadOnlyList<SchemaField<AttributeGroup, V1.AttributeGroup>> OwnFields { get; } =
        [new("position", m => m.Position != 0, (to, from) => to with { Position = from.Position })];

    /// <inheritdoc/>
    public override V1.AttributeGroup Row(AttributeGroup noun)
    {
        var message = new V1.AttributeGroup { Code = noun.Code, Position = noun.Position };
        noun.Labels.WriteTo(message.Labels);
        return message;
    }

    /// <inheritdoc/>
    public override V1.AttributeGroup Resource(AttributeGroup noun)
    {
        var message = Row(noun);
        message.Name = noun.Name;
        message.Etag = Etag.Of(noun.Revision);
        message.CreateTime = Wire.Write(noun.CreateTime);
        message.UpdateTime = Wire.Write(noun.UpdateTime);
        return message;
    }

    /// <inheritdoc/>
    public override AttributeGroup Read(V1.AttributeGroup message, ViolationList violations) =>
        new() { Code = message.Code, Labels = Wire.Labels(message.Labels, "labels", violations), Position = message.Position };

    /// <inheritdoc/>
    public override (string Name, string Code, string Etag) Identity(V1.AttributeGroup message) => (message.Name, message.Code, message.Etag);

    /// <inheritdoc/>
    protected override bool HasLabels(V1.AttributeGroup message) => message.Labels.Count > 0;
}
