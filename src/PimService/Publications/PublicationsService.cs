using Google.Protobuf.Collections;
using Grpc.Core;
using Pim.Application.Publications;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Publications;

/// <summary>Decides over gRPC what channels see.</summary>
internal sealed partial class PublicationsService(Publisher publisher, Reviews reviews) : V1.PublicationService.PublicationServiceBase
{
    private const int MaxRefusals = 100;

    /// <inheritdoc/>
    public override async Task<V1.PublishProductsResponse> PublishProducts(V1.PublishProductsRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request.ValidateOnly);
        var views = await publisher.PublishAsync(request.Channel, SkusOf(request.Products), options, context.CancellationToken);
        return new V1.PublishProductsResponse { Publications = { views.Select(PublicationWriter.Resource) } };
    }

    /// <inheritdoc/>
    public override async Task<V1.UnpublishProductsResponse> UnpublishProducts(V1.UnpublishProductsRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request.ValidateOnly);
        var views = await publisher.UnpublishAsync(request.Channel, SkusOf(request.Products), options, context.CancellationToken);
        return new V1.UnpublishProductsResponse { Publications = { views.Select(PublicationWriter.Resource) } };
    }

    /// <inheritdoc/>
    public override async Task BulkPublish(V1.BulkPublishRequest request, IServerStreamWriter<V1.BulkPublishResponse> responseStream, ServerCallContext context)
    {
        var bulk = new BulkPublication(request.Channel, request.Action != V1.BulkPublishRequest.Types.Action.Unpublish, request.Filter);
        var options = Writes.By(context, request.ValidateOnly);
        var room = MaxRefusals;
        await foreach (var progress in publisher.RunAsync(bulk, options, context.CancellationToken))
        {
            var response = PublicationWriter.Progress(progress, room);
            room -= response.Refusals.Count;
            await responseStream.WriteAsync(response, context.CancellationToken);
        }
    }

    /// <inheritdoc/>
    public override async Task<V1.Publication> GetPublication(V1.GetPublicationRequest request, ServerCallContext context)
    {
        var (sku, channel) = ResourceNames.Publication(request.Name);
        return PublicationWriter.Resource(await publisher.GetAsync(sku, channel, context.CancellationToken));
    }

    /// <inheritdoc/>
    public override async Task<V1.ListPublicationsResponse> ListPublications(V1.ListPublicationsRequest request, ServerCallContext context)
    {
        var views = await publisher.ListAsync(ResourceNames.Sku(request.Parent, "parent"), context.CancellationToken);
        return new V1.ListPublicationsResponse { Publications = { views.Select(PublicationWriter.Resource) } };
    }

    /// <inheritdoc/>
    public override async Task<V1.Publication> SchedulePublication(V1.SchedulePublicationRequest request, ServerCallContext context)
    {
        var (sku, channel) = ResourceNames.Publication(request.Name);
        var (publish, expire) = (request.PublishTime?.ToDateTimeOffset(), request.ExpireTime?.ToDateTimeOffset());
        return PublicationWriter.Resource(await publisher.ScheduleAsync(sku, channel, publish, expire, Writes.Actor(context), context.CancellationToken));
    }

    /// <inheritdoc/>
    public override async Task<V1.DiffPublicationResponse> DiffPublication(V1.DiffPublicationRequest request, ServerCallContext context)
    {
        var (sku, channel) = ResourceNames.Publication(request.Name);
        return PublicationWriter.Diff(await publisher.DiffAsync(sku, channel, context.CancellationToken));
    }

    private static List<string> SkusOf(RepeatedField<string> names) => names.Select((name, i) => ResourceNames.Sku(name, $"products[{i}]")).ToList();
}
