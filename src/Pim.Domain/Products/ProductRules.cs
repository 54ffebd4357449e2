using System.Collections.Frozen;
using Pim.Domain.Families;
using Pim.Domain.Schema;
using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Domain.Products;

/// <summary>The rules that a product must keep. All breaches are gathered, never only the first.</summary>
public static partial class ProductRules
{
    /// <summary>Most values of one product.</summary>
    public const int MaxValues = 10_000;

    /// <summary>Most attributes that one product has values of.</summary>
    public const int MaxAttributes = 1_000;

    /// <summary>Most values that one product has of one attribute.</summary>
    public const int MaxValuesOfAttribute = 1_000;

    /// <summary>Most categories of one product, and most products of one association.</summary>
    public const int MaxLinks = 1_000;

    /// <summary>
    /// Gathers what an edit breaks. It is held to what it changes: values that were there before and stay the same are not looked at,
    /// unless the family changes.
    /// </summary>
    /// <param name="before">The state before; null for a new product.</param>
    /// <param name="after">The state after, with the models above it.</param>
    /// <param name="schema">The schema as of which to judge.</param>
    /// <returns>What it breaks, at most <see cref="Violations.Max"/> and one that says that there are more.</returns>
    public static List<Violation> CheckEdit(Product? before, Lineage after, CatalogSchema schema)
    {
        var violations = new List<Violation>();
        var product = after.Product;
        if (before is null && !Codes.IsSku(product.Sku))
            violations.Add(new("sku", $"Must be 1 to {Codes.MaxSkuLength} visible characters without space at either end.", "INVALID_SKU"));
        if (before is not null) CheckImmutable(before, product, violations);
        CheckPlace(after, schema, violations);
        CheckCategories(before, product, schema, violations);
        CheckAssociations(before, product, schema, violations);
        CheckValues(before?.Family == product.Family ? before : null, after, schema, violations);
        return Violations.Capped(violations);
    }

    /// <summary>Gathers what the schema no longer allows in a stored product.</summary>
    public static List<Violation> FindIssues(Lineage stored, CatalogSchema schema)
    {
        var issues = new List<Violation>();
        CheckPlace(stored, schema, issues);
        CheckCategories(null, stored.Product, schema, issues);
        CheckAssociations(null, stored.Product, schema, issues);
        CheckValues(null, stored, schema, issues);
        return Violations.Capped(issues);
    }

    private static void CheckImmutable(Product before, Product after, List<Violation> violations)
    {
        if (before.Type != after.Type) violations.Add(new("type", "Cannot be changed after creation.", "IMMUTABLE"));
        if (before.Parent != after.Parent) violations.Add(new("parent", "Cannot be changed after creation.", "IMMUTABLE"));
        if (before.FamilyVariant != after.FamilyVariant) violations.Add(new("family_variant", "Cannot be changed after creation.", "IMMUTABLE"));
        if (before.Family != after.Family && (before.FamilyVariant.Length > 0))
            violations.Add(new("family", "Models and variants keep their family.", "IMMUTABLE"));
    }

    private static void CheckCategories(Product? before, Product product, CatalogSchema schema, List<Violation> violations)
    {
        if (before is not null && before.Categories == product.Categories) return;
        if (product.Categories.Count > MaxLinks)
            violations.Add(new("categories", $"Must have at most {MaxLinks} entries.", "COUNT_OUT_OF_RANGE"));
        foreach (var category in product.Categories)
        {
            if (violations.AreMany()) return;
            if (!schema.Categories.ContainsKey(category) && before?.Categories.Contains(category) != true)
                violations.Add(
                    new("categories", $"The category '{TextRules.Excerpt(category)}' does not exist.", "UNKNOWN_CATEGORY", ViolationKind.Precondition));
        }
    }

    private static void CheckAssociations(Product? before, Product product, CatalogSchema schema, List<Violation> violations)
    {
        foreach (var (type, skus) in product.Associations)
        {
            if (violations.AreMany()) return;
            if (before is not null && before.Associated(type) == skus) continue;
            var field = $"associations.{type}";
            if (!schema.AssociationTypes.ContainsKey(type))
                violations.Add(
                    new(field, $"The association type '{TextRules.Excerpt(type)}' does not exist.", "UNKNOWN_ASSOCIATION_TYPE", ViolationKind.Precondition));
            if (skus.Count > MaxLinks) violations.Add(new(field, $"Must have at most {MaxLinks} products.", "COUNT_OUT_OF_RANGE"));
            else CheckAssociated(product, field, skus, violations);
        }
    }

    private static void CheckAssociated(Product product, string field, ValueList<string> skus, List<Violation> violations)
    {
        var seen = new HashSet<string>(skus.Count, StringComparer.Ordinal);
        for (var i = 0; i < skus.Count && !violations.AreMany(); i++)
        {
            if (!Codes.IsSku(skus[i])) violations.Add(new($"{field}.codes[{i}]", "Is not a SKU.", "INVALID_SKU"));
            else if (skus[i] == product.Sku) violations.Add(new($"{field}.codes[{i}]", "A product cannot point at itself.", "SELF_ASSOCIATION"));
            else if (!seen.Add(skus[i])) violations.Add(new($"{field}.codes[{i}]", $"'{skus[i]}' is named twice.", "DUPLICATE"));
        }
    }

    private static void CheckValues(Product? before, Lineage after, CatalogSchema schema, List<Violation> violations)
    {
        var product = after.Product;
        if (!CheckCounts(product.Values, violations)) return;
        var variant = after.Variant(schema);
        var levels = schema.FamilyPlans.Find(product.Family)?.LevelsOf(variant);
        foreach (ref readonly var scoped in product.Values.Span)
        {
            if (violations.AreMany()) return;
            if (before is not null && Equals(before.Values.Find(scoped.Key.Attribute, scoped.Key.Channel, scoped.Key.Locale), scoped.Value)) continue;
            CheckValue(scoped, after, levels, variant, schema, violations);
        }
        if (variant is not null) CheckAxes(after, variant, violations);
    }

    private static bool CheckCounts(ProductValues values, List<Violation> violations)
    {
        if (values.Count > MaxValues)
        {
            violations.Add(new("values", $"Must have at most {MaxValues} values, not {values.Count}.", "TOO_MANY_VALUES"));
            return false;
        }
        if (values.Count <= MaxAttributes) return true;
        var attributes = 0;
        for (var i = 0; i < values.Count; attributes++)
        {
            var key = values.Span[i].Key;
            var count = values.OfAt(key.Attribute, i).Length;
            if (count > MaxValuesOfAttribute)
                violations.Add(Violation.OfValue(key, $"Must have at most {MaxValuesOfAttribute} values, not {count}.", "TOO_MANY_VALUES"));
            i += count;
        }
        if (attributes > MaxAttributes)
            violations.Add(new("values", $"Must have values of at most {MaxAttributes} attributes, not {attributes}.", "TOO_MANY_VALUES"));
        return attributes <= MaxAttributes;
    }

    private static void CheckValue(in ScopedValue scoped, Lineage lineage, FrozenDictionary<string, int>? levels, FamilyVariant? variant, CatalogSchema schema,
        List<Violation> violations)
    {
        var attribute = scoped.Key.Attribute;
        if (schema.Checkers.Find(attribute) is not { } checker)
        {
            violations.Add(Violation.OfValue(
                scoped.Key, $"The attribute '{TextRules.Excerpt(attribute)}' does not exist.", "UNKNOWN_ATTRIBUTE", kind: ViolationKind.Precondition));
            return;
        }
        checker.Check(scoped, violations);
        if (levels is null) return;
        if (!levels.TryGetValue(attribute, out var level))
            violations.Add(Violation.OfValue(
                scoped.Key, $"The family '{lineage.Product.Family}' has no attribute '{attribute}'.", "NOT_IN_FAMILY", kind: ViolationKind.Precondition));
        else if (variant is not null && level != lineage.Level)
            violations.Add(Violation.OfValue(
                scoped.Key, $"'{attribute}' is kept by {WhoKeeps(level, variant)}, not here.", "WRONG_LEVEL", kind: ViolationKind.Precondition));
    }

    private static string WhoKeeps(int level, FamilyVariant variant) =>
        level == 0 ? "the root model" : level == variant.Levels.Count ? "the variants" : "the sub-models";
}
