using Pim.Application;
using Pim.Application.Media;
using Pim.Application.Publications;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Media;

/// <summary>Carries out one change of assets, on the writer's thread.</summary>
internal sealed class AssetCommitting(Tables tables, AssetCommit commit, DocumentBuffer documents, IReadOnlyList<Range> places)
{
    private readonly List<string> _channels = tables.Publications.ListFeeds();

    /// <summary>Writes all of it, or answers what stands in the way and writes nothing.</summary>
    public CommitOutcome Run()
    {
        var conflicts = FindConflicts();
        if (conflicts.Count > 0) return CommitOutcome.Refused(conflicts);

        var first = commit.Puts.Count == 0 ? 0 : tables.Revisions.Take(commit.Puts.Count);
        var left = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < commit.Puts.Count; i++) Put(i, first + i, left);
        foreach (var deletion in commit.Deletes)
        {
            left.Add(tables.Assets.FindBlob(deletion.Key));
            tables.Assets.Delete(deletion.Key);
        }
        foreach (var sha256 in left.Where(sha256 => !tables.Assets.HasBlob(sha256))) tables.Blobs.Loosen(sha256, commit.Time);
        Mark();
        return CommitOutcome.Done(first);
    }

    private void Put(int index, long revision, HashSet<string> left)
    {
        var asset = commit.Puts[index].Asset;
        if (tables.Assets.FindBlob(asset.Key) is { Length: > 0 } before) left.Add(before);
        tables.Assets.Put(asset, revision, documents[places[index]]);
        tables.Blobs.Tie(asset.File.Sha256);
    }

    private void Mark()
    {
        var mark = _channels.Count == 0 ? 0 : tables.Stale.TakeMark();
        foreach (var mention in commit.Puts.Select(p => p.Asset.Key).Concat(commit.Deletes.Select(d => d.Key)).Select(ContentMentions.OfAsset))
        {
            foreach (var channel in _channels)
            {
                foreach (var sku in tables.Mentions.Mentioning(channel, mention)) tables.Stale.Mark(channel, sku, mark);
            }
        }
    }

    private List<CommitConflict> FindConflicts()
    {
        var found = new List<CommitConflict>();
        for (var i = 0; i < commit.Puts.Count; i++)
        {
            var (asset, before) = commit.Puts[i];
            if (tables.Assets.FindRevision(asset.Key) != before) found.Add(new(ConflictKind.Stale, i));
            if (!tables.Blobs.IsKept(asset.File.Sha256)) found.Add(new(ConflictKind.BlobMissing, i));
        }
        for (var i = 0; i < commit.Deletes.Count; i++)
        {
            var (key, before, force) = commit.Deletes[i];
            if (tables.Assets.FindRevision(key) != before) found.Add(new(ConflictKind.Stale, commit.Puts.Count + i));
            else if (!force && FindUser(key) is { } user) found.Add(new(ConflictKind.InUse, commit.Puts.Count + i, user));
        }
        return found;
    }

    private string? FindUser(string key) =>
        tables.Assets.FindDraft(key)
            ?? _channels.SelectMany(channel => tables.Mentions.Mentioning(channel, ContentMentions.OfAsset(key)).Take(1)).FirstOrDefault();
}
