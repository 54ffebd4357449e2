using Pim.V1;

namespace Pim.Cli.Media;

/// <summary>A file to send.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Asset">What it becomes: its key, and what is said of it.</param>
internal sealed record MediaFile(string Path, Asset Asset)
{
    /// <summary>SKU of the product that is to name it; empty for none.</summary>
    public string Sku { get; init; } = "";

    /// <summary>Code of the attribute in which the product names it; empty for none.</summary>
    public string Attribute { get; init; } = "";
}
