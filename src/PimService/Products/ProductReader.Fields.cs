using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Text;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Products;

internal sealed partial class ProductReader
{
    private const int MaxAssociationTypes = 1_000;

    private string Sku()
    {
        var sku = product.Sku;
        if (sku.Length == 0 && product.Name.Length > 0 && ResourceNames.TrySku(product.Name, out var named)) return named;
        var reason = sku.Length == 0 ? "REQUIRED" : "INVALID_SKU";
        if (!Codes.IsSku(sku)) violations.Add("sku", $"Must be 1 to {Codes.MaxSkuLength} visible characters without space at either end.", reason);
        return sku;
    }

    private ProductType? Type()
    {
        switch (product.Type)
        {
            case V1.Product.Types.Type.Unspecified: return null;
            case V1.Product.Types.Type.Product: return ProductType.Product;
            case V1.Product.Types.Type.Model: return ProductType.Model;
            default:
                violations.Add("type", "Must be PRODUCT or MODEL.", "UNKNOWN_TYPE");
                return null;
        }
    }

    private bool IsEnabled() => !product.HasEnabled || product.Enabled;

    private string Parent()
    {
        if (product.Parent.Length > 0 && !Codes.IsSku(product.Parent)) violations.Add("parent", "Is not a SKU.", "INVALID_SKU");
        return product.Parent;
    }

    private string Code(string code, string field)
    {
        if (code.Length > Codes.MaxLength) violations.Add(field, $"Must have at most {Codes.MaxLength} characters.", "INVALID_CODE");
        return code;
    }

    private ValueList<string> Categories() => Wire.CodeSet(product.Categories, MaxCategories, "categories", violations);

    private List<Association> Associations()
    {
        if (product.Associations.Count == 0 || !violations.Allows(product.Associations.Count, MaxAssociationTypes, "associations")) return [];
        var associations = new List<Association>(product.Associations.Count);
        foreach (var (type, list) in product.Associations) associations.Add(Association(type, list));
        return associations;
    }

    private Association Association(string type, V1.CodeList? list)
    {
        if (type.Length is 0 or > Codes.MaxLength)
        {
            violations.Add("associations", $"The code of an association type must have 1 to {Codes.MaxLength} characters.", "INVALID_CODE");
            return new Association(type, []);
        }
        return new Association(type, list is null ? [] : Wire.Codes(list.Codes, ProductRules.MaxLinks, $"associations.{type}.codes", violations));
    }
}
