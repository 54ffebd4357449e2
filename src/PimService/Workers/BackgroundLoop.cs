using Pim.Domain;

namespace PimService.Workers;

/// <summary>
/// Lets a worker of the application run as long as the service does. When it falls over, for want of a store, it is set up again after a rest.
/// </summary>
internal abstract partial class BackgroundLoop(string name, TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>Works until cancelled.</summary>
    protected abstract Task RunAsync(CancellationToken stoppingToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (PimException exception) when (exception.Kind == ErrorKind.Unavailable)
            {
                LogAway(logger, name, Rest, exception.Message);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogStopped(logger, exception, name, Rest);
            }

            await Task.Delay(Rest, time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Worker} waits for the store; it tries again in {Rest}. {Problem}")]
    private static partial void LogAway(ILogger logger, string worker, TimeSpan rest, string problem);

    [LoggerMessage(LogLevel.Error, "{Worker} stopped; it goes on in {Rest}")]
    private static partial void LogStopped(ILogger logger, Exception exception, string worker, TimeSpan rest);
}

/// <summary>A worker that needs nothing beside.</summary>
internal sealed class BackgroundLoop<TWorker>(TWorker worker, Func<TWorker, CancellationToken, Task> run, TimeProvider time, ILogger<TWorker> logger)
    : BackgroundLoop(typeof(TWorker).Name, time, logger)
    where TWorker : class
{
    protected override Task RunAsync(CancellationToken stoppingToken) => run(worker, stoppingToken);
}
