using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Application;
using Pim.Application.Products;
using Pim.Application.Schema;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Products;

/// <summary>Manages products over gRPC.</summary>
internal sealed partial class ProductsService(ProductCatalog catalog, SchemaCatalog schemas) : V1.ProductService.ProductServiceBase
{
    /// <inheritdoc/>
    public override async Task<V1.Product> GetProduct(V1.GetProductRequest request, ServerCallContext context)
    {
        var mask = ReadMask(request.ReadMask);
        var views = await catalog.GetAsync([ResourceNames.Sku(request.Name)], context.CancellationToken);
        return ProductWriter.Resource(views[0].Product, views[0].State, mask);
    }

    /// <inheritdoc/>
    public override async Task<V1.BatchGetProductsResponse> BatchGetProducts(V1.BatchGetProductsRequest request, ServerCallContext context)
    {
        var mask = ReadMask(request.ReadMask);
        var views = await catalog.GetAsync([.. request.Names.Select((name, i) => ResourceNames.Sku(name, $"names[{i}]"))], context.CancellationToken);
        var response = new V1.BatchGetProductsResponse();
        AnswerSize.FillWhole(response.Products, views, v => ProductWriter.Resource(v.Product, v.State, mask));
        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.ListProductsResponse> ListProducts(V1.ListProductsRequest request, ServerCallContext context)
    {
        var mask = ReadMask(request.ReadMask);
        var page = await catalog.ListAsync(request.Filter, request.PageSize, request.PageToken, context.CancellationToken);
        var response = new V1.ListProductsResponse();
        response.NextPageToken = AnswerSize.FillPage(
            response.Products, page, v => ProductWriter.Resource(v.Product, v.State, mask), ProductCatalog.ListingOf(request.Filter), v => v.Product.Sku);
        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.ListProductRevisionsResponse> ListProductRevisions(V1.ListProductRevisionsRequest request, ServerCallContext context)
    {
        var sku = ResourceNames.Sku(request.Name);
        var page = await catalog.ListRevisionsAsync(sku, request.PageSize, request.PageToken, context.CancellationToken);
        var response = new V1.ListProductRevisionsResponse();
        response.NextPageToken = AnswerSize.FillPage(
            response.Revisions, page, ProductWriter.Revision, ProductCatalog.RevisionListingOf(sku), ProductCatalog.RevisionKeyOf);
        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.ProductRevision> GetProductRevision(V1.GetProductRevisionRequest request, ServerCallContext context)
    {
        var (sku, revision) = ResourceNames.Revision(request.Name);
        return ProductWriter.Revision(await catalog.GetRevisionAsync(sku, revision, context.CancellationToken));
    }

    /// <inheritdoc/>
    public override async Task<V1.Product> RestoreProduct(V1.RestoreProductRequest request, ServerCallContext context)
    {
        var (sku, revision) = ResourceNames.Revision(request.Name);
        var view = await catalog.RestoreAsync(sku, revision, Etag.Parse(request.Etag), Writes.By(context, request.ValidateOnly), context.CancellationToken);
        return ProductWriter.Resource(view.Product, view.State);
    }

    /// <inheritdoc/>
    public override async Task<Empty> DeleteProduct(V1.DeleteProductRequest request, ServerCallContext context)
    {
        var sku = ResourceNames.Sku(request.Name);
        await catalog.DeleteAsync(sku, Etag.Parse(request.Etag), request.AllowMissing, Writes.By(context, request.ValidateOnly), context.CancellationToken);
        return new Empty();
    }

    private static ProductMask ReadMask(FieldMask? mask) => ProductMask.ForRead(mask, new ViolationList());
}
