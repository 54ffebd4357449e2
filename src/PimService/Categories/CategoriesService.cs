using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Application.Schema;
using Pim.Domain.Categories;
using Pim.Domain.Schema;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Categories;

/// <summary>Manages trees of categories over gRPC.</summary>
internal sealed class CategoriesService(SchemaCatalog catalog) : V1.CategoryService.CategoryServiceBase
{
    private readonly SchemaRequests<Category, V1.Category> _categories = new(catalog, CategoryMapping.Instance);

    /// <inheritdoc/>
    public override Task<V1.Category> CreateCategory(V1.CreateCategoryRequest request, ServerCallContext context) =>
        _categories.CreateAsync(request.Category, Writes.By(context, request, request.ValidateOnly, request.RequestId), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<V1.Category> GetCategory(V1.GetCategoryRequest request, ServerCallContext context) =>
        _categories.GetAsync(request.Name, context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<V1.ListCategoriesResponse> ListCategories(V1.ListCategoriesRequest request, ServerCallContext context)
    {
        var response = new V1.ListCategoriesResponse();
        response.NextPageToken = await _categories.ListAsync(
            response.Categories, request.PageSize, request.PageToken, s => Select(s, request.Subtree), request.Subtree, context.CancellationToken);
        return response;
    }

    /// <inheritdoc/>
    public override Task<V1.Category> UpdateCategory(V1.UpdateCategoryRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request, request.ValidateOnly, request.RequestId);
        return _categories.UpdateAsync(request.Category, request.UpdateMask, request.AllowMissing, options, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Empty> DeleteCategory(V1.DeleteCategoryRequest request, ServerCallContext context) =>
        _categories.DeleteAsync(request.Name, request.Etag, Writes.By(context, request.ValidateOnly), context.CancellationToken);

    private static IEnumerable<Category> Select(CatalogSchema schema, string subtree) =>
        subtree.Length == 0 ? schema.Categories.Values : schema.Subtree(subtree).Select(code => schema.Categories[code]);
}
