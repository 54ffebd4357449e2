namespace PimService.Hosting;

/// <summary>The engine that keeps the catalogue.</summary>
internal static class Stores
{
    public static IServiceCollection AddStore(this IServiceCollection services, StorageSettings storage) => services;
}
