using System.Runtime.CompilerServices;
using Pim.Application.Filtering;
using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Products;

namespace Pim.Application.Publications;

/// <summary>What to do with all products that match a filter.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Publish">True publishes, false withdraws.</param>
/// <param name="Filter">AIP-160 filter on drafts; empty for all.</param>
public sealed record BulkPublication(string Channel, bool Publish, string Filter);

/// <summary>How far a bulk publication is.</summary>
/// <param name="Matched">Products looked at so far.</param>
/// <param name="Changed">Of these, published or withdrawn.</param>
/// <param name="Unchanged">Of these, already as asked for.</param>
/// <param name="Refused">Of these, refused.</param>
/// <param name="Refusals">Of this part, the refused with why.</param>
public sealed record BulkProgress(long Matched, long Changed, long Unchanged, long Refused, IReadOnlyList<(string Sku, PimException Error)> Refusals);

public sealed partial class Publisher
{
    private const int BulkPage = 250;

    /// <summary>Publishes or withdraws what matches, models first, part by part; a refused product stands in nobody's way.</summary>
    /// <returns>The progress after each part; at least one.</returns>
    public async IAsyncEnumerable<BulkProgress> RunAsync(BulkPublication bulk, WriteOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        ChannelOf(schema, bulk.Channel);
        var filter = ProductFilter.Parse(bulk.Filter, schema);
        var progress = new BulkProgress(0, 0, 0, 0, []);
        // What inherits comes after what it inherits from, and goes before it.
        ProductType[] order = bulk.Publish ? [ProductType.Model, ProductType.Product] : [ProductType.Product, ProductType.Model];
        foreach (var type in order.Where(t => filter.Query.Type is not { } only || only == t))
        {
            for (var after = ""; ;)
            {
                var page = await products.ListAsync(filter.Query with { Type = type }, after, BulkPage, cancellationToken);
                if (page.Count == 0) break;
                after = page[^1].Sku;
                var matching = await MatchingAsync(page, filter, cancellationToken);
                if (matching.Count > 0) yield return progress = await PartAsync(progress, bulk, matching, options, cancellationToken);
                if (page.Count < BulkPage) break;
            }
        }
        yield return progress with { Refusals = [] };
    }

    private async Task<BulkProgress> PartAsync(BulkProgress before, BulkPublication bulk, List<string> skus, WriteOptions options, CancellationToken cancellationToken)
    {
        var changed = 0;
        IReadOnlyList<(string Sku, PimException Error)> refusals = [];
        if (bulk.Publish) (changed, refusals) = await PublishWhatCanBeAsync(bulk.Channel, skus, options, cancellationToken);
        else
        {
            changed = (await store.GetAsync(bulk.Channel, skus, cancellationToken)).Count;
            await UnpublishAsync(bulk.Channel, skus, options, cancellationToken);
        }
        return new BulkProgress(
            before.Matched + skus.Count, before.Changed + changed, before.Unchanged + skus.Count - changed - refusals.Count, before.Refused + refusals.Count, refusals);
    }

    private async Task<(int Changed, IReadOnlyList<(string Sku, PimException Error)> Refusals)> PublishWhatCanBeAsync(
        string channel, List<string> skus, WriteOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // A product that was deleted since it was listed is not published any more.
            var there = (await products.GetAsync(skus, cancellationToken)).Select(p => p.Sku).ToList();
            if (there.Count == 0) return (0, []);
            var plan = await PlanAsync(channel, there, options.Actor, cancellationToken);
            if (!options.ValidateOnly && plan.Puts.Count > 0 && !await CommitAsync(plan, null, cancellationToken)) continue;
            var asked = skus.ToHashSet(StringComparer.Ordinal);
            return (plan.Puts.Count(p => asked.Contains(p.Sku)), plan.Refusals.Where(r => asked.Contains(r.Sku)).Select(r => (r.Sku, PimException.Violated(r.Violations))).ToList());
        }
        throw Contention(channel);
    }

    private async Task<List<string>> MatchingAsync(IReadOnlyList<Product> page, ProductFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Residual is not { } passes) return page.Select(p => p.Sku).ToList();
        var states = await products.GetStatesAsync(page.Select(p => p.Sku).ToList(), cancellationToken);
        return page.Where(p => passes(new OwnValues(new ProductView(p, states.GetValueOrDefault(p.Sku, ProductState.None))))).Select(p => p.Sku).ToList();
    }
}
