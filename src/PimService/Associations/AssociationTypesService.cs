using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Application.Schema;
using Pim.Domain.Associations;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Associations;

/// <summary>Manages the ways in which products point at each other over gRPC.</summary>
internal sealed class AssociationTypesService(SchemaCatalog catalog) : V1.AssociationTypeService.AssociationTypeServiceBase
{
    private readonly SchemaRequests<AssociationType, V1.AssociationType> _associationTypes = new(catalog, AssociationTypeMapping.Instance);

    /// <inheritdoc/>
    public override Task<V1.AssociationType> CreateAssociationType(V1.CreateAssociationTypeRequest request, ServerCallContext context) =>
        _associationTypes.CreateAsync(request.AssociationType, Writes.By(context, request, request.ValidateOnly, request.RequestId), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<V1.AssociationType> GetAssociationType(V1.GetAssociationTypeRequest request, ServerCallContext context) =>
        _associationTypes.GetAsync(request.Name, context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<V1.ListAssociationTypesResponse> ListAssociationTypes(V1.ListAssociationTypesRequest request, ServerCallContext context)
    {
        var response = new V1.ListAssociationTypesResponse();
        response.NextPageToken = await _associationTypes.ListAsync(
            response.AssociationTypes, request.PageSize, request.PageToken, s => s.AssociationTypes.Values, "", context.CancellationToken);
        return response;
    }

    /// <inheritdoc/>
    public override Task<V1.AssociationType> UpdateAssociationType(V1.UpdateAssociationTypeRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request, request.ValidateOnly, request.RequestId);
        return _associationTypes.UpdateAsync(request.AssociationType, request.UpdateMask, request.AllowMissing, options, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Empty> DeleteAssociationType(V1.DeleteAssociationTypeRequest request, ServerCallContext context) =>
        _associationTypes.DeleteAsync(request.Name, request.Etag, Writes.By(context, request.ValidateOnly), context.CancellationToken);
}
