using Pim.Application.Changes;
using Pim.Application.Content;
using Pim.Application.Jobs;
using Pim.Application.Media;
using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Application.Search;
using Pim.Application.Transfer;
using PimService.Content;

namespace PimService.Hosting;

/// <summary>The use cases of the application: one object of each for the life of the service.</summary>
internal static class UseCases
{
    public static IServiceCollection AddUseCases(this IServiceCollection services, ContentSettings content) => services
        .AddSingleton<SchemaCatalog>()
        .AddSingleton<ProductCatalog>()
        .AddSingleton(_ => new ContentCache(content.CacheBytes))
        .AddSingleton<IContentFormat, ContentFormat>()
        .AddSingleton<MediaLibrary>()
        .AddSingleton<MediaUploads>()
        .AddSingleton<MediaKeeper>()
        .AddSingleton<ContentMaker>()
        .AddSingleton<ContentServer>()
        .AddSingleton<ContentFilter>()
        .AddSingleton<ContentListings>()
        .AddSingleton<ContentSearches>()
        .AddSingleton<ContentPreview>()
        .AddSingleton<ContentWorker>()
        .AddSingleton<ChangeFeed>()
        .AddSingleton<ChangeReader>()
        .AddSingleton<Publisher>()
        .AddSingleton<Reviews>()
        .AddSingleton<CatalogImport>()
        .AddSingleton<CatalogExport>()
        .AddSingleton<JobQueue>()
        .AddSingleton<RecomputeWorker>();
}
