using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Attributes;

/// <summary>What requests about attributes and attribute groups must look like.</summary>
internal static class AttributeShapes
{
    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes) => shapes
        .Add<V1.CreateAttributeRequest>(v =>
        {
            v.RuleFor(r => r.Attribute).Required();
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.GetAttributeRequest>(v => v.RuleFor(r => r.Name).NameOf(AttributeMapping.Instance))
        .Add<V1.ListAttributesRequest>(v => v.RuleFor(r => r.PageSize).PageSize())
        .Add<V1.UpdateAttributeRequest>(v =>
        {
            v.RuleFor(r => r.Attribute).Names(AttributeMapping.Instance);
            v.RuleFor(r => r.UpdateMask).MaskOf(AttributeMapping.Instance);
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.DeleteAttributeRequest>(v => v.RuleFor(r => r.Name).NameOf(AttributeMapping.Instance))
        .Add<V1.CreateAttributeGroupRequest>(v =>
        {
            v.RuleFor(r => r.AttributeGroup).Required();
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.GetAttributeGroupRequest>(v => v.RuleFor(r => r.Name).NameOf(AttributeGroupMapping.Instance))
        .Add<V1.ListAttributeGroupsRequest>(v => v.RuleFor(r => r.PageSize).PageSize())
        .Add<V1.UpdateAttributeGroupRequest>(v =>
        {
            v.RuleFor(r => r.AttributeGroup).Names(AttributeGroupMapping.Instance);
            v.RuleFor(r => r.UpdateMask).MaskOf(AttributeGroupMapping.Instance);
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.DeleteAttributeGroupRequest>(v => v.RuleFor(r => r.Name).NameOf(AttributeGroupMapping.Instance));
}
