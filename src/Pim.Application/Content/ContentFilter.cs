using Pim.Application.Filtering;
using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Content;
using Pim.Domain.Products;
using Pim.Domain.Schema;

namespace Pim.Application.Content;

/// <summary>Looks at what a channel has of products, product by product, through the eyes of one of its locales.</summary>
public sealed class ContentFilter(IPublicationStore publications, SchemaCatalog schemas)
{
    /// <summary>A filter made ready; null for an empty one. InvalidArgument, with the position, when it cannot be read or names what does not exist.</summary>
    internal async Task<Prepared?> PrepareAsync(string channel, string locale, string filter, CancellationToken cancellationToken)
    {
        if (filter.Length == 0) return null;
        var schema = await schemas.CurrentAsync(cancellationToken);
        var passes = ProductFilter.Compile(filter, schema);
        return schema.Channels.TryGetValue(channel, out var found) && found.FindLocale(locale) is { } served
            ? new Prepared(publications, channel, schema, new ContentView(schema, found, served), passes)
            : throw PimException.NotFound($"channels/{channel}/locales/{locale}");
    }

    /// <summary>A filter made ready for one channel and locale.</summary>
    internal sealed class Prepared(IPublicationStore publications, string channel, CatalogSchema schema, ContentView view, Func<FilterSubject, bool> passes)
    {
        /// <summary>The same changes; what does not match counts as withdrawn.</summary>
        public async Task<IReadOnlyList<StoredChange>> ApplyAsync(IReadOnlyList<StoredChange> changes, CancellationToken cancellationToken)
        {
            var published = new PublishedProducts(publications, channel);
            await published.LoadAsync(changes.Where(c => !c.Withdrawn).Select(c => c.Sku), cancellationToken);
            return changes.Select(c => c.Withdrawn || Matches(published.FindVisible(c.Sku)) ? c : c with { Withdrawn = true, Documents = [] }).ToList();
        }

        /// <summary>Whether a product, which the channel sees when it is given, matches.</summary>
        public bool Matches(Lineage? visible) =>
            visible is not null && passes(new SeenValues(view, visible, ProductState.Of(visible, schema, mayHaveIssues: false)));
    }
}
