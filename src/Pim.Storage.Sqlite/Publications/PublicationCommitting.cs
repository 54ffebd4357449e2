using Pim.Application;
using Pim.Application.Publications;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Search;

namespace Pim.Storage.Sqlite.Publications;

/// <summary>Carries out one change of a channel, on the writer's thread.</summary>
internal sealed class PublicationCommitting(Tables tables, PublicationCommit commit, IReadOnlyList<(string Sku, IReadOnlyList<SearchRow> Rows)> searched)
{
    private string Channel => commit.Channel;

    /// <summary>Writes all of it, or answers what stands in the way and writes nothing.</summary>
    public CommitOutcome Run()
    {
        var conflicts = PublicationConflicts.Find(tables, commit);
        if (conflicts.Count > 0) return CommitOutcome.Refused(conflicts);

        tables.Publications.AddFeed(Channel);
        WritePublications();
        WriteMentions();
        WriteMarks();
        var first = WriteContents();
        WriteSearched();
        if (commit.Schedule is not null) tables.Schedules.Save(commit.Schedule.After);
        tables.Jobs.Add(commit.Jobs, commit.Time);
        return CommitOutcome.Done(first);
    }

    private void WritePublications()
    {
        foreach (var publication in commit.Puts) tables.Publications.Put(publication);
        foreach (var sku in commit.Removes)
        {
            tables.Publications.Remove(Channel, sku);
            tables.Mentions.Replace(Channel, sku, []);
        }
    }

    private void WriteMentions()
    {
        foreach (var (sku, mentioned) in commit.Mentions) tables.Mentions.Replace(Channel, sku, mentioned);
    }

    private void WriteSearched()
    {
        foreach (var withdrawn in commit.Contents.Where(c => c.Documents.Count == 0)) tables.Search.Replace(Channel, withdrawn.Sku, []);
        foreach (var (sku, rows) in searched) tables.Search.Replace(Channel, sku, rows);
    }

    private void WriteMarks()
    {
        foreach (var content in commit.Refreshed) tables.Stale.Unmark(content);
        if (commit.Puts.Count + commit.Removes.Count + commit.AlsoStale.Count == 0) return;
        var mark = tables.Stale.TakeMark();
        var made = commit.Mentions.Select(m => m.Sku).ToHashSet(StringComparer.Ordinal);
        foreach (var changed in commit.Puts.Select(p => p.Sku).Concat(commit.Removes)) MarkAll(tables.Mentions.Mentioning(Channel, changed));
        MarkAll(commit.AlsoStale);

        void MarkAll(IEnumerable<string> skus)
        {
            foreach (var sku in skus)
            {
                if (!made.Contains(sku)) tables.Stale.Mark(Channel, sku, mark);
            }
        }
    }

    private long WriteContents()
    {
        if (commit.Contents.Count == 0) return 0;
        var first = tables.Revisions.Take(commit.Contents.Count);
        for (var i = 0; i < commit.Contents.Count; i++) tables.Changes.Put(Channel, commit.Contents[i], first + i, commit.Time);
        return first;
    }
}
