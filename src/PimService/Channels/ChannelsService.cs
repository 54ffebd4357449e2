using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Application.Schema;
using Pim.Domain.Channels;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Channels;

/// <summary>Manages channels over gRPC.</summary>
internal sealed class ChannelsService(SchemaCatalog catalog) : V1.ChannelService.ChannelServiceBase
{
    private readonly SchemaRequests<Channel, V1.Channel> _channels = new(catalog, ChannelMapping.Instance);

    /// <inheritdoc/>
    public override Task<V1.Channel> CreateChannel(V1.CreateChannelRequest request, ServerCallContext context) =>
        _channels.CreateAsync(request.Channel, Writes.By(context, request, request.ValidateOnly, request.RequestId), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<V1.Channel> GetChannel(V1.GetChannelRequest request, ServerCallContext context) =>
        _channels.GetAsync(request.Name, context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<V1.ListChannelsResponse> ListChannels(V1.ListChannelsRequest request, ServerCallContext context)
    {
        var response = new V1.ListChannelsResponse();
        response.NextPageToken = await _channels.ListAsync(
            response.Channels, request.PageSize, request.PageToken, s => s.Channels.Values, "", context.CancellationToken);
        return response;
    }

    /// <inheritdoc/>
    public override Task<V1.Channel> UpdateChannel(V1.UpdateChannelRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request, request.ValidateOnly, request.RequestId);
        return _channels.UpdateAsync(request.Channel, request.UpdateMask, request.AllowMissing, options, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Empty> DeleteChannel(V1.DeleteChannelRequest request, ServerCallContext context) =>
        _channels.DeleteAsync(request.Name, request.Etag, Writes.By(context, request.ValidateOnly), context.CancellationToken);
}
