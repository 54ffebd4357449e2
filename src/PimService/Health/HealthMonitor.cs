using Pim.Application;
using PimService.Hosting;

namespace PimService.Health;

/// <summary>Looks at the start and then again and again whether the store answers.</summary>
internal sealed partial class HealthMonitor(
    IStoreHealth store, HealthState state, Settings settings, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<HealthMonitor> logger)
        : BackgroundService
{
    /// <summary>Looks for the first time before any call is taken.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(state.Stop);
        await CheckAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Storage.CheckInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await CheckAsync(stoppingToken);
    }

    // A store that hangs does not answer either: the look ends when the next one is due.
    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(settings.Storage.CheckInterval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await store.CheckAsync(either.Token).WaitAsync(either.Token);
            if (!state.Current.Serving) LogServing();
            state.Set(serving: true);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (state.Current.Serving) LogNotServing(exception is OperationCanceledException ? "It said nothing in time." : exception.Message);
            state.Set(serving: false);
        }
    }

    [LoggerMessage(LogLevel.Information, "The store answers: serving")]
    private partial void LogServing();

    [LoggerMessage(LogLevel.Warning, "The store does not answer: not serving. {Problem}")]
    private partial void LogNotServing(string problem);
}
