using Pim.Domain.Families;
using Pim.Domain.Schema;
using Pim.Domain.Values;

namespace Pim.Domain.Products;

/// <summary>A product with the models above it, nearest first: what it is made of where values are inherited.</summary>
/// <param name="Product">The product or model itself.</param>
/// <param name="Models">The models above, nearest first; at most two.</param>
public sealed record Lineage(Product Product, ValueList<Product> Models)
{
    /// <summary>Itself, then the models above, nearest first.</summary>
    public IEnumerable<Product> SelfAndModels => Models.Prepend(Product);

    /// <summary>Whether it and all models above are enabled.</summary>
    public bool Visible => Product.Enabled && Models.All(m => m.Enabled);

    /// <summary>How it varies, or null when it does not.</summary>
    public FamilyVariant? Variant(CatalogSchema schema) => schema.FamilyVariants.GetValueOrDefault(Product.FamilyVariant);

    /// <summary>Its level: 0 for a root model (and for a product without parent), then 1, then 2.</summary>
    public int Level => Models.Count;

    /// <summary>The value of exactly this key, its own or else of the nearest model that has it; null when there is none.</summary>
    public Value? Find(string attribute, string channel = "", string locale = "")
    {
        if (Product.Values.Find(attribute, channel, locale) is { } own) return own;
        foreach (var model in Models)
        {
            if (model.Values.Find(attribute, channel, locale) is { } inherited) return inherited;
        }
        return null;
    }

    /// <summary>Its categories and those of the models above, a set in ordinal order.</summary>
    public ValueList<string> Categories => Models.Count == 0 ? Product.Categories : SelfAndModels.SelectMany(p => p.Categories).ToCodeSet();
}
