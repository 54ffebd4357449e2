using Pim.Domain.Values;

namespace Pim.Domain.Products;

/// <summary>Something that is sold, or a model: what several variants share. Immutable; edits make the next state.</summary>
public sealed record Product
{
    /// <summary>Identifies it among products and models; never changes.</summary>
    public required string Sku { get; init; }

    /// <summary>Product or model; never changes.</summary>
    public ProductType Type { get; init; } = ProductType.Product;

    /// <summary>Code of its family; empty for none.</summary>
    public string Family { get; init; } = "";

    /// <summary>Models and variants: code of how they vary; never changes.</summary>
    public string FamilyVariant { get; init; } = "";

    /// <summary>SKU of the model above; empty for none; never changes.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Whether channels may see it.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Codes of its own categories, a set in ordinal order.</summary>
    public ValueList<string> Categories { get; init; }

    /// <summary>Its own values.</summary>
    public ProductValues Values { get; init; } = ProductValues.Empty;

    /// <summary>Products it points at, by association type in ordinal order; types without products are left out.</summary>
    public ValueList<Association> Associations { get; init; }

    /// <summary>Number of the catalogue's change that made it what it is; 0 before it is kept. Unique over the catalogue, so that a product
    /// deleted and made again is told from its former self.</summary>
    public long Revision { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreateTime { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset UpdateTime { get; init; }

    /// <summary>Who last changed it.</summary>
    public string Actor { get; init; } = "";

    /// <summary>Resource name of a SKU.</summary>
    public static string NameOf(string sku) => "products/" + sku.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    /// <summary>The fields in which two states differ, in proto spelling, such as "enabled" and "values.description".</summary>
    public static ValueList<string> ChangedFields(Product? before, Product? after)
    {
        var fields = new List<string>();
        var (old, now) = (before ?? new Product { Sku = "" }, after ?? new Product { Sku = "" });
        if (old.Type != now.Type) fields.Add("type");
        if (old.Family != now.Family) fields.Add("family");
        if (old.FamilyVariant != now.FamilyVariant) fields.Add("family_variant");
        if (old.Parent != now.Parent) fields.Add("parent");
        if (old.Enabled != now.Enabled) fields.Add("enabled");
        if (old.Categories != now.Categories) fields.Add("categories");
        AddChangedValues(old.Values, now.Values, fields);
        if (old.Associations != now.Associations) AddChangedAssociations(old, now, fields);
        return fields.ToValueList();
    }

    /// <summary>The SKUs it points at by this type.</summary>
    public ValueList<string> Associated(string type)
    {
        foreach (var association in Associations)
        {
            if (association.Type == type) return association.Products;
        }
        return [];
    }

    /// <summary>Whether two states differ in nothing that a caller can set.</summary>
    public bool SameAs(Product other) =>
        Equals(other with { Revision = Revision, CreateTime = CreateTime, UpdateTime = UpdateTime, Actor = Actor });

    private static void AddChangedValues(ProductValues before, ProductValues after, List<string> fields)
    {
        if (ReferenceEquals(before, after)) return;
        var (old, now) = (0, 0);
        while (old < before.Count || now < after.Count)
        {
            var attribute = old == before.Count || now < after.Count && string.CompareOrdinal(after.Span[now].Key.Attribute, before.Span[old].Key.Attribute) < 0
                ? after.Span[now].Key.Attribute
                : before.Span[old].Key.Attribute;
            var oldValues = before.OfAt(attribute, old);
            var newValues = after.OfAt(attribute, now);
            if (!oldValues.SequenceEqual(newValues)) fields.Add($"values.{attribute}");
            old += oldValues.Length;
            now += newValues.Length;
        }
    }

    private static void AddChangedAssociations(Product old, Product now, List<string> fields)
    {
        foreach (var type in old.Associations.Concat(now.Associations).Select(a => a.Type).Distinct().Order(StringComparer.Ordinal))
        {
            if (old.Associated(type) != now.Associated(type)) fields.Add($"associations.{type}");
        }
    }
}

/// <summary>What a product is.</summary>
public enum ProductType
{
    /// <summary>Sold.</summary>
    Product = 1,

    /// <summary>Holds what its variants share.</summary>
    Model = 2,
}

/// <summary>Products that a product points at in one way, in the order to show them.</summary>
public sealed record Association(string Type, ValueList<string> Products);
