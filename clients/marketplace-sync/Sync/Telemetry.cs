using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Pim.MarketplaceSync.Sync;

/// <summary>Sends the metrics to where OTEL_EXPORTER_OTLP_ENDPOINT says; nowhere without it.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IDisposable? Start() =>
        Environment.GetEnvironmentVariable(Endpoint) is { Length: > 0 }
            ? Sdk.CreateMeterProviderBuilder().AddMeter(SyncMetrics.MeterName).AddOtlpExporter().Build()
            : null;
}
