using System.Text.RegularExpressions;
using Pim.Client.Calls;

namespace Pim.Cli.Publications;

/// <summary>Turns "products[2]" in an error back into the SKU that stood there.</summary>
internal static partial class ProductErrors
{
    /// <summary>The same error about these products.</summary>
    public static ServiceError Named(ServiceError error, IReadOnlyList<string> skus) => error with
    {
        Message = Named(error.Message, skus),
        Violations = [.. error.Violations.Select(v => v with { Field = Named(v.Field, skus) })],
    };

    private static string Named(string text, IReadOnlyList<string> skus) => Place().Replace(text, place =>
        int.TryParse(place.Groups[1].ValueSpan, out var index) && index < skus.Count ? $"{skus[index]}{(place.Groups[2].Success ? ": " : "")}" : place.Value);

    [GeneratedRegex(@"\bproducts\[(\d+)\](\.)?")]
    private static partial Regex Place();
}
