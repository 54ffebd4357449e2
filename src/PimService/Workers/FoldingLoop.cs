using Pim.Application.Events;
using Pim.Domain;

namespace PimService.Workers;

/// <summary>Puts events to the histories of their persons.</summary>
internal sealed class FoldingLoop(EventFolding folding, TimeProvider time, ILogger<FoldingLoop> logger) : BackgroundLoop(nameof(EventFolding), time, logger)
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
