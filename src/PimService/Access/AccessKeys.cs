using Pim.Application.Access;
using Pim.Domain.Access;

namespace PimService.Access;

/// <summary>The keys of the day: a changed file is read again, so that a key comes and goes without a restart.</summary>
/// <param name="path">The file of keys.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of changes, and of files that cannot be read.</param>
internal sealed partial class AccessKeys(string path, TimeProvider time, ILogger<AccessKeys> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private byte[] _read = File.ReadAllBytes(path);
    private volatile KeyRing _ring = KeyFile.Read(path);

    /// <summary>The keys that count.</summary>
    public KeyRing Ring => _ring;

    /// <summary>Looks every few seconds whether the file has changed. One that cannot be read leaves the keys as they are.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await RefreshAsync(cancellationToken);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                LogUnreadable(path, problem.Message);
            }
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        if (bytes.AsSpan().SequenceEqual(_read)) return;
        _ring = KeyFile.Parse(bytes);
        _read = bytes;
        LogChanged(path, _ring.Keys.Count);
    }

    [LoggerMessage(LogLevel.Information, "{File} has changed; {Count} keys count now")]
    private partial void LogChanged(string file, int count);

    [LoggerMessage(LogLevel.Error, "{File} cannot be read, and the keys stay as they were. {Problem}")]
    private partial void LogUnreadable(string file, string problem);
}
