using Pim.Application;
using Pim.Application.Publications;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Publications;

/// <summary>Holds a change of a channel against what is stored, without writing, and gathers all that stands in its way.</summary>
internal static class PublicationConflicts
{
    public static List<CommitConflict> Find(Tables tables, PublicationCommit commit)
    {
        var found = new List<CommitConflict>();
        if (tables.Revisions.SchemaVersion != commit.SchemaVersion) found.Add(new(ConflictKind.SchemaMoved));
        foreach (var (sku, revision) in commit.Drafts)
        {
            if ((tables.Products.Find(sku)?.Revision ?? 0) != revision) found.Add(new(ConflictKind.Stale, Holder: sku));
        }
        foreach (var (sku, revision) in commit.MadeOf)
        {
            if (tables.Publications.Find(commit.Channel, sku) != revision) found.Add(new(ConflictKind.Stale, Holder: sku));
        }
        foreach (var (key, revision) in commit.MadeOfAssets)
        {
            if (tables.Assets.FindRevision(key) != revision) found.Add(new(ConflictKind.Stale, Holder: key));
        }
        if (commit.Schedule is { Before: var before } && ScheduleReading.Get(tables.Session, before.Sku, before.Channel) != before)
            found.Add(new(ConflictKind.Stale, Holder: before.Sku));
        return found;
    }
}
