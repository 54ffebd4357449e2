using Pim.Application.Changes;
using Pim.Application.Content;
using Pim.Application.Events;
using Pim.Application.Insights;
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
    public static IServiceCollection AddUseCases(this IServiceCollection services, Settings settings) => services
        .AddSingleton<SchemaCatalog>()
        .AddSingleton<ProductCatalog>()
        .AddSingleton(_ => new ContentCache(settings.Content.CacheBytes))
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
        .AddSingleton(settings.Events)
        .AddSingleton<EventFolding>()
        .AddSingleton<EventIntake>()
        .AddSingleton<Histories>()
        .AddSingleton<CustomerRecords>()
        .AddSingleton<EventRetention>()
        .AddSingleton<CustomerHistories>()
        .AddSingleton<ScopeNames>()
        .AddSingleton<ScopedHistories>()
        .AddSingleton<LoyaltyReports>()
        .AddSingleton<ImpactReports>()
        .AddSingleton<GapReports>()
        .AddSingleton<CustomerInsights>()
        .AddSingleton<BoughtTogetherCache>()
        .AddSingleton<ProductSuggestions>()
        .AddSingleton<JobQueue>()
        .AddSingleton<RecomputeWorker>();
}
