using Pim.Application.Changes;
using Pim.Application.Content;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Channels;
using Pim.Domain.Products;
using Pim.Domain.Publications;
using Pim.Domain.Schema;

namespace Pim.Application.Publications;

/// <summary>What a channel has of a product, beside its draft.</summary>
/// <param name="Sku">Which product.</param>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Publication">What the channel has; null when it has nothing.</param>
/// <param name="DraftRevision">The draft's revision.</param>
/// <param name="Schedule">What is to happen at set times; null when nothing is.</param>
public sealed record PublicationView(string Sku, string Channel, Publication? Publication, long DraftRevision, PublicationSchedule? Schedule);

/// <summary>Decides what channels see: publishes drafts and withdraws them. What an answer says is done, this process serves from then on.</summary>
public sealed partial class Publisher(
    IPublicationStore store, IProductStore products, SchemaCatalog schemas, ContentMaker maker, ChangeFeed feed, JobQueue jobs, TimeProvider time) : IDisposable
{
    /// <summary>Most products of one call.</summary>
    public const int MaxProducts = 500;

    private const int MaxAttempts = 20;
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _scheduled = new(0);

    /// <summary>
    /// Publishes the drafts of products, all or none, and the models above them that the channel does not have. NotFound when the channel or a
    /// product does not exist; violations tell by "products[i]." which is at fault.
    /// </summary>
    /// <returns>In the order asked, then the models taken along.</returns>
    public async Task<IReadOnlyList<PublicationView>> PublishAsync(
        string channel, IReadOnlyList<string> skus, WriteOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var plan = await PlanAsync(channel, skus, options.Actor, cancellationToken);
            PimException.ThrowIfAny(
                plan.Refusals.SelectMany(r => r.Violations.Select(v => v with { Field = $"products[{plan.PlaceOf(r.Sku, skus)}].{v.Field}" })).ToList());
            if (options.ValidateOnly || plan.Puts.Count == 0 || await CommitAsync(plan, null, cancellationToken))
                return await ViewsAsync(plan, skus, options.ValidateOnly, cancellationToken);
        }
        throw Contention(channel);
    }

    /// <summary>Withdraws products, all or none. NotFound when the channel or a product does not exist.</summary>
    public async Task<IReadOnlyList<PublicationView>> UnpublishAsync(
        string channel, IReadOnlyList<string> skus, WriteOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var schema = await schemas.CurrentAsync(cancellationToken);
            ChannelOf(schema, channel);
            var drafts = await DraftsAsync(skus, cancellationToken);
            var held = await store.GetAsync(channel, skus, cancellationToken);
            var views = skus.Select(sku => new PublicationView(sku, channel, null, drafts[sku].Revision, null)).ToList();
            if (options.ValidateOnly || held.Count == 0) return views;

            var removes = held.Select(p => p.Sku).ToList();
            var published = new PublishedProducts(store, channel);
            removes.ForEach(published.Withdraw);
            var made = await maker.MakeAsync(schema, channel, removes, published, cancellationToken);
            var commit = CommitOf(schema, channel, made) with { Removes = removes, AlsoStale = await AboveAsync(removes, cancellationToken) };
            if (await CommitAsync(commit, cancellationToken)) return views;
        }
        throw Contention(channel);
    }

    /// <inheritdoc/>
    public void Dispose() => _scheduled.Dispose();

    /// <summary>Judges which drafts can be published, and which not and why. NotFound when the channel or a product does not exist.</summary>
    private async Task<PublicationPlan> PlanAsync(string channelCode, IReadOnlyList<string> skus, string actor, CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        var channel = ChannelOf(schema, channelCode);
        var drafts = await DraftsAsync(skus, cancellationToken);
        return await PlanAsync(schema, channel, skus.Select(sku => drafts[sku]).ToList(), actor, cancellationToken);
    }

    private async Task<PublicationPlan> PlanAsync(
        CatalogSchema schema, Channel channel, IReadOnlyList<Product> drafts, string actor, CancellationToken cancellationToken)
    {
        var lineages = await Lineages.LoadAsync(products, drafts, cancellationToken);
        var models = lineages.Values.SelectMany(l => l.Models).DistinctBy(m => m.Sku).Where(m => !lineages.ContainsKey(m.Sku)).ToList();
        foreach (var (sku, lineage) in await Lineages.LoadAsync(products, models, cancellationToken)) lineages[sku] = lineage;
        var held = (await store.GetAsync(channel.Code, lineages.Keys, cancellationToken)).ToDictionary(p => p.Sku, StringComparer.Ordinal);
        var reviews = channel.ReviewRequired
            ? (await store.GetReviewsAsync(lineages.Keys, cancellationToken)).ToDictionary(r => r.Sku, StringComparer.Ordinal)
            : [];

        var plan = new PublicationPlan(schema, channel, lineages, held);
        foreach (var draft in drafts) plan.Consider(draft.Sku, reviews.GetValueOrDefault(draft.Sku), actor, time.GetUtcNow());
        // Models come along with a variant only where the channel has none of them; what it has is published for itself.
        foreach (var model in models.Where(m => !held.ContainsKey(m.Sku)))
            plan.Consider(model.Sku, reviews.GetValueOrDefault(model.Sku), actor, time.GetUtcNow());
        plan.RefuseOrphans();
        return plan;
    }

    private async Task<bool> CommitAsync(PublicationPlan plan, ScheduleStep? schedule, CancellationToken cancellationToken)
    {
        var commit = await MakeAsync(plan, new PublishedProducts(store, plan.Channel.Code), cancellationToken);
        return await CommitAsync(commit with { Schedule = schedule }, cancellationToken);
    }

    /// <summary>Makes what is to be committed of a plan.</summary>
    private async Task<PublicationCommit> MakeAsync(PublicationPlan plan, PublishedProducts published, CancellationToken cancellationToken)
    {
        foreach (var put in plan.Puts) published.Publish(plan.Lineages[put.Sku].Product);
        var skus = plan.Puts.Select(p => p.Sku).ToList();
        var made = await maker.MakeAsync(plan.Schema, plan.Channel.Code, skus, published, cancellationToken);
        return CommitOf(plan.Schema, plan.Channel.Code, made) with
        {
            Puts = plan.Puts,
            Drafts = skus.Select(sku => (sku, plan.Lineages[sku].Product.Revision)).ToList(),
            AlsoStale = Above(skus.Select(sku => plan.Lineages[sku]), skus),
        };
    }

    private PublicationCommit CommitOf(CatalogSchema schema, string channel, MadeContents made) => new()
    {
        Channel = channel,
        SchemaVersion = schema.Version,
        MadeOf = made.MadeOf,
        MadeOfAssets = made.MadeOfAssets,
        Contents = made.Changes,
        Mentions = made.Mentions,
        Searched = made.Searched,
        Time = time.GetUtcNow(),
    };

    private async Task<bool> CommitAsync(PublicationCommit commit, CancellationToken cancellationToken)
    {
        var outcome = await store.CommitAsync(commit, cancellationToken);
        if (!outcome.Committed) return false;
        jobs.WakeContents();
        if (commit.Contents.Count > 0) await feed.ReachAsync(outcome.FirstRevision + commit.Contents.Count - 1, cancellationToken);
        return true;
    }

    private async Task<Dictionary<string, Product>> DraftsAsync(IReadOnlyList<string> skus, CancellationToken cancellationToken)
    {
        var drafts = (await products.GetAsync(skus.ToHashSet(StringComparer.Ordinal), cancellationToken)).ToDictionary(p => p.Sku, StringComparer.Ordinal);
        var missing = skus.Where(sku => !drafts.ContainsKey(sku)).Select(Product.NameOf).ToList();
        return missing.Count > 0 ? throw PimException.NotFound(missing) : drafts;
    }

    private async Task<IReadOnlyList<PublicationView>> ViewsAsync(
        PublicationPlan plan, IReadOnlyList<string> skus, bool validateOnly, CancellationToken cancellationToken)
    {
        var all = skus.Concat(plan.Puts.Select(p => p.Sku)).Distinct(StringComparer.Ordinal).ToList();
        var kept = validateOnly ? plan.Puts : await store.GetAsync(plan.Channel.Code, all, cancellationToken);
        var publications = kept.ToDictionary(p => p.Sku, StringComparer.Ordinal);
        return all.Select(sku => new PublicationView(sku, plan.Channel.Code, publications.GetValueOrDefault(sku)
            ?? plan.Held.GetValueOrDefault(sku), plan.Lineages[sku].Product.Revision, null)).ToList();
    }

    private async Task<List<string>> AboveAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        var drafts = await products.GetAsync(skus, cancellationToken);
        return Above((await Lineages.LoadAsync(products, drafts, cancellationToken)).Values, skus);
    }

    private static List<string> Above(IEnumerable<Lineage> lineages, IReadOnlyCollection<string> except) =>
        lineages.SelectMany(l => l.Models).Select(m => m.Sku).Distinct(StringComparer.Ordinal).Except(except, StringComparer.Ordinal).ToList();

    private static Channel ChannelOf(CatalogSchema schema, string channel) =>
        schema.Channels.GetValueOrDefault(channel) ?? throw PimException.NotFound($"channels/{channel}");

    private static PimException Contention(string channel) =>
        new(ErrorKind.Aborted, "CONTENTION", $"channels/{channel} could not be changed: too much about these products is being changed at once. Try again.");
}
