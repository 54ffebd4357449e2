namespace Pim.Client;

/// <summary>Names of resources.</summary>
public static class ResourceNames
{
    /// <summary>"products/{sku}", with "/" and "%" in the SKU as "%2F" and "%25".</summary>
    public static string Product(string sku) =>
        "products/" + sku.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    /// <summary>"assets/{key}", with "/" and "%" in the key as "%2F" and "%25".</summary>
    public static string Asset(string key) =>
        "assets/" + key.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    /// <summary>"products/{sku}/publications/{channel}".</summary>
    public static string Publication(string sku, string channel) => $"{Product(sku)}/publications/{channel}";

    /// <summary>"products/{sku}/review".</summary>
    public static string Review(string sku) => $"{Product(sku)}/review";

    /// <summary>The SKU in the name of a product, or of something that belongs to one.</summary>
    public static string SkuOf(string name) =>
        name.Split('/')[1].Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Replace("%25", "%", StringComparison.Ordinal);

    /// <summary>The last part of a name: the channel of a publication, the number of a revision.</summary>
    public static string LastOf(string name) => name[(name.LastIndexOf('/') + 1)..];
}
