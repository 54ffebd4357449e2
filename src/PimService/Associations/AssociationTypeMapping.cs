using Pim.Application;
using Pim.Domain.Associations;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Associations;

/// <summary>How association types travel.</summary>
internal sealed class AssociationTypeMapping : SchemaMapping<AssociationType, V1.AssociationType>
{
    /// <summary>The one there is.</summary>
    public static readonly AssociationTypeMapping Instance = new();

    private AssociationTypeMapping()
    {
    }

    /// <inheritdoc/>
    public override string Collection => "associationTypes";

    /// <inheritdoc/>
    public override string Field => "association_type";

    /// <inheritdoc/>
    protected override IReadOnlyList<SchemaField<AssociationType, V1.AssociationType>> OwnFields => [];

    /// <inheritdoc/>
    public override V1.AssociationType Row(AssociationType noun)
    {
        var message = new V1.AssociationType { Code = noun.Code };
        noun.Labels.WriteTo(message.Labels);
        return message;
    }

    /// <inheritdoc/>
    public override V1.AssociationType Resource(AssociationType noun)
    {
        var message = Row(noun);
        message.Name = noun.Name;
        message.Etag = Etag.Of(noun.Revision);
        message.CreateTime = Wire.Write(noun.CreateTime);
        message.UpdateTime = Wire.Write(noun.UpdateTime);
        return message;
    }

    /// <inheritdoc/>
    public override AssociationType Read(V1.AssociationType message, ViolationList violations) =>
        new() { Code = message.Code, Labels = Wire.Labels(message.Labels, "labels", violations) };

    /// <inheritdoc/>
    public override (string Name, string Code, string Etag) Identity(V1.AssociationType message) => (message.Name, message.Code, message.Etag);

    /// <inheritdoc/>
    protected override bool HasLabels(V1.AssociationType message) => message.Labels.Count > 0;
}
