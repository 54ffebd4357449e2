using Pim.MarketplaceSync.Items;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.State;

namespace Pim.MarketplaceSync.Reports;

/// <summary>In what an item differs.</summary>
internal enum Difference
{
    Added,
    Altered,
    Removed,
}

/// <summary>An item that is not what it was.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Fields">For altered ones: the fields, each as it was and as it is; null where it was or is not there.</param>
internal sealed record ItemDifference(string Feed, string Id, Difference Kind, IReadOnlyList<(string Field, string? Before, string? After)> Fields);

/// <summary>Compares two states of the same feeds.</summary>
internal static class FeedDiff
{
    /// <summary>All items that differ, by SKU, going through both side by side.</summary>
    public static IEnumerable<ItemDifference> Of(FeedMapping mapping, StateReading before, StateReading after) =>
        mapping.Feeds.SelectMany(feed => Of(feed.Name, before, after));

    private static IEnumerable<ItemDifference> Of(string feed, StateReading before, StateReading after)
    {
        using var old = before.Products(feed).Where(p => p.Item is not null).GetEnumerator();
        using var fresh = after.Products(feed).Where(p => p.Item is not null).GetEnumerator();
        var (left, right) = (Next(old), Next(fresh));
        while (left is not null || right is not null)
        {
            var order = left is null ? 1 : right is null ? -1 : Compare(left.Sku, right.Sku);
            if (order < 0) yield return new ItemDifference(feed, left!.Item!.Id, Difference.Removed, []);
            else if (order > 0) yield return new ItemDifference(feed, right!.Item!.Id, Difference.Added, []);
            else if (FieldsOf(left!.Item!, right!.Item!) is { Count: > 0 } fields)
                yield return new ItemDifference(feed, right.Item!.Id, Difference.Altered, fields);
            if (order <= 0) left = Next(old);
            if (order >= 0) right = Next(fresh);
        }
    }

    private static List<(string, string?, string?)> FieldsOf(FeedItem before, FeedItem after)
    {
        var (old, fresh) = (Texts(before), Texts(after));
        return [.. old.Keys.Union(fresh.Keys).Select(f => (Field: f, Before: old.GetValueOrDefault(f), After: fresh.GetValueOrDefault(f)))
            .Where(f => f.Before != f.After)];
    }

    private static Dictionary<string, string> Texts(FeedItem item) =>
        item.Fields.ToDictionary(f => f.Name, f => string.Join(" | ", f.Values.Select(Describe)), StringComparer.Ordinal);

    private static string Describe(ItemValue value) => value.Parts.Count == 0 ? value.Text : string.Join(": ", value.Parts.Select(p => p.Value));

    /// <summary>As the database sorts: by the bytes of UTF-8.</summary>
    private static int Compare(string one, string other) =>
        System.Text.Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(other));

    private static StoredItem? Next(IEnumerator<StoredItem> items) => items.MoveNext() ? items.Current : null;
}
