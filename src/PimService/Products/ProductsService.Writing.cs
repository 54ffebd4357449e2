using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Application;
using Pim.Application.Products;
using Pim.Domain.Schema;
using PimService.Requests;
using V1 = Pim.V1;
using WriteOptions = Pim.Application.WriteOptions;

namespace PimService.Products;

internal sealed partial class ProductsService
{
    /// <inheritdoc/>
    public override async Task<V1.Product> CreateProduct(V1.CreateProductRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request, request.ValidateOnly, request.RequestId);
        var path = ProductPaths.In(request.Product);
        var unreadable = new ViolationList();
        var edit = new ProductReader(request.Product, unreadable).Whole();
        await unreadable.ThrowIfAnyAsync(() => CreateAsync(options.Dry()), path);
        var view = await CreateAsync(options).At(path);
        return ProductWriter.Resource(view.Product, view.State);

        Task<ProductView> CreateAsync(WriteOptions how) => catalog.CreateAsync(edit, how, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<V1.Product> UpdateProduct(V1.UpdateProductRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request, request.ValidateOnly, request.RequestId);
        var path = ProductPaths.In(request.Product);
        var unreadable = new ViolationList();
        var update = ReadUpdate(request, await schemas.CurrentAsync(context.CancellationToken), unreadable);
        await unreadable.ThrowIfAnyAsync(() => UpdateAsync(options.Dry()), path);
        var view = await UpdateAsync(options).At(path);
        return ProductWriter.Resource(view.Product, view.State);

        Task<ProductView> UpdateAsync(WriteOptions how) => catalog.UpdateAsync(update, how, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<V1.BatchUpdateProductsResponse> BatchUpdateProducts(V1.BatchUpdateProductsRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request, request.ValidateOnly, request.RequestId);
        var schema = await schemas.CurrentAsync(context.CancellationToken);
        var path = ProductPaths.In(request.Requests);
        var unreadable = new ViolationList();
        var updates = new List<ProductUpdate>(request.Requests.Count);
        for (var i = 0; i < request.Requests.Count; i++)
        {
            var unreadablePart = new ViolationList();
            updates.Add(ReadUpdate(request.Requests[i], schema, unreadablePart));
            unreadable.AddAll(unreadablePart, $"requests[{i}].");
        }
        await unreadable.ThrowIfAnyAsync(() => UpdateAsync(options.Dry()), path);
        var views = await UpdateAsync(options).At(path);
        var response = new V1.BatchUpdateProductsResponse();
        AnswerSize.FillBriefly(
            response.Products, views, v => ProductWriter.Resource(v.Product, v.State), v => ProductWriter.Resource(v.Product, v.State, ProductMask.Brief));
        return response;

        Task<IReadOnlyList<ProductView>> UpdateAsync(WriteOptions how) => catalog.BatchUpdateAsync(updates, how, context.CancellationToken);
    }

    private static ProductUpdate ReadUpdate(V1.UpdateProductRequest request, CatalogSchema schema, ViolationList unreadable)
    {
        // What is created carries every field, so all of it must be readable; otherwise only what the mask names.
        var ifMissing = request.AllowMissing ? new ProductReader(request.Product, unreadable).Whole() : null;
        var reader = new ProductReader(request.Product, request.AllowMissing ? new ViolationList() : unreadable);
        var edit = request.UpdateMask is { Paths.Count: > 0 } mask ? reader.Masked(ReadMask(mask, schema, unreadable)) : reader.Populated();
        return new ProductUpdate(edit with { ExpectedRevision = Etag.Parse(request.Product.Etag) }, ifMissing);
    }

    private static ProductMask ReadMask(FieldMask mask, CatalogSchema schema, ViolationList violations)
    {
        var unknown = new ViolationList();
        var read = ProductMask.ForUpdate(mask, schema, unknown);
        violations.AddAll(unknown, ProductPaths.Mask);
        return read;
    }
}
