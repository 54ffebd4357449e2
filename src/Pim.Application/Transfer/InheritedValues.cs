using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Values;

namespace Pim.Application.Transfer;

/// <summary>Takes values that a model keeps out of the rows of its variants: many sources write them into every row.</summary>
internal static class InheritedValues
{
    /// <summary>The edit without the values that belong to a level above. Values that differ from what the model has are told in the notices.</summary>
    public static ProductEdit Drop(ProductEdit edit, WorkingSet products, CatalogSchema schema, List<ImportNotice> notices)
    {
        var parentSku = edit.Parent ?? products.Find(edit.Sku)?.Parent ?? "";
        if (edit.Values is null || parentSku.Length == 0 || products.Find(parentSku) is not { } parent) return edit;
        if (!schema.FamilyVariants.TryGetValue(parent.FamilyVariant, out var variant)) return edit;
        var above = products.LineageOf(parent);
        var level = above.Level + 1;
        var kept = new List<(ValueKey, Value?)>(edit.Values.Entries.Count);
        foreach (var (key, value) in edit.Values.Entries)
        {
            if (variant.LevelOf(key.Attribute) >= level || !schema.Attributes.ContainsKey(key.Attribute)) kept.Add((key, value));
            else if (value is not null && !value.Equals(above.Find(key.Attribute, key.Channel, key.Locale))) notices.Add(Notice(key, parent, above));
        }
        return edit with { Values = edit.Values with { Entries = kept,
            ReplacedAttributes = edit.Values.ReplacedAttributes.Where(a => variant.LevelOf(a) >= level).ToHashSet() } };
    }

    private static ImportNotice Notice(ValueKey key, Product parent, Lineage above)
    {
        var holds = above.Find(key.Attribute, key.Channel, key.Locale) is null ? "has none" : "has another";
        var place = string.Join(", ", new[] { key.Channel, key.Locale }.Where(p => p.Length > 0));
        return new ImportNotice($"values.{key.Attribute}",
            $"Left out: '{key.Attribute}'{(place.Length > 0 ? $" ({place})" : "")} is kept by the models above, and '{parent.Sku}' {holds}.",
            "INHERITED_VALUE");
    }
}
