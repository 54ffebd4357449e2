using Pim.Application.Search;
using Pim.Domain.Products;
using V1 = Pim.V1;

namespace PimService.Content;

/// <summary>How searches travel.</summary>
internal static class SearchMapping
{
    /// <summary>The search that is asked for.</summary>
    public static ContentSearchRequest Read(V1.SearchContentRequest request) => new()
    {
        Channel = request.Channel,
        Locale = request.Locale,
        Query = request.Query,
        Code = request.Code,
        Category = request.Category,
        Selections = request.Selections.Select(s => new FacetSelection(s.Facet, [.. s.Values])).ToList(),
        Facets = [.. request.Facets],
        MaxFacetValues = request.MaxFacetValues,
        Sort = request.Sort == V1.SearchSort.Unspecified ? SearchSort.Relevance : (SearchSort)request.Sort,
        Type = request.Type == V1.Product.Types.Type.Unspecified ? ProductType.Product : (ProductType)request.Type,
        PageSize = request.PageSize,
        PageToken = request.PageToken,
    };

    /// <summary>A facet as a message.</summary>
    public static V1.Facet Write(FoundFacet facet)
    {
        var message = new V1.Facet { Facet_ = facet.Facet, Label = facet.Label, Partial = facet.IsPartial };
        foreach (var value in facet.Values)
            message.Values.Add(new V1.FacetValue { Value = value.Value, Label = value.Label, Count = value.Count, Selected = value.IsSelected });
        return message;
    }
}
