using Grpc.Core;
using Pim.Application.Content;
using Pim.Application.Media;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Content;

/// <summary>
/// The methods of pim.v1.ContentService that make content when asked; those that answer finished content are <see cref="ReadyContentService"/>'s.
/// </summary>
internal sealed class ContentsService(ContentPreview preview, MediaUrls urls) : V1.ContentService.ContentServiceBase
{
    /// <inheritdoc/>
    public override async Task<V1.Content> PreviewContent(V1.PreviewContentRequest request, ServerCallContext context) =>
        new ContentWriter(urls)
            .Write(await preview.GetAsync(ResourceNames.Sku(request.Product, "product"), request.Channel, request.Locale, context.CancellationToken));
}
