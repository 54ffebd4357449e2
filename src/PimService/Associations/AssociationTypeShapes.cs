using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Associations;

/// <summary>What requests about association types must look like.</summary>
internal static class AssociationTypeShapes
{
    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes) => shapes
        .Add<V1.CreateAssociationTypeRequest>(v =>
        {
            v.RuleFor(r => r.AssociationType).Required();
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.GetAssociationTypeRequest>(v => v.RuleFor(r => r.Name).NameOf(AssociationTypeMapping.Instance))
        .Add<V1.ListAssociationTypesRequest>(v => v.RuleFor(r => r.PageSize).PageSize())
        .Add<V1.UpdateAssociationTypeRequest>(v =>
        {
            v.RuleFor(r => r.AssociationType).Names(AssociationTypeMapping.Instance);
            v.RuleFor(r => r.UpdateMask).MaskOf(AssociationTypeMapping.Instance);
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.DeleteAssociationTypeRequest>(v => v.RuleFor(r => r.Name).NameOf(AssociationTypeMapping.Instance));
}
