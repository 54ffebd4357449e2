using Pim.Application;
using Pim.Application.Publications;
using Pim.Domain.Search;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Publications;

/// <summary>Carries out one change of a channel. However many products it changes, it takes a handful of round trips.</summary>
internal sealed class PublicationCommitting(Transaction transaction, PublicationCommit commit)
{
    private readonly List<ProductInChannel> _removes = commit.Removes.Select(sku => new ProductInChannel(commit.Channel, sku)).ToList();

    /// <summary>Writes all of it, or answers what stands in the way and writes nothing that stays.</summary>
    public async Task<CommitOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var marks = commit.Puts.Count + commit.Removes.Count + commit.AlsoStale.Count > 0;
        // Entries that are new take their place by age from the mark.
        var isSearched = commit.Searched.Count > 0;
        var numbers = await transaction.Numbers.TakeAsync(
            new(commit.Contents.Count, commit.Jobs.Count) { Mark = marks || isSearched, Channel = commit.Channel }, cancellationToken);
        var conflicts = await PublicationConflicts.FindAsync(transaction, commit, numbers.SchemaVersion, cancellationToken);
        if (conflicts.Count > 0) return CommitOutcome.Refused(conflicts);

        await transaction.Publications.PutAsync(commit.Puts, cancellationToken);
        await transaction.Publications.RemoveAsync(_removes, cancellationToken);
        await WriteMentionsAsync(cancellationToken);
        await transaction.Stale.UnmarkAsync(commit.Refreshed, cancellationToken);
        if (marks) await MarkAsync(numbers.Mark, cancellationToken);
        await transaction.Changes.PutAsync(
            commit.Contents.Select(c => (InChannel(c.Sku), c.Documents)).ToList(), numbers.FirstRevision, commit.Time, cancellationToken);
        await WriteSearchedAsync(numbers.Mark, cancellationToken);
        if (commit.Schedule is not null) await transaction.Schedules.SaveAsync(commit.Schedule.After, cancellationToken);
        await transaction.Jobs.AddAsync(commit.Jobs, numbers.FirstJob, commit.Time, cancellationToken);
        return CommitOutcome.Done(commit.Contents.Count == 0 ? 0 : numbers.FirstRevision);
    }

    private Task WriteMentionsAsync(CancellationToken cancellationToken)
    {
        var mentions = _removes.ToDictionary(p => p, IReadOnlyCollection<string> (_) => []);
        foreach (var (sku, mentioned) in commit.Mentions) mentions[InChannel(sku)] = mentioned;
        return transaction.Mentions.ReplaceAsync(mentions, cancellationToken);
    }

    private Task WriteSearchedAsync(long mark, CancellationToken cancellationToken)
    {
        var searched = commit.Contents.Where(c => c.Documents.Count == 0)
            .ToDictionary(c => c.Sku, IReadOnlyList<SearchEntry> (_) => [], StringComparer.Ordinal);
        foreach (var (sku, entries) in commit.Searched) searched[sku] = entries;
        return transaction.Search.ReplaceAsync(commit.Channel, searched, mark, cancellationToken);
    }

    // By what is mentioned from now on: what does not mention a changed publication any more was made with this commit.
    private async Task MarkAsync(long mark, CancellationToken cancellationToken)
    {
        var changed = commit.Puts.Select(p => InChannel(p.Sku)).Concat(_removes);
        var stale = await transaction.Mentions.FindMentioningAsync(changed, cancellationToken);
        stale.UnionWith(commit.AlsoStale.Select(InChannel));
        stale.ExceptWith(commit.Mentions.Select(m => InChannel(m.Sku)));
        await transaction.Stale.MarkAsync(stale, mark, cancellationToken);
    }

    private ProductInChannel InChannel(string sku) => new(commit.Channel, sku);
}
