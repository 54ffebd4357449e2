using Pim.Domain.Products;
using Pim.Domain.Values;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Products;

/// <summary>Reads product messages into edits. What cannot be read is gathered, with paths relative to the product.</summary>
/// <param name="product">The message.</param>
/// <param name="violations">Where to gather.</param>
/// <param name="mayClear">Whether values without data clear their place, as in import rows.</param>
internal sealed partial class ProductReader(V1.Product product, ViolationList violations, bool mayClear = false)
{
    private const int MaxCategories = ProductRules.MaxLinks;

    private readonly ValueReader _values = new(violations, mayClear);

    /// <summary>The message is the whole product: what it does not carry is cleared, or at its default.</summary>
    public ProductEdit Whole() => new()
    {
        Sku = Sku(),
        Type = Type() ?? ProductType.Product,
        Family = Code(product.Family, "family"),
        FamilyVariant = Code(product.FamilyVariant, "family_variant"),
        Parent = Parent(),
        Enabled = IsEnabled(),
        Categories = Categories(),
        Values = new ValuesEdit { ReplacesAll = true, Entries = _values.Read(product.Values) },
        ReplacesAssociations = true,
        Associations = Associations(),
    };

    /// <summary>The fields that the message carries, and of the values those attributes that it gives.</summary>
    public ProductEdit Populated() => Carried(product.Values.Count == 0 ? null : new ValuesEdit
    {
        ReplacedAttributes = product.Values.Keys.ToHashSet(StringComparer.Ordinal),
        Entries = _values.Read(product.Values),
    });

    /// <summary>The fields that the message carries, and single values besides those that are there.</summary>
    public ProductEdit Merged() => Carried(product.Values.Count == 0 ? null : new ValuesEdit { Entries = _values.Read(product.Values) });

    /// <summary>The fields that a mask names; those that the message does not carry are cleared, or at their default.</summary>
    public ProductEdit Masked(ProductMask mask) => mask.IsAll ? Whole() : new ProductEdit
    {
        Sku = Sku(),
        Type = mask.Has("type") ? Type() ?? ProductType.Product : null,
        Family = mask.Has("family") ? Code(product.Family, "family") : null,
        FamilyVariant = mask.Has("family_variant") ? Code(product.FamilyVariant, "family_variant") : null,
        Parent = mask.Has("parent") ? Parent() : null,
        Enabled = mask.Has("enabled") ? IsEnabled() : null,
        Categories = mask.Has("categories") ? Categories() : null,
        Values = mask.HasValues ? MaskedValues(mask) : null,
        ReplacesAssociations = mask.Has("associations"),
        Associations = mask.HasAssociations ? MaskedAssociations(mask) : null,
    };

    private ProductEdit Carried(ValuesEdit? values) => new()
    {
        Sku = Sku(),
        Type = Type(),
        Family = product.Family.Length > 0 ? Code(product.Family, "family") : null,
        FamilyVariant = product.FamilyVariant.Length > 0 ? Code(product.FamilyVariant, "family_variant") : null,
        Parent = product.Parent.Length > 0 ? Parent() : null,
        Enabled = product.HasEnabled ? product.Enabled : null,
        Categories = product.Categories.Count > 0 ? Categories() : null,
        Values = values,
        Associations = product.Associations.Count > 0 ? Associations() : null,
    };

    private ValuesEdit MaskedValues(ProductMask mask)
    {
        if (mask.Has("values")) return new ValuesEdit { ReplacesAll = true, Entries = _values.Read(product.Values) };
        var entries = new List<(ValueKey Key, Value? Value)>();
        foreach (var attribute in mask.Attributes)
        {
            if (product.Values.TryGetValue(attribute, out var set)) _values.Read(attribute, set, entries);
        }
        return new ValuesEdit { ReplacedAttributes = mask.Attributes, Entries = entries };
    }

    private List<Association> MaskedAssociations(ProductMask mask)
    {
        if (mask.Has("associations")) return Associations();
        var associations = new List<Association>(mask.AssociationTypes.Count);
        foreach (var type in mask.AssociationTypes) associations.Add(Association(type, product.Associations.GetValueOrDefault(type)));
        return associations;
    }
}
