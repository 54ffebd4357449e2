using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Application.Schema;
using Pim.Domain.Insights;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>Manages segments of customers over gRPC.</summary>
internal sealed class SegmentsService(SchemaCatalog catalog) : V1.SegmentService.SegmentServiceBase
{
    private readonly SchemaRequests<Segment, V1.Segment> _segments = new(catalog, SegmentMapping.Instance);

    /// <inheritdoc/>
    public override Task<V1.Segment> CreateSegment(V1.CreateSegmentRequest request, ServerCallContext context) =>
        _segments.CreateAsync(request.Segment, Writes.By(context, request, request.ValidateOnly, request.RequestId), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<V1.Segment> GetSegment(V1.GetSegmentRequest request, ServerCallContext context) =>
        _segments.GetAsync(request.Name, context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<V1.ListSegmentsResponse> ListSegments(V1.ListSegmentsRequest request, ServerCallContext context)
    {
        var response = new V1.ListSegmentsResponse();
        response.NextPageToken = await _segments.ListAsync(
            response.Segments, request.PageSize, request.PageToken, s => s.Segments.Values, "", context.CancellationToken);
        return response;
    }

    /// <inheritdoc/>
    public override Task<V1.Segment> UpdateSegment(V1.UpdateSegmentRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request, request.ValidateOnly, request.RequestId);
        return _segments.UpdateAsync(request.Segment, request.UpdateMask, request.AllowMissing, options, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Empty> DeleteSegment(V1.DeleteSegmentRequest request, ServerCallContext context) =>
        _segments.DeleteAsync(request.Name, request.Etag, Writes.By(context, request.ValidateOnly), context.CancellationToken);
}
