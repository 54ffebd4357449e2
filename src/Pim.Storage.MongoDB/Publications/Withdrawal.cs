using Pim.Application.Publications;
using Pim.Domain.Products;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Publications;

/// <summary>What a deletion takes from the channels, within the commit that deletes.</summary>
internal sealed class Withdrawal(Transaction transaction, TakenNumbers numbers)
{
    /// <summary>
    /// Ends the publications, schedules and reviews of deleted products, and withdraws them from the channels that see them, by changes from a
    /// sequence on. What mentions them there, and the models above them, are marked as stale.
    /// </summary>
    public async Task OfProductsAsync(IReadOnlyList<Product> deleted, long firstSequence, DateTimeOffset time, CancellationToken cancellationToken)
    {
        if (deleted.Count == 0) return;
        var skus = deleted.Select(p => p.Sku).ToHashSet(StringComparer.Ordinal);
        await transaction.Schedules.RemoveProductsAsync(skus, cancellationToken);
        await transaction.Reviews.RemoveAsync(skus, cancellationToken);
        var anywhere = skus.SelectMany(sku => numbers.Channels.Select(channel => new ProductInChannel(channel, sku))).ToList();
        if (anywhere.Count == 0) return;

        var seen = await transaction.Changes.FindSeenAsync(anywhere, cancellationToken);
        var gone = seen.Union(await transaction.Publications.FindAsync(anywhere, cancellationToken)).ToHashSet();
        await transaction.Publications.RemoveAsync(anywhere, cancellationToken);
        if (gone.Count > 0) await MarkOthersAsync(gone, deleted, skus, cancellationToken);
        await transaction.Mentions.RemoveAsync(anywhere, cancellationToken);
        await transaction.Stale.RemoveAsync(anywhere, cancellationToken);
        await transaction.Search.RemoveAsync(skus, cancellationToken);
        await WithdrawAsync(anywhere.Where(seen.Contains).ToList(), firstSequence, time, cancellationToken);
    }

    /// <summary>Ends the publications and schedules of a deleted channel. What it sees is withdrawn by a job, some at a time.</summary>
    public async Task OfChannelAsync(string channel, CancellationToken cancellationToken)
    {
        if (numbers.Channels.Contains(channel))
        {
            await transaction.Publications.RemoveChannelAsync(channel, cancellationToken);
            await transaction.Mentions.RemoveChannelAsync(channel, cancellationToken);
            await transaction.Stale.RemoveChannelAsync(channel, cancellationToken);
        }
        await transaction.Schedules.RemoveChannelAsync(channel, cancellationToken);
    }

    private async Task WithdrawAsync(List<ProductInChannel> seen, long firstSequence, DateTimeOffset time, CancellationToken cancellationToken)
    {
        if (seen.Count == 0) return;
        await transaction.Numbers.TakeFurtherAsync(seen.Count, cancellationToken);
        await transaction.Changes.PutAsync(seen.ConvertAll(product => (product, (IReadOnlyList<ContentDocument>)[])), firstSequence, time, cancellationToken);
    }

    private async Task MarkOthersAsync(
        IReadOnlyCollection<ProductInChannel> gone, IReadOnlyList<Product> deleted, HashSet<string> skus, CancellationToken cancellationToken)
    {
        var stale = await transaction.Mentions.FindMentioningAsync(gone, cancellationToken);
        var parents = await transaction.Products.FindParentsAsync(deleted.Select(p => p.Parent), cancellationToken);
        foreach (var product in deleted) parents[product.Sku] = product.Parent;
        foreach (var (channel, sku) in gone)
        {
            for (var model = parents[sku]; model.Length > 0; model = parents.GetValueOrDefault(model, "")) stale.Add(new(channel, model));
        }
        stale.RemoveWhere(product => skus.Contains(product.Sku));
        await transaction.Stale.MarkAsync(stale, numbers.Mark, cancellationToken);
    }
}
