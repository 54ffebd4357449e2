using Microsoft.Extensions.Logging;
using Pim.Domain;
using PimService.Workers;

namespace PimService.Tests.Workers;

public sealed class BackgroundLoopTests
{
    [Fact]
    public async Task Store_that_is_away_is_a_warning_in_one_line()
    {
        var entry = await LoggedAfterAsync(new PimException(ErrorKind.Unavailable, "STORE_UNAVAILABLE", "The store is gone."));

        Assert.Equal((LogLevel.Warning, "FallingLoop waits for the store; it tries again in 00:00:05. The store is gone."), (entry.Level, entry.Message));
        Assert.Null(entry.Exception);
    }

    [Fact]
    public async Task What_nobody_foresaw_is_an_error_with_its_cause()
    {
        var cause = new InvalidOperationException("Odd.");

        var entry = await LoggedAfterAsync(cause);

        Assert.Equal((LogLevel.Error, cause), (entry.Level, entry.Exception));
    }

    private static async Task<LogEntry> LoggedAfterAsync(Exception cause)
    {
        using var logs = new LogCollector();
        using var loop = new FallingLoop(cause, new ManualTime(), logs.CreateLogger("test"));
        await loop.StartAsync(default);
        var entry = await logs.WaitForAsync(_ => true);
        await loop.StopAsync(default);
        return entry;
    }

    private sealed class FallingLoop(Exception cause, TimeProvider time, ILogger logger) : BackgroundLoop(nameof(FallingLoop), time, logger)
    {
        protected override Task RunAsync(CancellationToken stoppingToken) => Task.FromException(cause);
    }
}
