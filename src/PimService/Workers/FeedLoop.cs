using Pim.Application.Changes;

namespace PimService.Workers;

/// <summary>Follows the changes of all channels; has looked for the first time before any call is taken.</summary>
internal sealed partial class FeedLoop(ChangeFeed feed, TimeProvider time, ILogger<FeedLoop> logger) : BackgroundLoop(nameof(ChangeFeed), time, logger)
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
