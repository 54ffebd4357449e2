using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Publications;

namespace Pim.Application.Publications;

/// <summary>Where a draft stands on its way to the channels.</summary>
public enum ReviewState
{
    /// <summary>Being worked on.</summary>
    Draft = 1,

    /// <summary>Said to be ready.</summary>
    Ready,

    /// <summary>The channels that have the product have this very draft.</summary>
    Published,
}

/// <summary>Where a draft stands, and who brought it there.</summary>
public sealed record ReviewView(string Sku, ReviewState State, string Actor, DateTimeOffset Time, string Note);

/// <summary>The way of drafts from editing to publishing.</summary>
public sealed class Reviews(IPublicationStore store, IProductStore products, TimeProvider time)
{
    /// <summary>Where a draft stands. NotFound when the product does not exist.</summary>
    public async Task<ReviewView> GetAsync(string sku, CancellationToken cancellationToken)
    {
        var draft = await DraftAsync(sku, cancellationToken);
        var publications = await store.GetOfProductAsync(sku, cancellationToken);
        if (publications.Count > 0 && publications.All(p => p.Revision == draft.Revision) && publications.MaxBy(p => p.Time) is { } last)
            return new ReviewView(sku, ReviewState.Published, last.Actor, last.Time, "");
        var review = await store.GetReviewAsync(sku, cancellationToken);
        return review?.Revision == draft.Revision
            ? new ReviewView(sku, review.Ready ? ReviewState.Ready : ReviewState.Draft, review.Actor, review.Time, review.Note)
            : new ReviewView(sku, ReviewState.Draft, draft.Actor, draft.UpdateTime, "");
    }

    /// <summary>Says that a draft is ready to be published. Aborted when it has another revision than expected.</summary>
    public async Task<ReviewView> SubmitAsync(string sku, long? expectedRevision, string note, string actor, CancellationToken cancellationToken)
    {
        var draft = await DraftAsync(sku, cancellationToken);
        Etag.Check(Product.NameOf(sku), draft.Revision, expectedRevision);
        await store.SaveReviewAsync(new Review(sku, draft.Revision, true, actor, time.GetUtcNow(), note), cancellationToken);
        return await GetAsync(sku, cancellationToken);
    }

    /// <summary>Sends a draft back to its editor. FailedPrecondition when it was not submitted.</summary>
    public async Task<ReviewView> ReturnAsync(string sku, string note, string actor, CancellationToken cancellationToken)
    {
        var draft = await DraftAsync(sku, cancellationToken);
        if (!PublicationRules.IsReady(draft, await store.GetReviewAsync(sku, cancellationToken)))
            throw PimException.Violated([new("name", "Was not submitted for review as it is now.", "NOT_SUBMITTED", ViolationKind.Precondition)]);
        await store.SaveReviewAsync(new Review(sku, draft.Revision, false, actor, time.GetUtcNow(), note), cancellationToken);
        return await GetAsync(sku, cancellationToken);
    }

    private async Task<Product> DraftAsync(string sku, CancellationToken cancellationToken) =>
        await products.GetAsync([sku], cancellationToken) is [var draft] ? draft : throw PimException.NotFound(Product.NameOf(sku));
}
