using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Text;

namespace Pim.Application.Content;

/// <summary>Finished contents of several products, as they go out.</summary>
/// <param name="Contents">In the order asked, without the missing ones.</param>
/// <param name="Missing">SKUs that the channel does not see.</param>
public sealed record ServedContents(IReadOnlyList<ServedContent> Contents, IReadOnlyList<string> Missing);

/// <summary>The finished content of a product, as it goes out.</summary>
public readonly record struct ServedContent(string Sku, byte[] Bytes);

/// <summary>Answers content as it was made when it was published: from memory, or else from the store.</summary>
public sealed class ContentServer(IContentStore store, SchemaCatalog schemas, ContentCache cache, IContentFormat format)
{
    /// <summary>The content of one product. NotFound when the channel, its locale or the product is not there to see.</summary>
    public ValueTask<byte[]> GetAsync(string sku, string channel, string locale, CancellationToken cancellationToken) =>
        cache.Find(channel, locale, sku) is { } bytes ? ValueTask.FromResult(bytes) : new(ReadAsync(sku, channel, locale, cancellationToken));

    /// <summary>The content of several products. NotFound when the channel or its locale does not exist.</summary>
    public async Task<ServedContents> BatchGetAsync(IReadOnlyList<string> skus, string channel, string locale, CancellationToken cancellationToken)
    {
        locale = await LocaleAsync(channel, locale, cancellationToken);
        var found = new Dictionary<string, byte[]>(skus.Count, StringComparer.Ordinal);
        var stamps = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var sku in skus)
        {
            if (found.ContainsKey(sku)) continue;
            if (cache.Find(channel, locale, sku) is { } bytes) found[sku] = bytes;
            else stamps.TryAdd(sku, cache.Stamp(channel, sku));
        }
        if (stamps.Count > 0)
        {
            foreach (var content in await store.GetAsync(channel, locale, stamps.Keys, cancellationToken))
                found[content.Sku] = Keep(content, channel, locale, stamps[content.Sku]);
        }
        return new ServedContents(
            skus.Where(found.ContainsKey).Select(sku => new ServedContent(sku, found[sku])).ToList(),
            skus.Where(sku => !found.ContainsKey(sku)).Distinct(StringComparer.Ordinal).ToList());
    }

    private async Task<byte[]> ReadAsync(string sku, string channel, string locale, CancellationToken cancellationToken)
    {
        var stamp = cache.Stamp(channel, sku);
        if (await store.GetAsync(channel, locale, [sku], cancellationToken) is [var content]) return Keep(content, channel, locale, stamp);
        // Only now, for those few who ask for what is not there: is it the channel, the spelling of the locale, or the product?
        var served = await LocaleAsync(channel, locale, cancellationToken);
        if (served != locale) return await GetAsync(sku, channel, served, cancellationToken);
        throw PimException.NotFound($"channels/{channel}/locales/{locale}/{Product.NameOf(sku)}");
    }

    private byte[] Keep(in StoredContent content, string channel, string locale, long stamp)
    {
        var bytes = format.Finish(content.Bytes.Span, content.Sequence, content.Time);
        cache.Add(channel, locale, content.Sku, bytes, stamp);
        return bytes;
    }

    /// <summary>A locale of a channel as the channel spells it. NotFound when the channel or the locale does not exist.</summary>
    internal async Task<string> LocaleAsync(string channel, string locale, CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        if (!schema.Channels.TryGetValue(channel, out var found)) throw PimException.NotFound($"channels/{channel}");
        var normal = Locales.TryNormalize(locale, out var known) ? known : locale;
        return found.FindLocale(normal)?.Locale ?? throw PimException.NotFound($"channels/{channel}/locales/{locale}");
    }
}
