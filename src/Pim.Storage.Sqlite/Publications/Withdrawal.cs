using Pim.Application.Publications;
using Pim.Domain.Products;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Publications;

/// <summary>What a deletion takes from the channels, within the commit that deletes.</summary>
internal static class Withdrawal
{
    /// <summary>
    /// Ends the publications, schedules and reviews of deleted products, and withdraws them from the channels that see them, by changes behind
    /// those of the commit. What mentions them there, and the models above them, are marked as stale.
    /// </summary>
    public static void OfProducts(Tables tables, IReadOnlyList<Product> deleted, DateTimeOffset time)
    {
        var channels = tables.Publications.ListFeeds();
        var mark = channels.Count == 0 ? 0 : tables.Stale.TakeMark();
        var seen = new List<(string Channel, string Sku)>();
        foreach (var product in deleted)
        {
            tables.Schedules.RemoveProduct(product.Sku);
            tables.Reviews.Remove(product.Sku);
            foreach (var channel in channels)
            {
                var sees = tables.Changes.Sees(channel, product.Sku);
                if (sees) seen.Add((channel, product.Sku));
                if (tables.Publications.Remove(channel, product.Sku) || sees) MarkOthers(tables, channel, product, mark);
            }
        }
        // Marks of the deleted themselves go last: they may have mentioned one another.
        foreach (var (channel, product) in channels.SelectMany(c => deleted.Select(p => (c, p))))
        {
            tables.Mentions.Replace(channel, product.Sku, []);
            tables.Stale.Remove(channel, product.Sku);
            tables.Search.Replace(channel, product.Sku, []);
        }
        if (seen.Count == 0) return;
        var sequence = tables.Revisions.Take(seen.Count);
        foreach (var (channel, sku) in seen) tables.Changes.Put(channel, new ContentChange(sku, []), sequence++, time);
    }

    /// <summary>Ends the publications and schedules of a deleted channel. What it sees is withdrawn by a job, some at a time.</summary>
    public static void OfChannel(Tables tables, string channel)
    {
        tables.Publications.RemoveChannel(channel);
        tables.Schedules.RemoveChannel(channel);
        tables.Mentions.RemoveChannel(channel);
        tables.Stale.RemoveChannel(channel);
    }

    private static void MarkOthers(Tables tables, string channel, Product deleted, long mark)
    {
        foreach (var sku in tables.Mentions.Mentioning(channel, deleted.Sku)) tables.Stale.Mark(channel, sku, mark);
        for (var model = deleted.Parent; model.Length > 0; model = tables.Products.FindParent(model)) tables.Stale.Mark(channel, model, mark);
    }
}
