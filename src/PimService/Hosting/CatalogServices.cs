using Grpc.AspNetCore.Server.Model;
using PimService.Assets;
using PimService.Associations;
using PimService.Attributes;
using PimService.Categories;
using PimService.Channels;
using PimService.Content;
using PimService.Events;
using PimService.Families;
using PimService.Insights;
using PimService.Jobs;
using PimService.Products;
using PimService.Publications;
using PimService.Requests;
using PimService.Transfer;

namespace PimService.Hosting;

/// <summary>The services of the catalogue and the rules of their requests.</summary>
internal static class CatalogServices
{
    public static IServiceCollection AddCatalogServices(this IServiceCollection services) => services
        .AddSingleton(Shapes())
        .AddSingleton<ValidationInterceptor>()
        .AddSingleton<ProductsService>()
        .AddSingleton<AttributesService>()
        .AddSingleton<FamiliesService>()
        .AddSingleton<CategoriesService>()
        .AddSingleton<ChannelsService>()
        .AddSingleton<AssociationTypesService>()
        .AddSingleton<SupportMaterials>()
        .AddSingleton<InsightsService>()
        .AddSingleton<SegmentsService>()
        .AddSingleton<JobsService>()
        .AddSingleton<PublicationsService>()
        .AddSingleton<AssetsService>()
        .AddSingleton<ContentsService>()
        .AddSingleton<ReadyContentService>()
        .AddSingleton<IServiceMethodProvider<ReadyContentService>, ReadyContentMethods>()
        .AddSingleton<TransfersService>()
        .AddSingleton<EventsService>();

    public static void MapCatalogServices(this WebApplication app)
    {
        app.MapGrpcService<ProductsService>();
        app.MapGrpcService<AttributesService>();
        app.MapGrpcService<FamiliesService>();
        app.MapGrpcService<CategoriesService>();
        app.MapGrpcService<ChannelsService>();
        app.MapGrpcService<AssociationTypesService>();
        app.MapGrpcService<InsightsService>();
        app.MapGrpcService<SegmentsService>();
        app.MapGrpcService<JobsService>();
        app.MapGrpcService<PublicationsService>();
        app.MapGrpcService<AssetsService>();
        app.MapGrpcService<ContentsService>();
        // The same routes as some of the generated ones: it goes first.
        app.MapGrpcService<ReadyContentService>().Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = -1);
        app.MapGrpcService<TransfersService>();
        app.MapGrpcService<EventsService>();
    }

    /// <summary>The rules of all requests.</summary>
    public static RequestShapes Shapes()
    {
        var shapes = new RequestShapes();
        ProductShapes.AddTo(shapes);
        AttributeShapes.AddTo(shapes);
        FamilyShapes.AddTo(shapes);
        CategoryShapes.AddTo(shapes);
        ChannelShapes.AddTo(shapes);
        AssociationTypeShapes.AddTo(shapes);
        InsightShapes.AddTo(shapes);
        SegmentShapes.AddTo(shapes);
        JobShapes.AddTo(shapes);
        PublicationShapes.AddTo(shapes);
        AssetShapes.AddTo(shapes);
        ContentShapes.AddTo(shapes);
        TransferShapes.AddTo(shapes);
        EventShapes.AddTo(shapes);
        return shapes;
    }
}
