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
        if (settings.Access.KeyFile is not null) services.AddHostedService<AccessKeyLoop>();
        services.AddHostedService<FeedLoop>();
        if (settings.Demo.Load) services.AddSingleton<DemoMedia>().AddHostedService<DemoLoader>();
        return services
            .AddHostedService<HealthMonitor>()
            .AddHostedService<RecomputeLoop>()
            .AddHostedService<ContentLoop>()
            .AddHostedService<ScheduleLoop>()
            .AddHostedService<MediaLoop>()
            .AddHostedService<RenditionLoop>()
            .AddHostedService<FoldingLoop>()
            .AddHostedService<RetentionLoop>()
            .AddSingleton<Announcement>();
    }
}
