using System.Security.Cryptography;
using Pim.Client.Files;
using Pim.MarketplaceSync.Formats;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.Reports;
using Pim.MarketplaceSync.State;

namespace Pim.MarketplaceSync.Sync;

/// <summary>Writes the feeds as files. A file is whole, in its place, and of one moment; one that would be the same is left alone.</summary>
/// <param name="mapping">The feeds.</param>
/// <param name="statePath">The state.</param>
/// <param name="files">Where they go.</param>
/// <param name="reportPath">Where what was found goes; null: nowhere.</param>
/// <param name="metrics">Counts.</param>
/// <param name="tell">Tells what was done.</param>
internal sealed class FileDelivery(
    FeedMapping mapping, string statePath, FeedFiles files, string? reportPath, SyncMetrics metrics, Action<string> tell) : IDelivery
{
    private readonly IFeedFormat _format = FeedFormats.Of(mapping);

    /// <summary>Throws away what a killed run has left behind.</summary>
    public void Tidy()
    {
        foreach (var path in mapping.Feeds.Select(files.PathOf).Concat(reportPath is null ? [] : [reportPath])) AtomicFile.RemoveLeftovers(path);
    }

    public async Task DeliverAsync(CancellationToken cancellationToken)
    {
        using var state = new StateReading(statePath);
        foreach (var feed in mapping.Feeds)
        {
            var path = files.PathOf(feed);
            var isNew = await WriteAsync(path, stream => _format.WriteAsync(stream, feed, state.Items(feed.Name), cancellationToken), cancellationToken);
            var counts = state.Count(feed.Name);
            metrics.Counted(feed.Name, counts);
            if (isNew) metrics.Written(feed.Name);
            tell($"{path}: {counts.Items:N0} items, {counts.Refused:N0} left out, {counts.Noted:N0} with notices, as of sequence {state.Sequence}{(isNew ? "" : ", unchanged")}");
        }
        if (reportPath is not null)
            await WriteAsync(reportPath, stream => ValidationReport.WriteAsync(stream, mapping, state, cancellationToken), cancellationToken);
    }

    /// <summary>Writes a file; answers whether it is another than the one that was there.</summary>
    private static async Task<bool> WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        await using var file = new AtomicFile(path);
        await write(file.Stream);
        await file.Stream.FlushAsync(cancellationToken);
        if (await IsSameAsync(file.TemporaryPath, path, cancellationToken)) return false;
        await file.CompleteAsync();
        return true;
    }

    private static async Task<bool> IsSameAsync(string one, string other, CancellationToken cancellationToken)
    {
        if (!File.Exists(other) || new FileInfo(one).Length != new FileInfo(other).Length) return false;
        await using var first = new FileStream(one, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        await using var second = new FileStream(other, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var hash = await SHA256.HashDataAsync(first, cancellationToken);
        var otherHash = await SHA256.HashDataAsync(second, cancellationToken);
        return hash.AsSpan().SequenceEqual(otherHash);
    }
}
