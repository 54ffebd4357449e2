using System.Globalization;
using Pim.Domain.Attributes;
using Pim.Domain.Families;
using Pim.Domain.Schema;
using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Domain.Products;

public static partial class ProductRules
{
    /// <summary>What the product claims for itself alone: its unique values, and its axis values among the children of its model.</summary>
    public static IReadOnlyList<UniqueClaim> Claims(Lineage lineage, CatalogSchema schema)
    {
        List<UniqueClaim>? claims = null;
        var product = lineage.Product;
        foreach (ref readonly var scoped in product.Values.Span)
        {
            if (schema.Attributes.TryGetValue(scoped.Key.Attribute, out var attribute) && attribute.Unique && Comparable(scoped.Value, attribute) is { } value)
                (claims ??= []).Add(new UniqueClaim(scoped.Key, value));
        }
        if (lineage.Models.Count > 0 && lineage.Variant(schema) is { } variant && lineage.Level <= variant.Levels.Count)
            (claims ??= []).Add(new UniqueClaim(new ValueKey("", product.Parent, ""), AxisValues(product, variant.Levels[lineage.Level - 1], schema)));
        return claims ?? (IReadOnlyList<UniqueClaim>)[];
    }

    /// <summary>Fills in what models and variants take from above: family and family variant.</summary>
    public static Product Inherit(Product product, Product? parent) => parent is null
        ? product
        : product with
        {
            Family = product.Family.Length == 0 ? parent.Family : product.Family,
            FamilyVariant = product.FamilyVariant.Length == 0 ? parent.FamilyVariant : product.FamilyVariant,
        };

    private static void CheckPlace(Lineage lineage, CatalogSchema schema, List<Violation> violations)
    {
        var product = lineage.Product;
        if (product.Family.Length > 0 && !schema.Families.ContainsKey(product.Family))
            violations.Add(new("family", $"The family '{product.Family}' does not exist.", "UNKNOWN_FAMILY", ViolationKind.Precondition));
        if (product.Parent.Length == 0) CheckRoot(product, schema, violations);
        else if (lineage.Models.Count == 0)
            violations.Add(new("parent", $"The model '{product.Parent}' does not exist.", "UNKNOWN_PARENT", ViolationKind.Precondition));
        else CheckChild(lineage, schema, violations);
    }

    private static void CheckRoot(Product product, CatalogSchema schema, List<Violation> violations)
    {
        if (product.Type == ProductType.Product)
        {
            if (product.FamilyVariant.Length > 0)
                violations.Add(new("family_variant", "Only models, and the variants below them, vary.", "NOT_A_MODEL"));
            return;
        }
        if (product.FamilyVariant.Length == 0)
            violations.Add(new("family_variant", "A root model must say how its variants vary.", "REQUIRED"));
        else if (!schema.FamilyVariants.TryGetValue(product.FamilyVariant, out var variant))
            violations.Add(
                new("family_variant", $"The family variant '{product.FamilyVariant}' does not exist.", "UNKNOWN_FAMILY_VARIANT", ViolationKind.Precondition));
        else if (variant.Family != product.Family)
            violations.Add(
                new("family", $"The family variant '{variant.Code}' is of the family '{variant.Family}'.", "WRONG_FAMILY", ViolationKind.Precondition));
    }

    private static void CheckChild(Lineage lineage, CatalogSchema schema, List<Violation> violations)
    {
        var (product, parent) = (lineage.Product, lineage.Models[0]);
        if (parent.Type != ProductType.Model)
        {
            violations.Add(new("parent", $"'{parent.Sku}' is not a model.", "NOT_A_MODEL", ViolationKind.Precondition));
            return;
        }
        if (product.Family != parent.Family)
            violations.Add(new("family", $"Its model is of the family '{parent.Family}'.", "WRONG_FAMILY", ViolationKind.Precondition));
        if (product.FamilyVariant != parent.FamilyVariant)
            violations.Add(new("family_variant", $"Its model varies by '{parent.FamilyVariant}'.", "WRONG_FAMILY_VARIANT", ViolationKind.Precondition));
        if (!schema.FamilyVariants.TryGetValue(parent.FamilyVariant, out var variant)) return;
        var isLast = lineage.Level == variant.Levels.Count;
        if (product.Type == ProductType.Product && !isLast)
            violations.Add(new("parent", $"'{variant.Code}' has two levels: a product stands below a sub-model.", "WRONG_LEVEL", ViolationKind.Precondition));
        if (product.Type == ProductType.Model && isLast)
            violations.Add(new("parent", $"'{variant.Code}' takes only products below '{parent.Sku}'.", "WRONG_LEVEL", ViolationKind.Precondition));
    }

    private static void CheckAxes(Lineage lineage, FamilyVariant variant, List<Violation> violations)
    {
        if (lineage.Level == 0 || lineage.Level > variant.Levels.Count) return;
        foreach (var axis in variant.Levels[lineage.Level - 1].Axes)
        {
            if (lineage.Product.Values.Find(axis) is null)
                violations.Add(new($"values.{axis}", "Tells the variants apart and must have a value.", "AXIS_REQUIRED", ViolationKind.Precondition));
        }
    }

    // No value can hold the separator: it is a control character, which text and codes must not hold.
    private static string AxisValues(Product product, VariantLevel level, CatalogSchema schema) =>
        string.Join('\u001f',
            level.Axes.Select(axis => product.Values.Find(axis) is { } value ? Comparable(value, schema.Attributes.GetValueOrDefault(axis)) : null));

    /// <summary>A text that is equal for values that mean the same; null for values that cannot be compared, such as one kept from another type.</summary>
    private static string? Comparable(Value value, AttributeDefinition? attribute) => value switch
    {
        TextValue text => text.Text,
        NumberValue number => Decimals.Format(Trimmed(number.Number)),
        MeasurementValue measurement => $"{Decimals.Format(Trimmed(measurement.Amount))} {attribute?.UnitOf(measurement)}",
        BooleanValue boolean => boolean.Boolean ? "true" : "false",
        DateValue date => date.Date.ToString("O", CultureInfo.InvariantCulture),
        OptionValue option => option.Option,
        _ => null,
    };

    private static decimal Trimmed(decimal number) => number / 1.0000000000000000000000000000m;
}

/// <summary>
/// A value that one product alone may hold. For axis values the attribute is empty and the channel holds the SKU of the model whose
/// children they tell apart.
/// </summary>
public readonly record struct UniqueClaim(ValueKey Key, string Value);
