using System.Collections.Concurrent;
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
public sealed record BulkProgress(long Matched, long Changed, long Unchanged, long Refused, IReadOnlyList<(string Sku, PimException Error)> Refusals)
{
    /// <summary>The progress after one more part.</summary>
    internal BulkProgress And(int matched, int changed, IReadOnlyList<(string Sku, PimException Error)> refusals) =>
        new(Matched + matched, Changed + changed, Unchanged + matched - changed - refusals.Count, Refused + refusals.Count, refusals);
}

public sealed partial class Publisher
{
    private const int BulkPage = 250;

    /// <summary>Publishes or withdraws what matches, models first, part by part; a refused product stands in nobody's way.</summary>
    /// <returns>The progress after each part; at least one.</returns>
    public async IAsyncEnumerable<BulkProgress> RunAsync(
        BulkPublication bulk, WriteOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        ChannelOf(schema, bulk.Channel);
        var filter = ProductFilter.Parse(bulk.Filter, schema);
        var progress = new BulkProgress(0, 0, 0, 0, []);
        // What inherits comes after what it inherits from, and goes before it.
        ProductType[] order = bulk.Publish ? [ProductType.Model, ProductType.Product] : [ProductType.Product, ProductType.Model];
        foreach (var type in order.Where(t => filter.Query.Type is not { } only || only == t))
        {
            var underway = new ConcurrentDictionary<string, Product>(StringComparer.Ordinal);
            var parts = PartsAsync(bulk, type, filter, underway, options, cancellationToken);
            // Products are prepared while those before them are written; a commit refuses what is not as it was when it was prepared. It does not
            // notice a new variant of a model, which must not come in between.
            await foreach (var part in type == ProductType.Product ? parts.Ahead(cancellationToken) : parts)
                yield return progress = await FinishAsync(progress, bulk, part, underway, options, cancellationToken);
        }
        yield return progress with { Refusals = [] };
    }

    private async IAsyncEnumerable<BulkPart> PartsAsync(
        BulkPublication bulk, ProductType type, ProductFilter filter, ConcurrentDictionary<string, Product> underway, WriteOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = ""; ;)
        {
            var page = await products.ListAsync(filter.Query with { Type = type }, after, BulkPage, cancellationToken);
            if (page.Count == 0) yield break;
            after = page[^1].Sku;
            var matching = await MatchingAsync(page, filter, cancellationToken);
            if (matching.Count > 0)
                yield return bulk.Publish ? await PrepareAsync(bulk, matching, underway, options, cancellationToken) : new BulkPart(matching, null, null);
            if (page.Count < BulkPage) yield break;
        }
    }

    private async Task<BulkPart> PrepareAsync(
        BulkPublication bulk, IReadOnlyList<Product> drafts, ConcurrentDictionary<string, Product> underway, WriteOptions options,
        CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        var plan = await PlanAsync(schema, ChannelOf(schema, bulk.Channel), drafts, options.Actor, cancellationToken);
        if (options.ValidateOnly || plan.Puts.Count == 0) return new BulkPart(drafts, plan, null);
        var commit = await MakeAsync(plan, new PublishedProducts(store, bulk.Channel, underway), cancellationToken);
        foreach (var put in plan.Puts) underway[put.Sku] = plan.Lineages[put.Sku].Product;
        return new BulkPart(drafts, plan, commit);
    }

    private async Task<BulkProgress> FinishAsync(
        BulkProgress before, BulkPublication bulk, BulkPart part, ConcurrentDictionary<string, Product> underway, WriteOptions options,
        CancellationToken cancellationToken)
    {
        var skus = part.Products.Select(p => p.Sku).ToHashSet(StringComparer.Ordinal);
        if (part.Plan is null)
        {
            var held = await store.GetAsync(bulk.Channel, skus, cancellationToken);
            await UnpublishAsync(bulk.Channel, [.. skus], options, cancellationToken);
            return before.And(skus.Count, held.Count, []);
        }
        var plan = await PublishWhatCanBeAsync(bulk, part, skus, underway, options, cancellationToken);
        var refusals = plan.Refusals.Where(r => skus.Contains(r.Sku)).Select(r => (r.Sku, PimException.Violated(r.Violations))).ToList();
        return before.And(skus.Count, plan.Puts.Count(p => skus.Contains(p.Sku)), refusals);
    }

    private async Task<PublicationPlan> PublishWhatCanBeAsync(
        BulkPublication bulk, BulkPart part, HashSet<string> skus, ConcurrentDictionary<string, Product> underway, WriteOptions options,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // A product that was deleted since it was listed is not published any more.
            if (attempt > 0) part = await PrepareAsync(bulk, await products.GetAsync(skus, cancellationToken), underway, options, cancellationToken);
            var committed = part.Commit is null || await CommitAsync(part.Commit, cancellationToken);
            foreach (var put in part.Commit?.Puts ?? []) underway.TryRemove(put.Sku, out _);
            if (committed) return part.Plan!;
        }
        throw Contention(bulk.Channel);
    }

    private async Task<IReadOnlyList<Product>> MatchingAsync(IReadOnlyList<Product> page, ProductFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Residual is not { } passes) return page;
        var states = await products.GetStatesAsync(page.Select(p => p.Sku).ToList(), cancellationToken);
        return page.Where(p => passes(new OwnValues(new ProductView(p, states.GetValueOrDefault(p.Sku, ProductState.None))))).ToList();
    }

    /// <summary>A part of a bulk publication.</summary>
    /// <param name="Products">The products that match.</param>
    /// <param name="Plan">What is to be published of them; null when they are to be withdrawn.</param>
    /// <param name="Commit">What is to be committed of the plan; null when that is nothing.</param>
    private sealed record BulkPart(IReadOnlyList<Product> Products, PublicationPlan? Plan, PublicationCommit? Commit);
}
