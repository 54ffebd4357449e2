namespace PimService.Tests.Observability;

public sealed class TelemetryTests : ServiceFixture
{
    private Collector? _collector;

    protected override Dictionary<string, string?> Settings => new() { ["Telemetry:OtlpEndpoint"] = _collector!.Address };

    public override async Task InitializeAsync()
    {
        _collector = await Collector.StartAsync();
        await base.InitializeAsync();
    }

    [Fact]
    public async Task Calls_reach_the_collector_as_traces_and_metrics_before_the_service_ends()
    {
        await new Probe.ProbeClient(Channel).AskAsync(new ProbeMessage());

        await App.StopAsync();

        Assert.Contains("pim.tests.Probe/Ask", _collector!.ReceivedBy("TraceService"), StringComparison.Ordinal);
        Assert.Contains("rpc.server.call.duration", _collector!.ReceivedBy("MetricsService"), StringComparison.Ordinal);
        Assert.Contains("PimService", _collector!.ReceivedBy("MetricsService"), StringComparison.Ordinal);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_collector is not null) await _collector.DisposeAsync();
    }
}
