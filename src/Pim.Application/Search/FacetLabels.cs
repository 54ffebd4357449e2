using Pim.Domain.Content;
using Pim.Domain.Schema;
using Pim.Domain.Search;

namespace Pim.Application.Search;

/// <summary>A facet with what to call it and its values.</summary>
/// <param name="Facet">Its name.</param>
/// <param name="Label">What to call it; empty for those that are no attribute.</param>
/// <param name="Values">The most frequent first.</param>
/// <param name="IsPartial">Whether not all hits were counted.</param>
public sealed record FoundFacet(string Facet, string Label, IReadOnlyList<FoundValue> Values, bool IsPartial);

/// <summary>A value of a facet.</summary>
/// <param name="Value">Code of an option, a category or a family; "true" or "false".</param>
/// <param name="Label">What to call it; empty for "true" and "false".</param>
/// <param name="Count">Products that have it.</param>
/// <param name="IsSelected">Whether it was chosen.</param>
public sealed record FoundValue(string Value, string Label, int Count, bool IsSelected);

/// <summary>Says what facets and their values are called in a locale.</summary>
internal sealed class FacetLabels(CatalogSchema schema, ContentView view)
{
    /// <summary>The facet with its labels.</summary>
    public FoundFacet Describe(FacetCounts counts, IReadOnlyList<string> selected)
    {
        var attribute = Facets.AttributeOf(counts.Facet, schema);
        var options = attribute?.Options.ToDictionary(o => o.Code, o => o.Labels, StringComparer.Ordinal);
        return new FoundFacet(
            counts.Facet,
            attribute is null ? "" : view.TextOf(attribute.Code, attribute.Labels),
            counts.Values.Select(v => new FoundValue(v.Value, LabelOf(v.Value), v.Count, selected.Contains(v.Value))).ToList(),
            counts.IsPartial);

        string LabelOf(string code) => counts.Facet switch
        {
            Facets.Family => Of(schema.Families.GetValueOrDefault(code), code),
            Facets.Categories => Of(schema.Categories.GetValueOrDefault(code), code),
            _ when attribute is { IsSelect: true } && options!.TryGetValue(code, out var labels) => view.TextOf(code, labels),
            _ => attribute is { IsSelect: true } ? $"[{code}]" : "",
        };
    }

    private string Of(SchemaNoun? noun, string code) => noun is null ? $"[{code}]" : view.TextOf(noun.Code, noun.Labels);
}
