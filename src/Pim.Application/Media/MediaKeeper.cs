using Pim.Application.Jobs;

namespace Pim.Application.Media;

/// <summary>Takes expired assets out of content, and deletes bytes that nobody wants.</summary>
public sealed class MediaKeeper(IAssetStore assets, IBlobStore blobs, JobQueue jobs, MediaOptions options, TimeProvider time)
{
    private const int BatchSize = 100;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenCollections = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    // A file is in no row only for as long as it takes to write it and the row.
    private static readonly TimeSpan SweptAfter = TimeSpan.FromHours(1);

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (nextCollection, nextSweep) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        while (true)
        {
            await ExpireAsync(cancellationToken);
            var now = time.GetUtcNow();
            if (now >= nextCollection)
            {
                await CollectAsync(cancellationToken);
                nextCollection = now + BetweenCollections;
            }
            if (now >= nextSweep)
            {
                await blobs.SweepAsync(now - SweptAfter, cancellationToken);
                nextSweep = now + BetweenSweeps;
            }
            await Task.Delay(Rest, time, cancellationToken);
        }
    }

    /// <summary>Marks assets whose time has come as expired; content leaves them out. Answers how many.</summary>
    public async Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        var expired = 0;
        while (true)
        {
            var now = time.GetUtcNow();
            var due = await assets.ListDueAsync(now, BatchSize, cancellationToken);
            if (due.Count == 0) return expired;
            foreach (var asset in due)
            {
                var expiry = new AssetCommit { Puts = [(asset with { Expired = true, UpdateTime = now }, asset.Revision)], Time = now };
                var outcome = await assets.CommitAsync(expiry, cancellationToken);
                // Changed meanwhile: looked at again with the next batch.
                if (outcome.Committed) expired++;
            }
            jobs.WakeContents();
        }
    }

    /// <summary>Gives up uploads that nobody goes on with, and deletes bytes that no asset has had for long enough. Answers how many blobs.</summary>
    public async Task<int> CollectAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        while (await blobs.ListUploadsAsync(now - options.KeepUploads, BatchSize, cancellationToken) is { Count: > 0 } abandoned)
        {
            foreach (var upload in abandoned) await blobs.DropUploadAsync(upload.Id, cancellationToken);
        }
        var collected = 0;
        while (await blobs.DoomAsync(now - options.CollectAfter, BatchSize, cancellationToken) is { Count: > 0 } doomed)
        {
            foreach (var blob in doomed) await blobs.CollectAsync(blob, cancellationToken);
            collected += doomed.Count;
        }
        return collected;
    }
}
