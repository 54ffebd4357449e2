using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PimService.Hosting;

namespace PimService.Observability;

/// <summary>
/// Sends traces and metrics to a collector of the OpenTelemetry protocol while the service runs. Further settings are the standard OTEL_ variables.
/// </summary>
internal sealed class TelemetryExport(Uri endpoint) : IHostedService, IDisposable
{
    private const int FlushMilliseconds = 5_000;

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("PimService", serviceVersion: PimHost.Version);
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "PimService", "Pim.*")
            .AddOtlpExporter(options => options.Endpoint = endpoint)
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(CallRecorder.MeterName, "Pim.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddOtlpExporter(options => options.Endpoint = endpoint)
            .Build();
        return Task.CompletedTask;
    }

    // What was gathered last is sent before the process ends; a collector that is gone does not hold that up.
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => _traces?.ForceFlush(FlushMilliseconds), cancellationToken),
        Task.Run(() => _metrics?.ForceFlush(FlushMilliseconds), cancellationToken));

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
