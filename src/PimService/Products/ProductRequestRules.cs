using FluentValidation;
using FluentValidation.Results;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Pim.Domain.Products;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Products;

/// <summary>Rules of requests about products.</summary>
internal static class ProductRequestRules
{
    /// <summary>A product that says by name or SKU which one it is.</summary>
    public static void NamesProduct<T>(this IRuleBuilder<T, V1.Product> rule) =>
        rule.Names(name => ResourceNames.TrySku(name, out _), "products/{sku}", p => p.Name, p => p.Sku, "sku", Product.NameOf);

    /// <summary>A mask of fields to answer.</summary>
    public static void ReadMask<T>(this IRuleBuilder<T, FieldMask?> rule) => rule.Custom((mask, context) =>
    {
        var violations = new ViolationList();
        ProductMask.ForRead(mask, violations);
        foreach (var violation in violations.ToList())
            context.AddFailure(new ValidationFailure($"{context.PropertyPath}.{violation.Field}", violation.Description) { ErrorCode = violation.Reason });
    });

    /// <summary>No product twice.</summary>
    public static void DistinctProducts<T>(this IRuleBuilder<T, RepeatedField<V1.UpdateProductRequest>> rule) => rule.Custom((requests, context) =>
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < requests.Count; i++)
        {
            if (SkuOf(requests[i].Product) is { } sku && !seen.Add(sku))
                context.AddFailure(new ValidationFailure($"requests[{i}].product", $"'{sku}' comes twice.") { ErrorCode = "DUPLICATE" });
        }
    });

    private static string? SkuOf(V1.Product? product) =>
        product is null ? null : product.Sku.Length > 0 ? product.Sku : ResourceNames.TrySku(product.Name, out var sku) ? sku : null;
}
