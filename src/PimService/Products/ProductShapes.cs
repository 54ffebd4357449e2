using FluentValidation;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Products;

/// <summary>What requests about products must look like.</summary>
internal static class ProductShapes
{
    private const int MaxBatch = 1_000;
    private const int MaxFilterLength = 10_000;

    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes) => shapes
        .Add<V1.CreateProductRequest>(v =>
        {
            v.RuleFor(r => r.Product).Required();
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.GetProductRequest>(v =>
        {
            v.RuleFor(r => r.Name).ProductName();
            v.RuleFor(r => r.ReadMask).ReadMask();
        })
        .Add<V1.BatchGetProductsRequest>(v =>
        {
            v.RuleFor(r => r.Names).OneTo(MaxBatch);
            v.RuleForEach(r => r.Names).ProductName();
            v.RuleFor(r => r.ReadMask).ReadMask();
        })
        .Add<V1.ListProductsRequest>(v =>
        {
            v.RuleFor(r => r.PageSize).PageSize();
            v.RuleFor(r => r.Filter).MaxLength(MaxFilterLength);
            v.RuleFor(r => r.ReadMask).ReadMask();
        })
        .Add<V1.UpdateProductRequest>(Update)
        .Add<V1.BatchUpdateProductsRequest>(v =>
        {
            v.RuleFor(r => r.Requests).OneTo(MaxBatch).DependentRules(() =>
            {
                v.RuleForEach(r => r.Requests).ChildRules(Part);
                v.RuleFor(r => r.Requests).DistinctProducts();
            });
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.DeleteProductRequest>(v => v.RuleFor(r => r.Name).ProductName())
        .Add<V1.ListProductRevisionsRequest>(v =>
        {
            v.RuleFor(r => r.Name).ProductName();
            v.RuleFor(r => r.PageSize).PageSize();
        })
        .Add<V1.GetProductRevisionRequest>(v => v.RuleFor(r => r.Name).RevisionName())
        .Add<V1.RestoreProductRequest>(v => v.RuleFor(r => r.Name).RevisionName());

    private static void Update(AbstractValidator<V1.UpdateProductRequest> v)
    {
        v.RuleFor(r => r.Product).NamesProduct();
        v.RuleFor(r => r.RequestId).RequestId();
    }

    private static void Part(InlineValidator<V1.UpdateProductRequest> v)
    {
        v.RuleFor(r => r.Product).NamesProduct();
        v.RuleFor(r => r.RequestId).Must(id => id.Length == 0).WithErrorCode("NOT_IN_BATCH").WithMessage("Is given for the batch, not for its parts.");
        v.RuleFor(r => r.ValidateOnly).Must(only => !only).WithErrorCode("NOT_IN_BATCH").WithMessage("Is given for the batch, not for its parts.");
    }
}
