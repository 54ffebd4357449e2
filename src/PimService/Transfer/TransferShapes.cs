using FluentValidation;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Transfer;

/// <summary>What requests for transfers must look like; the messages of an import are checked as they come.</summary>
internal static class TransferShapes
{
    private const int MaxFilterLength = 10_000;

    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes) => shapes.Add<V1.ExportCatalogRequest>(v =>
    {
        v.RuleForEach(r => r.Kinds).Must(kind => kind is V1.ExportCatalogRequest.Types.Kind.Schema or V1.ExportCatalogRequest.Types.Kind.Products)
            .WithErrorCode("UNKNOWN_KIND").WithMessage("Must be SCHEMA or PRODUCTS.");
        v.RuleFor(r => r.ProductFilter).MaxLength(MaxFilterLength);
    });
}
