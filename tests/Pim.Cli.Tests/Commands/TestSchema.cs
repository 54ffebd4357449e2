using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

/// <summary>The schema of the test server, as its services list it.</summary>
internal sealed class TestSchema
{
    public List<Channel> Channels { get; } = [];

    public List<Family> Families { get; } = [];

    public static void Map(WebApplication app)
    {
        app.MapGrpcService<Attributes>();
        app.MapGrpcService<FamilyLists>();
        app.MapGrpcService<Categories>();
        app.MapGrpcService<ChannelLists>();
        app.MapGrpcService<AssociationTypes>();
        app.MapGrpcService<Segments>();
    }

    private sealed class Attributes : AttributeService.AttributeServiceBase
    {
        public override Task<ListAttributesResponse> ListAttributes(ListAttributesRequest request, ServerCallContext context) =>
            Task.FromResult(new ListAttributesResponse());

        public override Task<ListAttributeGroupsResponse> ListAttributeGroups(ListAttributeGroupsRequest request, ServerCallContext context) =>
            Task.FromResult(new ListAttributeGroupsResponse());
    }

    private sealed class FamilyLists(TestSchema schema) : FamilyService.FamilyServiceBase
    {
        public override Task<ListFamiliesResponse> ListFamilies(ListFamiliesRequest request, ServerCallContext context) =>
            Task.FromResult(new ListFamiliesResponse { Families = { schema.Families } });

        public override Task<ListFamilyVariantsResponse> ListFamilyVariants(ListFamilyVariantsRequest request, ServerCallContext context) =>
            Task.FromResult(new ListFamilyVariantsResponse());
    }

    private sealed class Categories : CategoryService.CategoryServiceBase
    {
        public override Task<ListCategoriesResponse> ListCategories(ListCategoriesRequest request, ServerCallContext context) =>
            Task.FromResult(new ListCategoriesResponse());
    }

    private sealed class ChannelLists(TestSchema schema) : ChannelService.ChannelServiceBase
    {
        public override Task<ListChannelsResponse> ListChannels(ListChannelsRequest request, ServerCallContext context) =>
            Task.FromResult(new ListChannelsResponse { Channels = { schema.Channels } });
    }

    private sealed class AssociationTypes : AssociationTypeService.AssociationTypeServiceBase
    {
        public override Task<ListAssociationTypesResponse> ListAssociationTypes(ListAssociationTypesRequest request, ServerCallContext context) =>
            Task.FromResult(new ListAssociationTypesResponse());
    }

    private sealed class Segments : SegmentService.SegmentServiceBase
    {
        public override Task<ListSegmentsResponse> ListSegments(ListSegmentsRequest request, ServerCallContext context) =>
            Task.FromResult(new ListSegmentsResponse());
    }
}
