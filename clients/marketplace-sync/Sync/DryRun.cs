using Microsoft.Data.Sqlite;
using Pim.Client;
using Pim.Client.Changes;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.Reports;
using Pim.MarketplaceSync.State;
using Pim.V1;

namespace Pim.MarketplaceSync.Sync;

/// <summary>Does on a copy of the state what a run would do, and tells in what the feeds would differ.</summary>
internal sealed class DryRun(PimConnection connection, FeedMapping mapping, string statePath, TextWriter output)
{
    private const int MaxShown = 200;
    private const int MaxText = 80;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var state = SyncState.Open(Copy(), mapping);
        var request = new WatchChangesRequest { Channel = mapping.Channel, Locales = { mapping.Locales }, Filter = mapping.Filter, ResumeToken = state.Token };
        await foreach (var batch in new ChangeWatch(connection).WatchAsync(request, cancellationToken))
        {
            state.Take(batch);
            if (batch.IsCaughtUp) break;
        }
        using var before = new StateReading(Copy());
        using var after = state.Read();
        Print(before, after);
        return Commands.ExitCodes.Done;
    }

    private void Print(StateReading before, StateReading after)
    {
        var counts = new Dictionary<Difference, int>();
        foreach (var difference in FeedDiff.Of(mapping, before, after))
        {
            counts[difference.Kind] = counts.GetValueOrDefault(difference.Kind) + 1;
            if (counts.Values.Sum() > MaxShown) continue;
            output.WriteLine($"{Sign(difference.Kind)} {difference.Feed} {difference.Id}");
            foreach (var (field, old, fresh) in difference.Fields) output.WriteLine($"    {field}: {Short(old)} -> {Short(fresh)}");
        }
        if (counts.Values.Sum() > MaxShown) output.WriteLine($"... and {counts.Values.Sum() - MaxShown:N0} more");
        foreach (var feed in mapping.Feeds)
        {
            var count = after.Count(feed.Name);
            output.WriteLine($"{feed.Name}: would have {count.Items:N0} items, {count.Refused:N0} left out, {count.Noted:N0} with notices");
        }
        var (added, altered, removed) = (counts.GetValueOrDefault(Difference.Added), counts.GetValueOrDefault(Difference.Altered),
            counts.GetValueOrDefault(Difference.Removed));
        output.WriteLine($"{added:N0} added, {altered:N0} altered, {removed:N0} removed. Nothing was changed: this was a dry run.");
    }

    /// <summary>The state as it is, in memory; an empty one where there is none.</summary>
    private SqliteConnection Copy()
    {
        var copy = StateDatabase.Open(":memory:");
        if (!File.Exists(statePath)) return copy;
        using var original = StateDatabase.Open(statePath);
        original.BackupDatabase(copy);
        return copy;
    }

    private static char Sign(Difference kind) => kind switch { Difference.Added => '+', Difference.Removed => '-', _ => '~' };

    private static string Short(string? text) => text is null ? "(none)" : $"'{Items.TextLimit.Cut(Items.PlainText.OneLine(text), MaxText)}'";
}
