using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Application.Schema;
using Pim.Domain.Families;
using Pim.Domain.Schema;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Families;

/// <summary>Manages families and the ways their products vary over gRPC.</summary>
internal sealed class FamiliesService(SchemaCatalog catalog) : V1.FamilyService.FamilyServiceBase
{
    private readonly SchemaRequests<Family, V1.Family> _families = new(catalog, FamilyMapping.Instance);
    private readonly SchemaRequests<FamilyVariant, V1.FamilyVariant> _familyVariants = new(catalog, FamilyVariantMapping.Instance);

    /// <inheritdoc/>
    public override Task<V1.Family> CreateFamily(V1.CreateFamilyRequest request, ServerCallContext context) =>
        _families.CreateAsync(request.Family, Writes.By(context, request, request.ValidateOnly, request.RequestId), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<V1.Family> GetFamily(V1.GetFamilyRequest request, ServerCallContext context) =>
        _families.GetAsync(request.Name, context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<V1.ListFamiliesResponse> ListFamilies(V1.ListFamiliesRequest request, ServerCallContext context)
    {
        var response = new V1.ListFamiliesResponse();
        response.NextPageToken = await _families.ListAsync(
            response.Families, request.PageSize, request.PageToken, s => s.Families.Values, "", context.CancellationToken);
        return response;
    }

    /// <inheritdoc/>
    public override Task<V1.Family> UpdateFamily(V1.UpdateFamilyRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request, request.ValidateOnly, request.RequestId);
        return _families.UpdateAsync(request.Family, request.UpdateMask, request.AllowMissing, options, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Empty> DeleteFamily(V1.DeleteFamilyRequest request, ServerCallContext context) =>
        _families.DeleteAsync(request.Name, request.Etag, Writes.By(context, request.ValidateOnly), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<V1.FamilyVariant> CreateFamilyVariant(V1.CreateFamilyVariantRequest request, ServerCallContext context) =>
        _familyVariants.CreateAsync(request.FamilyVariant, Writes.By(context, request, request.ValidateOnly, request.RequestId), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<V1.FamilyVariant> GetFamilyVariant(V1.GetFamilyVariantRequest request, ServerCallContext context) =>
        _familyVariants.GetAsync(request.Name, context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<V1.ListFamilyVariantsResponse> ListFamilyVariants(V1.ListFamilyVariantsRequest request, ServerCallContext context)
    {
        var response = new V1.ListFamilyVariantsResponse();
        response.NextPageToken = await _familyVariants.ListAsync(
            response.FamilyVariants, request.PageSize, request.PageToken, s => Select(s, request.Family), request.Family, context.CancellationToken);
        return response;
    }

    /// <inheritdoc/>
    public override Task<V1.FamilyVariant> UpdateFamilyVariant(V1.UpdateFamilyVariantRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request, request.ValidateOnly, request.RequestId);
        return _familyVariants.UpdateAsync(request.FamilyVariant, request.UpdateMask, request.AllowMissing, options, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Empty> DeleteFamilyVariant(V1.DeleteFamilyVariantRequest request, ServerCallContext context) =>
        _familyVariants.DeleteAsync(request.Name, request.Etag, Writes.By(context, request.ValidateOnly), context.CancellationToken);

    private static IEnumerable<FamilyVariant> Select(CatalogSchema schema, string family) =>
        schema.FamilyVariants.Values.Where(v => family.Length == 0 || v.Family == family);
}
