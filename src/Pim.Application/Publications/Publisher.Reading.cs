using Pim.Domain.Products;
using Pim.Domain.Publications;

namespace Pim.Application.Publications;

/// <summary>In what a draft differs from what a channel has.</summary>
/// <param name="Sku">Which product.</param>
/// <param name="PublishedRevision">The revision that the channel has; 0 for none.</param>
/// <param name="DraftRevision">The draft's revision.</param>
/// <param name="Differences">By field.</param>
public sealed record PublicationDiff(string Sku, long PublishedRevision, long DraftRevision, IReadOnlyList<FieldDiff> Differences);

public sealed partial class Publisher
{
    /// <summary>What a channel has of a product. NotFound when the channel or the product does not exist.</summary>
    public async Task<PublicationView> GetAsync(string sku, string channel, CancellationToken cancellationToken)
    {
        ChannelOf(await schemas.CurrentAsync(cancellationToken), channel);
        var draft = await DraftAsync(sku, cancellationToken);
        var held = await store.GetAsync(channel, [sku], cancellationToken);
        return new PublicationView(
            sku, channel, held.Count == 0 ? null : held[0], draft.Revision, await store.GetScheduleAsync(sku, channel, cancellationToken));
    }

    /// <summary>What every channel has of a product, by code of the channel. NotFound when the product does not exist.</summary>
    public async Task<IReadOnlyList<PublicationView>> ListAsync(string sku, CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        var draft = await DraftAsync(sku, cancellationToken);
        var held = (await store.GetOfProductAsync(sku, cancellationToken)).ToDictionary(p => p.Channel, StringComparer.Ordinal);
        var views = new List<PublicationView>();
        foreach (var channel in schema.Channels.Keys.Order(StringComparer.Ordinal))
            views.Add(new PublicationView(
                sku, channel, held.GetValueOrDefault(channel), draft.Revision, await store.GetScheduleAsync(sku, channel, cancellationToken)));
        return views;
    }

    /// <summary>In what a draft differs from what a channel has. NotFound when the channel or the product does not exist.</summary>
    public async Task<PublicationDiff> DiffAsync(string sku, string channel, CancellationToken cancellationToken)
    {
        ChannelOf(await schemas.CurrentAsync(cancellationToken), channel);
        var draft = await DraftAsync(sku, cancellationToken);
        var published = await store.GetProductsAsync(channel, [sku], cancellationToken) is [var found] ? found : null;
        return new PublicationDiff(sku, published?.Revision ?? 0, draft.Revision, ProductDiff.Between(published, draft));
    }

    private async Task<Product> DraftAsync(string sku, CancellationToken cancellationToken) => (await DraftsAsync([sku], cancellationToken))[sku];
}
