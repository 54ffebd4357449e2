using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Insights;
using Pim.Domain.Products;

namespace Pim.Application.Insights;

/// <summary>What goes with a product.</summary>
public sealed class ProductSuggestions(
    CustomerHistories histories, SchemaCatalog schemas, IPublicationStore publications, BoughtTogetherCache together, TimeProvider time)
{
    private const int MaxCandidates = 1_000;
    private const int MaxLevels = 2;

    /// <summary>
    /// Products of a channel that go with one of its products. NotFound when the channel or the type does not exist, or the channel does not have the
    /// product.
    /// </summary>
    /// <param name="sku">The product.</param>
    /// <param name="channel">Code of the channel.</param>
    /// <param name="customer">Pseudonym of the customer whom to suit; empty for anybody.</param>
    /// <param name="type">Code of the association type whose links count; empty for all.</param>
    /// <param name="limit">Most products.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<(string Sku, Suggestion Suggestion)>> SuggestAsync(
        string sku, string channel, string customer, string type, int limit, CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        if (!schema.Channels.ContainsKey(channel)) throw PimException.NotFound($"channels/{channel}");
        if (type.Length > 0 && !schema.AssociationTypes.ContainsKey(type)) throw PimException.NotFound($"associationTypes/{type}");
        var curated = await CuratedAsync(sku, channel, type, cancellationToken);
        var names = new HistoryNames();
        var beside = (await together.GetAsync(cancellationToken)).Beside(sku).Take(MaxCandidates).Select(b => (names.NumberOf(b.Sku), b.Score)).ToList();
        var unwanted = customer.Length == 0 ? []
            : Suggestions.Unwanted(await histories.ReadAsync(customer, names, cancellationToken), time.GetUtcNow().ToUnixTimeMilliseconds());
        unwanted.Add(names.NumberOf(sku));
        var blended = Suggestions.Blend(curated.Select(c => names.NumberOf(c)).ToList(), beside, unwanted.Contains)
            .Select(s => (Sku: names[s.Product], s)).ToList();
        var seen = await publications.SeenAsync(channel, blended.Select(b => b.Sku).ToList(), cancellationToken);
        return blended.Where(b => seen.Contains(b.Sku)).Take(limit).ToList();
    }

    /// <summary>What editors linked to the product, or to the models above it.</summary>
    private async Task<IReadOnlyList<string>> CuratedAsync(string sku, string channel, string type, CancellationToken cancellationToken)
    {
        var linked = new List<string>();
        var at = sku;
        for (var level = 0; level <= MaxLevels && at.Length > 0; level++)
        {
            if (await publications.GetProductsAsync(channel, [at], cancellationToken) is not [var product])
            {
                if (level == 0) throw PimException.NotFound($"channels/{channel}/{Product.NameOf(sku)}");
                break;
            }
            linked.AddRange(product.Associations.Where(a => type.Length == 0 || a.Type == type).SelectMany(a => a.Products));
            at = product.Parent;
        }
        return linked.Distinct(StringComparer.Ordinal).Take(MaxCandidates).ToList();
    }
}

/// <summary>Asks what a channel sees.</summary>
internal static class SeenProducts
{
    /// <summary>Those of these products that the channel has.</summary>
    public static async Task<HashSet<string>> SeenAsync(
        this IPublicationStore publications, string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in skus.Chunk(Publisher.MaxProducts))
            seen.UnionWith((await publications.GetAsync(channel, some, cancellationToken)).Select(p => p.Sku));
        return seen;
    }
}
