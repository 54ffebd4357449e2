using Microsoft.Extensions.Logging;
using Pim.Application.Access;
using Pim.Domain.Access;
using PimService.Access;

namespace PimService.Tests.Access;

public sealed class AccessKeysTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("pim-tests-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "keys.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_changed_file_counts_without_a_restart_and_a_broken_one_changes_nothing()
    {
        Write("first");
        var time = new ManualTime();
        using var logs = new LogCollector();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(logs));
        using var stop = new CancellationTokenSource();
        var keys = new AccessKeys(Path, time, loggers.CreateLogger<AccessKeys>());
        var following = keys.FollowAsync(stop.Token);
        Assert.NotNull(keys.Ring.Find("secret of first"));

        Write("second");
        time.Advance(Interval);
        await logs.WaitForAsync(entry => entry.Message.EndsWith("has changed; 1 keys count now", StringComparison.Ordinal));
        Assert.Null(keys.Ring.Find("secret of first"));
        Assert.NotNull(keys.Ring.Find("secret of second"));

        await File.WriteAllTextAsync(Path, "{");
        time.Advance(Interval);
        var problem = await logs.WaitForAsync(entry => entry.Level == LogLevel.Error);
        Assert.Contains("the keys stay as they were", problem.Message, StringComparison.Ordinal);
        Assert.NotNull(keys.Ring.Find("secret of second"));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    private void Write(string name) =>
        KeyFile.Write(Path, new KeyRing([new AccessKey(name, AccessKey.DigestOf($"secret of {name}"), Permissions.Content, null)]));
}
