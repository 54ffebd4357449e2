using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Application.Schema;
using Pim.Domain.Attributes;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Attributes;

/// <summary>Manages attributes and their groups over gRPC.</summary>
internal sealed class AttributesService(SchemaCatalog catalog) : V1.AttributeService.AttributeServiceBase
{
    private readonly SchemaRequests<AttributeDefinition, V1.Attribute> _attributes = new(catalog, AttributeMapping.Instance);
    private readonly SchemaRequests<AttributeGroup, V1.AttributeGroup> _attributeGroups = new(catalog, AttributeGroupMapping.Instance);

    /// <inheritdoc/>
    public override Task<V1.Attribute> CreateAttribute(V1.CreateAttributeRequest request, ServerCallContext context) =>
        _attributes.CreateAsync(request.Attribute, Writes.By(context, request, request.ValidateOnly, request.RequestId), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<V1.Attribute> GetAttribute(V1.GetAttributeRequest request, ServerCallContext context) =>
        _attributes.GetAsync(request.Name, context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<V1.ListAttributesResponse> ListAttributes(V1.ListAttributesRequest request, ServerCallContext context)
    {
        var response = new V1.ListAttributesResponse();
        response.NextPageToken = await _attributes.ListAsync(
            response.Attributes, request.PageSize, request.PageToken, s => s.Attributes.Values, "", context.CancellationToken);
        return response;
    }

    /// <inheritdoc/>
    public override Task<V1.Attribute> UpdateAttribute(V1.UpdateAttributeRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request, request.ValidateOnly, request.RequestId);
        return _attributes.UpdateAsync(request.Attribute, request.UpdateMask, request.AllowMissing, options, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Empty> DeleteAttribute(V1.DeleteAttributeRequest request, ServerCallContext context) =>
        _attributes.DeleteAsync(request.Name, request.Etag, Writes.By(context, request.ValidateOnly), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<V1.AttributeGroup> CreateAttributeGroup(V1.CreateAttributeGroupRequest request, ServerCallContext context) =>
        _attributeGroups.CreateAsync(request.AttributeGroup, Writes.By(context, request, request.ValidateOnly, request.RequestId), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<V1.AttributeGroup> GetAttributeGroup(V1.GetAttributeGroupRequest request, ServerCallContext context) =>
        _attributeGroups.GetAsync(request.Name, context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<V1.ListAttributeGroupsResponse> ListAttributeGroups(V1.ListAttributeGroupsRequest request, ServerCallContext context)
    {
        var response = new V1.ListAttributeGroupsResponse();
        response.NextPageToken = await _attributeGroups.ListAsync(
            response.AttributeGroups, request.PageSize, request.PageToken, s => s.AttributeGroups.Values, "", context.CancellationToken);
        return response;
    }

    /// <inheritdoc/>
    public override Task<V1.AttributeGroup> UpdateAttributeGroup(V1.UpdateAttributeGroupRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request, request.ValidateOnly, request.RequestId);
        return _attributeGroups.UpdateAsync(request.AttributeGroup, request.UpdateMask, request.AllowMissing, options, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Empty> DeleteAttributeGroup(V1.DeleteAttributeGroupRequest request, ServerCallContext context) =>
        _attributeGroups.DeleteAsync(request.Name, request.Etag, Writes.By(context, request.ValidateOnly), context.CancellationToken);
}
