using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Families;

/// <summary>What requests about families and family variants must look like.</summary>
internal static class FamilyShapes
{
    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes) => shapes
        .Add<V1.CreateFamilyRequest>(v =>
        {
            v.RuleFor(r => r.Family).Required();
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.GetFamilyRequest>(v => v.RuleFor(r => r.Name).NameOf(FamilyMapping.Instance))
        .Add<V1.ListFamiliesRequest>(v => v.RuleFor(r => r.PageSize).PageSize())
        .Add<V1.UpdateFamilyRequest>(v =>
        {
            v.RuleFor(r => r.Family).Names(FamilyMapping.Instance);
            v.RuleFor(r => r.UpdateMask).MaskOf(FamilyMapping.Instance);
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.DeleteFamilyRequest>(v => v.RuleFor(r => r.Name).NameOf(FamilyMapping.Instance))
        .Add<V1.CreateFamilyVariantRequest>(v =>
        {
            v.RuleFor(r => r.FamilyVariant).Required();
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.GetFamilyVariantRequest>(v => v.RuleFor(r => r.Name).NameOf(FamilyVariantMapping.Instance))
        .Add<V1.ListFamilyVariantsRequest>(v => v.RuleFor(r => r.PageSize).PageSize())
        .Add<V1.UpdateFamilyVariantRequest>(v =>
        {
            v.RuleFor(r => r.FamilyVariant).Names(FamilyVariantMapping.Instance);
            v.RuleFor(r => r.UpdateMask).MaskOf(FamilyVariantMapping.Instance);
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.DeleteFamilyVariantRequest>(v => v.RuleFor(r => r.Name).NameOf(FamilyVariantMapping.Instance));
}
