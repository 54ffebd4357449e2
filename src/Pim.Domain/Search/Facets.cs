using Pim.Domain.Attributes;
using Pim.Domain.Schema;

namespace Pim.Domain.Search;

/// <summary>A value of a facet.</summary>
/// <param name="Facet">Name of the facet: see <see cref="Facets"/>.</param>
/// <param name="Value">Code of an option, a category or a family; "true" or "false".</param>
public readonly record struct FacetValue(string Facet, string Value);

/// <summary>What found products can be told apart and counted by: their family, their categories, and attributes that are marked as facets.</summary>
public static class Facets
{
    /// <summary>By family.</summary>
    public const string Family = "family";

    /// <summary>By category of the channel's tree: those the product stands in, and all above them up to the root, which is left out.</summary>
    public const string Categories = "categories";

    private const string Values = "values.";

    /// <summary>By an attribute's value.</summary>
    public static string OfAttribute(string code) => Values + code;

    /// <summary>The attribute of a facet; null when it is none, or there is no such attribute.</summary>
    public static AttributeDefinition? AttributeOf(string facet, CatalogSchema schema) =>
        facet.StartsWith(Values, StringComparison.Ordinal) ? schema.Attributes.GetValueOrDefault(facet[Values.Length..]) : null;
}
