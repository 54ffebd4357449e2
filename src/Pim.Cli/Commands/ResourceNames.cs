namespace Pim.Cli.Commands;

/// <summary>Names of resources.</summary>
internal static class ResourceNames
{
    /// <summary>"products/{sku}", with "/" and "%" in the SKU as "%2F" and "%25".</summary>
    public static string Product(string sku) =>
        "products/" + sku.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
