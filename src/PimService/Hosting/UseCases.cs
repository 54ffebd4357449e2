using Pim.Application.Content;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Application.Transfer;

namespace PimService.Hosting;

/// <summary>The use cases of the application: one object of each for the life of the service.</summary>
internal static class UseCases
{
    public static IServiceCollection AddUseCases(this IServiceCollection services) => services
        .AddSingleton<SchemaCatalog>()
        .AddSingleton<ProductCatalog>()
        .AddSingleton<ContentReader>()
        .AddSingleton<CatalogImport>()
        .AddSingleton<CatalogExport>()
        .AddSingleton<JobQueue>()
        .AddSingleton<RecomputeWorker>();
}
