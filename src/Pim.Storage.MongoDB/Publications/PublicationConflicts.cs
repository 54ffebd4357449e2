using Pim.Application;
using Pim.Application.Publications;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Publications;

/// <summary>Holds a change of a channel against what is stored, without writing, and gathers all that stands in its way.</summary>
internal static class PublicationConflicts
{
    /// <summary>What stands in the way.</summary>
    /// <param name="transaction">Reads what is stored.</param>
    /// <param name="commit">The change.</param>
    /// <param name="schemaVersion">Version of the stored schema.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<CommitConflict>> FindAsync(
        Transaction transaction, PublicationCommit commit, long schemaVersion, CancellationToken cancellationToken)
    {
        var found = new List<CommitConflict>();
        if (schemaVersion != commit.SchemaVersion) found.Add(new(ConflictKind.SchemaMoved));
        var drafts = await transaction.Products.FindAsync(commit.Drafts.Select(d => d.Sku).ToList(), whole: false, cancellationToken);
        found.AddRange(
            commit.Drafts.Where(d => (drafts.TryGetValue(d.Sku, out var draft) ? draft["revision"].AsInt64 : 0) != d.Revision).Select(d => Stale(d.Sku)));
        var publications = await transaction.Publications.FindRevisionsAsync(commit.Channel, commit.MadeOf.Select(p => p.Sku).ToList(), cancellationToken);
        found.AddRange(commit.MadeOf.Where(p => publications.GetValueOrDefault(p.Sku) != p.Revision).Select(p => Stale(p.Sku)));
        var assets = await transaction.Assets.FindAsync(commit.MadeOfAssets.Select(a => a.Key).ToList(), cancellationToken);
        found.AddRange(commit.MadeOfAssets.Where(a => assets.GetValueOrDefault(a.Key).Revision != a.Revision).Select(a => Stale(a.Key)));
        if (commit.Schedule is { Before: var before } && await transaction.Schedules.FindAsync(before.Sku, before.Channel, cancellationToken) != before)
            found.Add(Stale(before.Sku));
        return found;
    }

    private static CommitConflict Stale(string sku) => new(ConflictKind.Stale, Holder: sku);
}
