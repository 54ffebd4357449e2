using Grpc.Core;
using Pim.Application;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Publications;

internal sealed partial class PublicationsService
{
    /// <inheritdoc/>
    public override async Task<V1.Review> GetReview(V1.GetReviewRequest request, ServerCallContext context) =>
        PublicationWriter.Review(await reviews.GetAsync(ResourceNames.ReviewedSku(request.Name), context.CancellationToken));

    /// <inheritdoc/>
    public override async Task<V1.Review> SubmitForReview(V1.SubmitForReviewRequest request, ServerCallContext context)
    {
        var sku = ResourceNames.ReviewedSku(request.Name);
        return PublicationWriter.Review(
            await reviews.SubmitAsync(sku, Etag.Parse(request.Etag), request.Note, Writes.Actor(context), context.CancellationToken));
    }

    /// <inheritdoc/>
    public override async Task<V1.Review> ReturnToDraft(V1.ReturnToDraftRequest request, ServerCallContext context)
    {
        var sku = ResourceNames.ReviewedSku(request.Name);
        return PublicationWriter.Review(await reviews.ReturnAsync(sku, request.Note, Writes.Actor(context), context.CancellationToken));
    }
}
