using System.Globalization;
using Pim.Application.Events;

namespace Pim.Application.Archive;

/// <summary>
/// Copies the histories of all persons, merges and proofs. Unlike a section it begins anew after a stop: putting a history again changes nothing, and it
/// takes a minute for ten million events.
/// </summary>
internal sealed class EventCopy(IEventStore source, IEventStore target, IProgress<CopyProgress> progress, int entriesAtOnce)
{
    private const string Name = "events";

    /// <summary>What tells whether the source is as it was. Throws FailedPrecondition when something is not folded yet.</summary>
    public async Task<string> FingerprintAsync(CancellationToken cancellationToken)
    {
        var waiting = await source.CountWaitingAsync(cancellationToken);
        if (waiting > 0) throw CopyErrors.EventsWaiting(waiting);
        return (await source.ReadWaitingAsync(0, cancellationToken)).Turn.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Throws when the target has events.</summary>
    public async Task EnsureEmptyAsync(CancellationToken cancellationToken)
    {
        if (await target.CountHistoriesAsync(cancellationToken) > 0 || await target.CountWaitingAsync(cancellationToken) > 0) throw CopyErrors.TargetNotEmpty();
    }

    /// <summary>Copies everything.</summary>
    public async Task CopyAsync(CancellationToken cancellationToken)
    {
        await target.SetSecretAsync(await source.GetSecretAsync(cancellationToken), cancellationToken);
        var (done, total) = (0L, await source.CountHistoriesAsync(cancellationToken));
        progress.Report(new CopyProgress(Name, CopyStep.Copying, 0, total));
        var histories = source.ReadHistoriesAsync(cancellationToken).Select(history => history with { Block = history.Block.ToArray() });
        await foreach (var some in histories.Chunk(entriesAtOnce).WithCancellation(cancellationToken))
        {
            await CommitAsync(turn => new HistoryCommit(turn) { Put = some }, cancellationToken);
            progress.Report(new CopyProgress(Name, CopyStep.Copying, done += some.Length, total));
        }
        await foreach (var some in source.ReadMergesAsync(cancellationToken).Chunk(entriesAtOnce).WithCancellation(cancellationToken))
            await CommitAsync(turn => new HistoryCommit(turn) { Merged = some }, cancellationToken);
        await foreach (var some in source.ReadErasuresAsync(cancellationToken).Chunk(entriesAtOnce).WithCancellation(cancellationToken))
            await CommitAsync(turn => new HistoryCommit(turn) { Erased = some }, cancellationToken);
    }

    /// <summary>Reads both sides; null when they differ.</summary>
    public async Task<SectionReport?> CompareAsync(CancellationToken cancellationToken)
    {
        var total = await source.CountHistoriesAsync(cancellationToken);
        progress.Report(new CopyProgress(Name, CopyStep.Verifying, 0, total));
        var (count, hash) = await ReadAllAsync(source, cancellationToken);
        if (await ReadAllAsync(target, cancellationToken) != (count, hash)) return null;
        if (count > 0) progress.Report(new CopyProgress(Name, CopyStep.Verifying, count, total));
        return new SectionReport(Name, count, hash);
    }

    private async Task CommitAsync(Func<long, HistoryCommit> commit, CancellationToken cancellationToken)
    {
        while (!await target.CommitAsync(commit((await target.ReadWaitingAsync(0, cancellationToken)).Turn), cancellationToken))
        {
        }
    }

    private static async Task<(long Count, string Hash)> ReadAllAsync(IEventStore store, CancellationToken cancellationToken)
    {
        var (count, hash) = (0L, new EntryHash(EntryHash.None));
        await foreach (var history in store.ReadHistoriesAsync(cancellationToken))
        {
            hash.Add(history, CanonicalRecords.Write);
            count++;
        }
        await foreach (var merge in store.ReadMergesAsync(cancellationToken)) hash.Add(merge, CanonicalRecords.Write);
        await foreach (var proof in store.ReadErasuresAsync(cancellationToken)) hash.Add(proof, CanonicalRecords.Write);
        return (count, hash.ToString());
    }
}
