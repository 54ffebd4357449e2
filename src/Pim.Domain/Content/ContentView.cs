using System.Collections.Concurrent;
using Pim.Domain.Attributes;
using Pim.Domain.Channels;
using Pim.Domain.Media;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Domain.Content;

/// <summary>
/// The eyes of one channel and locale: makes content of products. Immutable; made once for a schema, channel and locale and used for many products.
/// </summary>
public sealed partial class ContentView
{
    private readonly CatalogSchema _schema;
    private readonly Channel _channel;
    private readonly string _locale;
    private readonly string[] _fallbacks;
    private readonly HashSet<string> _treeCategories;
    private readonly ConcurrentDictionary<string, AttributeDefinition[]> _inOrder = new(StringComparer.Ordinal);

    /// <summary>The view of a channel in one of its locales.</summary>
    /// <param name="schema">The schema to see by.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="locale">One of the channel's locales.</param>
    public ContentView(CatalogSchema schema, Channel channel, ChannelLocale locale)
    {
        _schema = schema;
        _channel = channel;
        _locale = locale.Locale;
        _fallbacks = locale.Fallbacks.Span.ToArray();
        _treeCategories = schema.Subtree(channel.CategoryTree).ToHashSet(StringComparer.Ordinal);
        _treeCategories.Remove(channel.CategoryTree);
    }

    /// <summary>The locale that it sees in.</summary>
    public string Locale => _locale;

    /// <summary>Version of the schema that it sees by.</summary>
    public long SchemaVersion => _schema.Version;

    /// <summary>SKUs of other products that the content of this one names: those whose lineages <see cref="Project"/> wants to know.</summary>
    public static IEnumerable<string> Mentions(Lineage lineage) =>
        ProductsOf(lineage).Concat(lineage.SelfAndModels.SelectMany(p => p.Associations).SelectMany(a => a.Products)).Distinct(StringComparer.Ordinal);

    /// <summary>Keys of all assets that a product or the models above it name, whatever the channel and locale.</summary>
    public static IEnumerable<string> AssetsOf(Lineage lineage) => NamedBy(lineage, attribute: null);

    /// <summary>Keys of all assets that may stand for a product in a link, whatever the channel and locale.</summary>
    public static IEnumerable<string> ImagesOf(CatalogSchema schema, Lineage lineage) =>
        schema.Families.TryGetValue(lineage.Product.Family, out var family) && family.ImageAttribute.Length > 0 ? NamedBy(lineage, family.ImageAttribute) : [];

    /// <summary>The content of a product.</summary>
    /// <param name="lineage">The product with the models above it.</param>
    /// <param name="mentioned">Products that it names and that this channel sees, by SKU; others are left out of the content.</param>
    /// <param name="variants">For a model: the products below it that this channel sees, in order; empty for others.</param>
    /// <param name="assets">Assets that <see cref="AssetsOf(Lineage)"/> and <see cref="ImagesOf"/> tell, by key, as far as they exist. Expired ones are
    /// left out of the content.</param>
    public ProductContent Project(
        Lineage lineage, IReadOnlyDictionary<string, Lineage> mentioned, IReadOnlyList<Lineage> variants, IReadOnlyDictionary<string, Asset>? assets = null)
    {
        assets ??= NoAssets;
        var product = lineage.Product;
        var attributes = Attributes(lineage, mentioned, assets);
        return new ProductContent
        {
            Channel = _channel.Code,
            Locale = _locale,
            Sku = product.Sku,
            Type = product.Type,
            Title = Title(lineage),
            Image = Image(lineage, assets),
            Family = _schema.Families.TryGetValue(product.Family, out var family) ? LabelOf(family) : null,
            Attributes = attributes,
            Categories = Categories(lineage),
            Associations = Associations(lineage, mentioned, assets),
            Media = Media(attributes, assets),
            Variation = VariationOf(lineage, variants, assets),
        };
    }

    /// <summary>What to call a product in this view: the value of its family's label attribute, or the SKU.</summary>
    public string Title(Lineage lineage) =>
        FamilyAttribute(lineage, f => f.LabelAttribute) is { } attribute && Resolve(lineage, attribute) is { Value: TextValue text }
            ? text.Text
            : lineage.Product.Sku;

    /// <summary>Key of the asset that shows a product, expired ones left out; empty when there is none.</summary>
    public string Image(Lineage lineage, IReadOnlyDictionary<string, Asset>? assets = null) =>
        FamilyAttribute(lineage, f => f.ImageAttribute) is { } attribute && Resolve(lineage, attribute) is { Value: AssetsValue named }
            ? named.Assets.FirstOrDefault(key => assets is null || IsSeen(key, assets)) ?? ""
            : "";

    /// <summary>The product as a link.</summary>
    private ContentLink Link(Lineage lineage, IReadOnlyDictionary<string, Asset> assets)
    {
        var image = Image(lineage, assets);
        return new ContentLink(lineage.Product.Sku, Title(lineage), image) { ImageAsset = assets.GetValueOrDefault(image) };
    }

    /// <summary>
    /// The value that this view sees of an attribute: the value for this channel and locale, or else for the first fallback locale that has
    /// one; each looked for in the product first, then in the models above it.
    /// </summary>
    public ResolvedValue? Resolve(Lineage lineage, AttributeDefinition attribute)
    {
        if (attribute.Type == AttributeType.Identifier) return new ResolvedValue(new TextValue(lineage.Product.Sku), "", false, "");
        var channel = attribute.Scopable ? _channel.Code : "";
        if (!attribute.Localizable) return Find(lineage, attribute.Code, channel, "", false);
        if (Find(lineage, attribute.Code, channel, _locale, false) is { } exact) return exact;
        foreach (var fallback in _fallbacks)
        {
            if (Find(lineage, attribute.Code, channel, fallback, true) is { } value) return value;
        }
        return null;
    }

    private static ResolvedValue? Find(Lineage lineage, string attribute, string channel, string locale, bool isFallback)
    {
        if (lineage.Product.Values.Find(attribute, channel, locale) is { } own) return new ResolvedValue(own, locale, isFallback, "");
        foreach (var model in lineage.Models)
        {
            if (model.Values.Find(attribute, channel, locale) is { } inherited) return new ResolvedValue(inherited, locale, isFallback, model.Sku);
        }
        return null;
    }

    private AttributeDefinition? FamilyAttribute(Lineage lineage, Func<Families.Family, string> which) =>
        _schema.Families.TryGetValue(lineage.Product.Family, out var family) ? _schema.Attributes.GetValueOrDefault(which(family)) : null;

    /// <summary>What something is called in this view: its code in brackets when it has no name.</summary>
    public string TextOf(string code, LocalizedText labels) => labels.In(_locale, _fallbacks) ?? $"[{code}]";

    private Label LabelOf(SchemaNoun noun) => new(noun.Code, TextOf(noun.Code, noun.Labels));
}

/// <summary>A value as a view sees it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Locale">The locale it was written for; empty when it is the same in all.</param>
/// <param name="IsFallback">Whether another locale than the one asked for stood in.</param>
/// <param name="InheritedFrom">SKU of the model it comes from; empty when it is the product's own.</param>
public readonly record struct ResolvedValue(Value Value, string Locale, bool IsFallback, string InheritedFrom);
