using Pim.Domain.Attributes;
using Pim.Domain.Media;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Domain.Content;

public sealed partial class ContentView
{
    private static readonly Dictionary<string, Asset> NoAssets = new(StringComparer.Ordinal);

    private static readonly Comparer<AttributeDefinition> ByPosition =
        Comparer<AttributeDefinition>.Create((a, b) => a.Position != b.Position ? a.Position.CompareTo(b.Position) : string.CompareOrdinal(a.Code, b.Code));

    private List<ContentAttribute> Attributes(Lineage lineage, IReadOnlyDictionary<string, Lineage> mentioned, IReadOnlyDictionary<string, Asset> assets)
    {
        var result = new List<ContentAttribute>();
        foreach (var attribute in AttributesOf(lineage))
        {
            if (Resolve(lineage, attribute) is { } resolved && ForChannel(resolved.Value, mentioned, assets) is { } value)
                result.Add(Describe(attribute, resolved, value));
        }
        return result;
    }

    /// <summary>The family's attributes in the order to show them; of a product without family, those it has values for.</summary>
    private AttributeDefinition[] AttributesOf(Lineage lineage)
    {
        if (_inOrder.TryGetValue(lineage.Product.Family, out var known)) return known;
        var codes = _schema.Families.TryGetValue(lineage.Product.Family, out var family) ? family.Attributes : lineage.Product.Values.Attributes;
        var ordered = codes.Select(c => _schema.Attributes.GetValueOrDefault(c)).OfType<AttributeDefinition>()
            .OrderBy(a => _schema.AttributeGroups.GetValueOrDefault(a.Group)?.Position ?? int.MaxValue)
            .ThenBy(a => a.Group, StringComparer.Ordinal)
            .ThenBy(a => a, ByPosition)
            .ToArray();
        return family is null ? ordered : _inOrder.GetOrAdd(family.Code, ordered);
    }

    /// <summary>The part of a value that this channel may see, or null when nothing is left.</summary>
    private Value? ForChannel(Value value, IReadOnlyDictionary<string, Lineage> mentioned, IReadOnlyDictionary<string, Asset> assets) => value switch
    {
        PricesValue prices when prices.Prices.Where(p => _channel.Currencies.Span.Contains(p.Currency)).ToValueList() is { Count: > 0 } visible =>
            new PricesValue(visible),
        PricesValue => null,
        ProductsValue products when products.Products.Where(mentioned.ContainsKey).ToValueList() is { Count: > 0 } visible => new ProductsValue(visible),
        ProductsValue => null,
        AssetsValue named when named.Assets.All(key => IsSeen(key, assets)) => named,
        AssetsValue named when named.Assets.Where(key => IsSeen(key, assets)).ToValueList() is { Count: > 0 } visible => new AssetsValue(visible),
        AssetsValue => null,
        _ => value,
    };

    private ContentAttribute Describe(AttributeDefinition attribute, in ResolvedValue resolved, Value value)
    {
        var group = _schema.AttributeGroups.TryGetValue(attribute.Group, out var found) ? LabelOf(found) : null;
        var content = new ContentAttribute(
            attribute, TextOf(attribute.Code, attribute.Labels), group, resolved.Locale, resolved.IsFallback, resolved.InheritedFrom, value);
        return value switch
        {
            OptionValue option => content with { ValueLabels = Options(attribute, [option.Option]) },
            OptionsValue options => content with { ValueLabels = Options(attribute, options.Options) },
            MeasurementValue measurement => DescribeUnit(content, measurement),
            TableValue => content with { ValueLabels = attribute.Columns.Select(c => new Label(c.Code, TextOf(c.Code, c.Labels))).ToList() },
            _ => content,
        };
    }

    private List<Label> Options(AttributeDefinition attribute, ValueList<string> chosen)
    {
        var checker = _schema.Checkers.Find(attribute.Code)!;
        var known = chosen.Select(checker.PlaceOf).Where(place => place >= 0).Order().Select(place => attribute.Options[place]);
        var labels = known.Select(o => new Label(o.Code, TextOf(o.Code, o.Labels))).ToList();
        if (labels.Count == chosen.Count) return labels;
        // An option that the schema lost since is still the product's value: shown by its code.
        labels.AddRange(chosen.Where(c => checker.PlaceOf(c) < 0).Select(c => new Label(c, $"[{c}]")));
        return labels;
    }

    private ContentAttribute DescribeUnit(ContentAttribute content, MeasurementValue measurement)
    {
        var attribute = content.Definition;
        var code = attribute.UnitOf(measurement);
        var unit = attribute.Units.FirstOrDefault(u => u.Code == code);
        var label = new Label(code, unit is null ? $"[{code}]" : TextOf(code, unit.Labels));
        return content with { ValueLabels = [label], UnitSymbol = unit?.Symbol ?? "" };
    }

    private List<ContentCategory> Categories(Lineage lineage)
    {
        var result = new List<ContentCategory>();
        foreach (var code in lineage.Categories)
        {
            if (!_treeCategories.Contains(code)) continue;
            var category = _schema.Categories[code];
            var path = new List<Label>();
            for (var above = category.Parent; above != _channel.CategoryTree; above = _schema.Categories[above].Parent)
                path.Insert(0, LabelOf(_schema.Categories[above]));
            result.Add(new ContentCategory(LabelOf(category), path));
        }
        return result;
    }

    /// <summary>Its own associations by type; of a type it has none of, those of the nearest model that has.</summary>
    private List<ContentAssociation> Associations(Lineage lineage, IReadOnlyDictionary<string, Lineage> mentioned, IReadOnlyDictionary<string, Asset> assets)
    {
        var byType = new SortedDictionary<string, ValueList<string>>(StringComparer.Ordinal);
        foreach (var association in lineage.SelfAndModels.SelectMany(p => p.Associations)) byType.TryAdd(association.Type, association.Products);
        var result = new List<ContentAssociation>();
        foreach (var (code, skus) in byType)
        {
            var links = skus.Where(mentioned.ContainsKey).Select(sku => Link(mentioned[sku], assets)).ToList();
            if (links.Count > 0 && _schema.AssociationTypes.TryGetValue(code, out var type)) result.Add(new ContentAssociation(LabelOf(type), links));
        }
        return result;
    }

    private List<MediaLink> Media(List<ContentAttribute> attributes, IReadOnlyDictionary<string, Asset> assets)
    {
        var media = new List<MediaLink>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            if (attribute.Value is not AssetsValue named) continue;
            foreach (var key in named.Assets)
            {
                if (seen.Add(key)) media.Add(Media(key, attribute.Definition.Code, assets.GetValueOrDefault(key)));
            }
        }
        return media;
    }

    private MediaLink Media(string key, string attribute, Asset? asset) => asset is null ? new MediaLink(key, attribute) : new MediaLink(key, attribute)
    {
        Asset = asset,
        AlternativeText = asset.AlternativeTexts.In(_locale, _fallbacks) ?? "",
        Caption = asset.Captions.In(_locale, _fallbacks) ?? "",
        Renditions = asset.File.CanBeRendered ? _channel.Renditions : [],
    };

    // What has not arrived yet may: its key is shown.
    private static bool IsSeen(string key, IReadOnlyDictionary<string, Asset> assets) => !assets.TryGetValue(key, out var asset) || !asset.Expired;

    private static IEnumerable<string> NamedBy(Lineage lineage, string? attribute)
    {
        foreach (var product in lineage.SelfAndModels)
        {
            foreach (var (key, value) in product.Values)
            {
                if (value is not AssetsValue assets || attribute is not null && attribute != key.Attribute) continue;
                foreach (var asset in assets.Assets) yield return asset;
            }
        }
    }

    private Variation? VariationOf(Lineage lineage, IReadOnlyList<Lineage> variants, IReadOnlyDictionary<string, Asset> assets)
    {
        if (lineage.Variant(_schema) is not { } variant) return null;
        var root = lineage.Models.Count > 0 ? lineage.Models[^1] : lineage.Product;
        var axes = variant.Levels.SelectMany(l => l.Axes)
            .Select(a => _schema.Attributes.TryGetValue(a, out var attribute) ? LabelOf(attribute) : new Label(a, $"[{a}]")).ToList();
        return new Variation(root.Sku, lineage.Product.Parent, axes, variants.Select(v => Link(v, assets)).ToList());
    }

    private static IEnumerable<string> ProductsOf(Lineage lineage)
    {
        foreach (var product in lineage.SelfAndModels)
        {
            foreach (var (_, value) in product.Values)
            {
                if (value is not ProductsValue products) continue;
                foreach (var sku in products.Products) yield return sku;
            }
        }
    }
}
