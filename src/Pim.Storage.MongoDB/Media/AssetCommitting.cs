using Pim.Application;
using Pim.Application.Media;
using Pim.Application.Publications;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Media;

/// <summary>Carries out one change of assets.</summary>
internal sealed class AssetCommitting(Transaction transaction, AssetCommit commit)
{
    private readonly List<string> _keys = commit.Puts.Select(p => p.Asset.Key).Concat(commit.Deletes.Select(d => d.Key)).ToList();

    /// <summary>Writes all of it, or answers what stands in the way and writes nothing that stays.</summary>
    public async Task<CommitOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var numbers = await transaction.Numbers.TakeAsync(new(commit.Puts.Count, 0) { Mark = true }, cancellationToken);
        var stored = await transaction.Assets.FindAsync(_keys, cancellationToken);
        var conflicts = await FindConflictsAsync(stored, numbers.Channels, cancellationToken);
        if (conflicts.Count > 0) return CommitOutcome.Refused(conflicts);

        var puts = commit.Puts.Select((put, i) => AssetDocument.Write(put.Asset, numbers.FirstRevision + i)).ToList();
        await transaction.Assets.WriteAsync(puts, commit.Deletes.Select(d => d.Key).ToList(), cancellationToken);
        await TieAsync(stored.Values.Select(s => s.Sha256), cancellationToken);
        var mentioning = await transaction.Mentions.FindMentioningAsync(_keys.SelectMany(key => Mentions(key, numbers.Channels)), cancellationToken);
        await transaction.Stale.MarkAsync(mentioning, numbers.Mark, cancellationToken);
        return CommitOutcome.Done(commit.Puts.Count == 0 ? 0 : numbers.FirstRevision);
    }

    private async Task TieAsync(IEnumerable<string> left, CancellationToken cancellationToken)
    {
        var tied = commit.Puts.Select(p => p.Asset.File.Sha256).ToHashSet(StringComparer.Ordinal);
        await transaction.Blobs.TieAsync(tied, cancellationToken);
        var loosened = left.Except(tied, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        loosened.ExceptWith(await transaction.Assets.FindBlobsAsync(loosened, cancellationToken));
        await transaction.Blobs.LoosenAsync(loosened, commit.Time, cancellationToken);
    }

    private async Task<List<CommitConflict>> FindConflictsAsync(
        Dictionary<string, (long Revision, string Sha256)> stored, IReadOnlyList<string> channels, CancellationToken cancellationToken)
    {
        var found = new List<CommitConflict>();
        var kept = await transaction.Blobs.FindKeptAsync(commit.Puts.Select(p => p.Asset.File.Sha256).ToHashSet(StringComparer.Ordinal), cancellationToken);
        for (var i = 0; i < commit.Puts.Count; i++)
        {
            var (asset, before) = commit.Puts[i];
            if (stored.GetValueOrDefault(asset.Key).Revision != before) found.Add(new(ConflictKind.Stale, i));
            if (!kept.Contains(asset.File.Sha256)) found.Add(new(ConflictKind.BlobMissing, i));
        }
        for (var i = 0; i < commit.Deletes.Count; i++)
        {
            var (key, before, force) = commit.Deletes[i];
            if (stored.GetValueOrDefault(key).Revision != before) found.Add(new(ConflictKind.Stale, commit.Puts.Count + i));
            else if (!force && await FindUserAsync(key, channels, cancellationToken) is { } user)
                found.Add(new(ConflictKind.InUse, commit.Puts.Count + i, user));
        }
        return found;
    }

    private async Task<string?> FindUserAsync(string key, IReadOnlyList<string> channels, CancellationToken cancellationToken)
    {
        if (await transaction.Assets.FindDraftAsync(key, cancellationToken) is { } draft) return draft;
        var mentioning = await transaction.Mentions.FindMentioningAsync(Mentions(key, channels), cancellationToken);
        return mentioning.Count == 0 ? null : mentioning.Min(product => product.Sku);
    }

    private static IEnumerable<ProductInChannel> Mentions(string key, IReadOnlyList<string> channels) =>
        channels.Select(channel => new ProductInChannel(channel, ContentMentions.OfAsset(key)));
}
