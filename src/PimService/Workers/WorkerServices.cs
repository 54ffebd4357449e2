using Pim.Application.Content;
using Pim.Application.Events;
using Pim.Application.Jobs;
using Pim.Application.Media;
using Pim.Application.Media.Renditions;
using Pim.Application.Publications;
using PimService.Access;
using PimService.Demo;
using PimService.Health;
using PimService.Hosting;
using PimService.Observability;

namespace PimService.Workers;

/// <summary>What runs beside the calls, in the order in which it starts; all of it before the first call is taken.</summary>
internal static class WorkerServices
{
    public static IServiceCollection AddWorkers(this IServiceCollection services, Settings settings)
    {
        if (settings.Telemetry.OtlpEndpoint is { } endpoint) services.AddHostedService(_ => new TelemetryExport(endpoint));
        if (settings.Access.KeyFile is not null) services.AddLoop<AccessKeys>((keys, stop) => keys.FollowAsync(stop));
        services.AddHostedService<FeedLoop>();
        if (settings.Demo.Load) services.AddSingleton<DemoMedia>().AddHostedService<DemoLoader>();
        return services
            .AddHostedService<HealthMonitor>()
            .AddLoop<RecomputeWorker>((worker, stop) => worker.RunAsync(stop))
            .AddLoop<ContentWorker>((worker, stop) => worker.RunAsync(stop))
            .AddLoop<Publisher>((publisher, stop) => publisher.RunSchedulesAsync(stop))
            .AddLoop<MediaKeeper>((keeper, stop) => keeper.RunAsync(stop))
            .AddLoop<RenditionQueue>((queue, stop) => queue.RunAsync(stop))
            .AddHostedService<FoldingLoop>()
            .AddLoop<EventRetention>((retention, stop) => retention.RunAsync(stop))
            .AddSingleton<Announcement>();
    }

    private static IServiceCollection AddLoop<TWorker>(this IServiceCollection services, Func<TWorker, CancellationToken, Task> run)
        where TWorker : class =>
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<BackgroundLoop<TWorker>>(provider, run));
}
