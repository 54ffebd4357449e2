using Pim.Application.Changes;
using Pim.Application.Content;
using Pim.Application.Events;
using Pim.Application.Jobs;
using Pim.Application.Media;
using Pim.Application.Media.Renditions;
using Pim.Application.Publications;
using Pim.Domain;
using PimService.Access;

namespace PimService.Workers;

/// <summary>Lets a worker of the application run as long as the service does. When it falls over, for want of a store, it is set up again after a rest.</summary>
internal abstract partial class BackgroundLoop(TimeProvider time, ILogger logger) : BackgroundService
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
                LogAway(logger, GetType().Name, Rest, exception.Message);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogStopped(logger, exception, GetType().Name, Rest);
            }

            await Task.Delay(Rest, time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Worker} waits for the store; it tries again in {Rest}. {Problem}")]
    private static partial void LogAway(ILogger logger, string worker, TimeSpan rest, string problem);

    [LoggerMessage(LogLevel.Error, "{Worker} stopped; it goes on in {Rest}")]
    private static partial void LogStopped(ILogger logger, Exception exception, string worker, TimeSpan rest);
}

/// <summary>Computes completeness and issues again.</summary>
internal sealed class RecomputeLoop(RecomputeWorker worker, TimeProvider time, ILogger<RecomputeLoop> logger) : BackgroundLoop(time, logger)
{
    protected override Task RunAsync(CancellationToken stoppingToken) => worker.RunAsync(stoppingToken);
}

/// <summary>Makes stale content anew.</summary>
internal sealed class ContentLoop(ContentWorker worker, TimeProvider time, ILogger<ContentLoop> logger) : BackgroundLoop(time, logger)
{
    protected override Task RunAsync(CancellationToken stoppingToken) => worker.RunAsync(stoppingToken);
}

/// <summary>Publishes and withdraws at set times.</summary>
internal sealed class ScheduleLoop(Publisher publisher, TimeProvider time, ILogger<ScheduleLoop> logger) : BackgroundLoop(time, logger)
{
    protected override Task RunAsync(CancellationToken stoppingToken) => publisher.RunSchedulesAsync(stoppingToken);
}

/// <summary>Makes renditions ahead.</summary>
internal sealed class RenditionLoop(RenditionQueue queue, TimeProvider time, ILogger<RenditionLoop> logger) : BackgroundLoop(time, logger)
{
    protected override Task RunAsync(CancellationToken stoppingToken) => queue.RunAsync(stoppingToken);
}

/// <summary>Takes expired assets out of content, and deletes bytes that nobody wants.</summary>
internal sealed class MediaLoop(MediaKeeper keeper, TimeProvider time, ILogger<MediaLoop> logger) : BackgroundLoop(time, logger)
{
    protected override Task RunAsync(CancellationToken stoppingToken) => keeper.RunAsync(stoppingToken);
}

/// <summary>Puts events to the histories of their persons.</summary>
internal sealed class FoldingLoop(EventFolding folding, TimeProvider time, ILogger<FoldingLoop> logger) : BackgroundLoop(time, logger)
{
    protected override Task RunAsync(CancellationToken stoppingToken) => folding.RunAsync(stoppingToken);

    // Calls have ended by now: a service that was stopped leaves nothing waiting, so that its catalogue can be copied.
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await folding.CatchUpAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is PimException or OperationCanceledException)
        {
            // The next start does it.
        }
    }
}

/// <summary>Removes events that are too old to be kept.</summary>
internal sealed class RetentionLoop(EventRetention retention, TimeProvider time, ILogger<RetentionLoop> logger) : BackgroundLoop(time, logger)
{
    protected override Task RunAsync(CancellationToken stoppingToken) => retention.RunAsync(stoppingToken);
}

/// <summary>Follows the changes of all channels; has looked for the first time before any call is taken.</summary>
internal sealed partial class FeedLoop(ChangeFeed feed, TimeProvider time, ILogger<FeedLoop> logger) : BackgroundLoop(time, logger)
{
    private bool _isAway;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await feed.CatchUpAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task RunAsync(CancellationToken stoppingToken) => feed.FollowAsync(Failed, stoppingToken);

    // Told once, not five times a second while the store is away.
    private void Failed(Exception? exception)
    {
        if (exception is not null && !_isAway) LogAway(exception.Message);
        _isAway = exception is not null;
    }

    [LoggerMessage(LogLevel.Warning, "Changes cannot be followed; it is tried again and again. {Problem}")]
    private partial void LogAway(string problem);
}

/// <summary>Keeps up with the file of keys.</summary>
internal sealed class AccessKeyLoop(AccessKeys keys, TimeProvider time, ILogger<AccessKeyLoop> logger) : BackgroundLoop(time, logger)
{
    protected override Task RunAsync(CancellationToken stoppingToken) => keys.FollowAsync(stoppingToken);
}
