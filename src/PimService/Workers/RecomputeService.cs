using Pim.Application.Jobs;

namespace PimService.Workers;

/// <summary>Lets the recompute worker run as long as the service does. When it falls over, for want of a store, it is set up again after a rest.</summary>
internal sealed partial class RecomputeService(RecomputeWorker worker, TimeProvider time, ILogger<RecomputeService> logger) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await worker.RunAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogStopped(exception, Rest);
            }

            await Task.Delay(Rest, time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "Recomputing stopped; it goes on in {Rest}")]
    private partial void LogStopped(Exception exception, TimeSpan rest);
}
