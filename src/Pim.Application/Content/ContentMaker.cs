using System.Collections.Concurrent;
using Pim.Application.Media;
using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Application.Search;
using Pim.Domain.Content;
using Pim.Domain.Media;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Search;

namespace Pim.Application.Content;

/// <summary>What was made: the part that changed, and what all of it hangs on.</summary>
/// <param name="Changes">Content that is not as it was.</param>
/// <param name="Mentions">Of all content made: what it mentions.</param>
/// <param name="Searched">Of all content made: by what it is found.</param>
/// <param name="MadeOf">The publications that it was made of.</param>
/// <param name="MadeOfAssets">The assets that it was made of.</param>
internal sealed record MadeContents(
    IReadOnlyList<ContentChange> Changes, IReadOnlyList<ContentMentions> Mentions, IReadOnlyList<SearchedContent> Searched,
        IReadOnlyList<(string Sku, long Revision)> MadeOf,
    IReadOnlyList<(string Key, long Revision)> MadeOfAssets);

/// <summary>Makes content of publications: the finished form in which channels see products.</summary>
public sealed class ContentMaker(IProductStore products, IContentStore contents, IAssetStore assets, IContentFormat format)
{
    private const int MaxVariants = 1_000;

    private volatile CachedViews _views = new(-1, []);

    /// <summary>Makes the content of products in a channel, and tells what of it changed against what is kept.</summary>
    /// <param name="schema">The schema to see by. A channel that it does not have sees nothing.</param>
    /// <param name="channel">Code of the channel.</param>
    /// <param name="skus">The products.</param>
    /// <param name="published">What the channel has; a change that is about to be committed is laid over.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task<MadeContents> MakeAsync(
        CatalogSchema schema, string channel, IReadOnlyCollection<string> skus, PublishedProducts published, CancellationToken cancellationToken)
    {
        var views = ViewsOf(schema, channel);
        await published.LoadAsync(skus, cancellationToken);
        var kept = (await contents.GetChangesAsync(channel, skus, cancellationToken)).ToDictionary(c => c.Sku, StringComparer.Ordinal);
        var named = skus.ToDictionary(sku => sku, sku => NamedBy(sku, published), StringComparer.Ordinal);
        await published.LoadAsync(named.Values.SelectMany(n => n), cancellationToken);

        var drafts = new List<Draft>(skus.Count);
        foreach (var sku in skus)
        {
            var lineage = views.Count > 0 ? published.FindVisible(sku) : null;
            drafts.Add(lineage is null ? new Draft(sku) : await GatherAsync(schema, lineage, named[sku], published, cancellationToken));
        }
        var assetsByKey = await AssetsAsync(drafts, cancellationToken);

        var changes = new List<ContentChange>();
        var searched = new List<SearchedContent>(skus.Count);
        foreach (var draft in drafts)
        {
            var seen = draft.Lineage is null ? [] : views.Select(view => view.Project(draft.Lineage, draft.Mentioned, draft.Variants, assetsByKey)).ToList();
            var documents = seen.ConvertAll(content => new ContentDocument(content.Locale, format.Write(content)));
            searched.Add(new SearchedContent(draft.Sku, seen.ConvertAll(SearchEntry.Of)));
            if (!IsKept(kept.GetValueOrDefault(draft.Sku), documents)) changes.Add(new ContentChange(draft.Sku, documents));
        }
        var mentions = drafts.ConvertAll(
            draft => new ContentMentions(draft.Sku, [.. MentionsOf(draft.Sku, named[draft.Sku], published), .. draft.Assets.Select(ContentMentions.OfAsset)]));
        var madeOfAssets = drafts.SelectMany(draft => draft.Assets).Distinct(StringComparer.Ordinal)
            .Select(key => (key, assetsByKey.GetValueOrDefault(key)?.Revision ?? 0)).ToList();
        return new MadeContents(changes, mentions, searched, published.Read, madeOfAssets);
    }

    /// <summary>All that goes into the content of a product that the channel sees.</summary>
    private async Task<Draft> GatherAsync(
        CatalogSchema schema, Lineage lineage, HashSet<string> named, PublishedProducts published, CancellationToken cancellationToken)
    {
        var mentioned = new Dictionary<string, Lineage>(named.Count, StringComparer.Ordinal);
        foreach (var sku in named)
        {
            if (published.FindVisible(sku) is { } other) mentioned[sku] = other;
        }
        var variants = lineage.Product.Type == ProductType.Model ? await VariantsAsync(lineage.Product.Sku, published, cancellationToken) : [];
        var linked = mentioned.Values.Concat(variants).SelectMany(other => ContentView.ImagesOf(schema, other));
        return new Draft(lineage.Product.Sku)
        {
            Lineage = lineage,
            Mentioned = mentioned,
            Variants = variants,
            Assets = ContentView.AssetsOf(lineage).Concat(linked).ToHashSet(StringComparer.Ordinal),
        };
    }

    private async Task<Dictionary<string, Asset>> AssetsAsync(List<Draft> drafts, CancellationToken cancellationToken)
    {
        var keys = drafts.SelectMany(draft => draft.Assets).ToHashSet(StringComparer.Ordinal);
        return keys.Count == 0 ? [] : (await assets.GetAsync(keys, cancellationToken)).ToDictionary(asset => asset.Key, StringComparer.Ordinal);
    }

    private async Task<List<Lineage>> VariantsAsync(string model, PublishedProducts published, CancellationToken cancellationToken)
    {
        var variants = new List<Lineage>();
        var children = await products.ChildrenAsync(model, cancellationToken);
        await published.LoadAsync(children.Select(c => c.Sku), cancellationToken);
        foreach (var child in children)
        {
            if (child.Type == ProductType.Model) variants.AddRange(await VariantsAsync(child.Sku, published, cancellationToken));
            else if (published.FindVisible(child.Sku) is { } variant) variants.Add(variant);
            if (variants.Count >= MaxVariants) break;
        }
        variants.Sort((a, b) => string.CompareOrdinal(a.Product.Sku, b.Product.Sku));
        return variants.Count > MaxVariants ? variants[..MaxVariants] : variants;
    }

    private static HashSet<string> NamedBy(string sku, PublishedProducts published) =>
        published.FindVisible(sku) is { } lineage ? ContentView.Mentions(lineage).ToHashSet(StringComparer.Ordinal) : [];

    // What a product inherits from and names, and what those inherit from: a title may come from a model.
    private static HashSet<string> MentionsOf(string sku, HashSet<string> named, PublishedProducts published)
    {
        var mentions = new HashSet<string>(named, StringComparer.Ordinal);
        foreach (var each in named.Prepend(sku))
        {
            for (var parent = published.Find(each)?.Parent ?? ""; parent.Length > 0; parent = published.Find(parent)?.Parent ?? "") mentions.Add(parent);
        }
        mentions.Remove(sku);
        return mentions;
    }

    private static bool IsKept(StoredChange? kept, List<ContentDocument> documents)
    {
        if (kept is null || kept.Withdrawn) return documents.Count == 0;
        if (kept.Documents.Count != documents.Count) return false;
        for (var i = 0; i < documents.Count; i++)
        {
            if (kept.Documents[i].Locale != documents[i].Locale || !kept.Documents[i].Bytes.Span.SequenceEqual(documents[i].Bytes.Span)) return false;
        }
        return true;
    }

    private IReadOnlyList<ContentView> ViewsOf(CatalogSchema schema, string channel)
    {
        if (!schema.Channels.TryGetValue(channel, out var found)) return [];
        var cached = _views;
        if (cached.SchemaVersion != schema.Version) _views = cached = new CachedViews(schema.Version, []);
        return cached.ByChannel.GetOrAdd(channel, _ => found.Locales.Select(locale => new ContentView(schema, found, locale)).ToList());
    }

    /// <summary>What goes into the content of a product; nothing when the channel does not see it.</summary>
    private sealed record Draft(string Sku)
    {
        public Lineage? Lineage { get; init; }

        public IReadOnlyDictionary<string, Lineage> Mentioned { get; init; } = new Dictionary<string, Lineage>();

        public IReadOnlyList<Lineage> Variants { get; init; } = [];

        public IReadOnlyCollection<string> Assets { get; init; } = [];
    }

    private sealed record CachedViews(long SchemaVersion, ConcurrentDictionary<string, IReadOnlyList<ContentView>> ByChannel);
}
