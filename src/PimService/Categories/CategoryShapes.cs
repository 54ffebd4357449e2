using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Categories;

/// <summary>What requests about categories must look like.</summary>
internal static class CategoryShapes
{
    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes) => shapes
        .Add<V1.CreateCategoryRequest>(v =>
        {
            v.RuleFor(r => r.Category).Required();
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.GetCategoryRequest>(v => v.RuleFor(r => r.Name).NameOf(CategoryMapping.Instance))
        .Add<V1.ListCategoriesRequest>(v => v.RuleFor(r => r.PageSize).PageSize())
        .Add<V1.UpdateCategoryRequest>(v =>
        {
            v.RuleFor(r => r.Category).Names(CategoryMapping.Instance);
            v.RuleFor(r => r.UpdateMask).MaskOf(CategoryMapping.Instance);
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.DeleteCategoryRequest>(v => v.RuleFor(r => r.Name).NameOf(CategoryMapping.Instance));
}
