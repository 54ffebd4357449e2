using System.Diagnostics.CodeAnalysis;
using Grpc.Core;
using Pim.Application.Content;
using Pim.Domain;
using Pim.Domain.Products;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Content;

/// <summary>Serves content over gRPC.</summary>
internal sealed class ContentsService(ContentReader reader) : V1.ContentService.ContentServiceBase
{
    /// <inheritdoc/>
    public override async Task<V1.Content> GetContent(V1.GetContentRequest request, ServerCallContext context)
    {
        if (!IsWellFormed(request, out var sku)) throw Malformed(request);
        return ContentWriter.Write(await reader.GetAsync(sku, request.Channel, request.Locale, context.CancellationToken));
    }

    /// <inheritdoc/>
    public override async Task<V1.BatchGetContentResponse> BatchGetContent(V1.BatchGetContentRequest request, ServerCallContext context)
    {
        var skus = new List<string>(request.Products.Count);
        for (var i = 0; i < request.Products.Count; i++) skus.Add(ResourceNames.Sku(request.Products[i], $"products[{i}]"));
        var batch = await reader.BatchGetAsync(skus, request.Channel, request.Locale, context.CancellationToken);
        var response = new V1.BatchGetContentResponse();
        var kept = AnswerSize.Fill(response.Contents, batch.Contents, ContentWriter.Write, AnswerSize.MaxBatch);
        response.Missing.AddRange(batch.Missing.Select(Product.NameOf));
        response.Unread.AddRange(batch.Contents.Skip(kept).Select(c => Product.NameOf(c.Sku)));
        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.ListContentResponse> ListContent(V1.ListContentRequest request, ServerCallContext context)
    {
        var listing = new ContentListing(request.Channel, request.Locale, request.Filter, request.Query, request.PageSize, request.PageToken);
        var page = await reader.ListAsync(listing, context.CancellationToken);
        var response = new V1.ListContentResponse();
        response.NextPageToken = AnswerSize.FillPage(response.Contents, page, ContentWriter.Write, listing.Key, c => c.Sku);
        return response;
    }

    // Storefronts ask for single products at the speed of the wire: checked by hand, and rules are spelled out only for what is refused.
    private static bool IsWellFormed(V1.GetContentRequest request, [NotNullWhen(true)] out string? sku) =>
        ResourceNames.TrySku(request.Product, out sku) && request.Channel.Length > 0 && request.Locale.Length > 0;

    private static PimException Malformed(V1.GetContentRequest request)
    {
        var violations = new ViolationList();
        if (!ResourceNames.TrySku(request.Product, out _)) violations.Add("product", ResourceNames.MustBe("products/{sku}"), "INVALID_NAME");
        if (request.Channel.Length == 0) violations.Add("channel", "Must be given.", "REQUIRED");
        if (request.Locale.Length == 0) violations.Add("locale", "Must be given.", "REQUIRED");
        return PimException.Violated(violations.ToList());
    }
}
