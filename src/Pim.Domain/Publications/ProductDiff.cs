using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Domain.Publications;

/// <summary>One field in which two states of a product differ.</summary>
/// <param name="Field">Path in the product, such as "values.description" or "categories".</param>
/// <param name="Before">For values: those of the attribute that are not the same after; empty where there were none.</param>
/// <param name="After">For values: those of the attribute that were not the same before; empty where there are none.</param>
/// <param name="TextBefore">For other fields: the state before as text.</param>
/// <param name="TextAfter">For other fields: the state after as text.</param>
public sealed record FieldDiff(string Field, IReadOnlyList<ScopedValue> Before, IReadOnlyList<ScopedValue> After, string TextBefore, string TextAfter);

/// <summary>Tells in what two states of a product differ.</summary>
public static class ProductDiff
{
    private const string Values = "values.";
    private const string Associations = "associations.";

    /// <summary>The differences by field, in the order of <see cref="Product.ChangedFields"/>; null stands for a product that is not there.</summary>
    public static IReadOnlyList<FieldDiff> Between(Product? before, Product? after) =>
        Product.ChangedFields(before, after).Select(field => Of(field, before, after)).ToList();

    private static FieldDiff Of(string field, Product? before, Product? after)
    {
        if (!field.StartsWith(Values, StringComparison.Ordinal)) return new FieldDiff(field, [], [], Text(field, before), Text(field, after));
        var attribute = field[Values.Length..];
        var (old, now) = (ValuesOf(before, attribute), ValuesOf(after, attribute));
        return new FieldDiff(field, old.Except(now).ToList(), now.Except(old).ToList(), "", "");
    }

    private static ScopedValue[] ValuesOf(Product? product, string attribute) => product is null ? [] : product.Values.Of(attribute).ToArray();

    private static string Text(string field, Product? product) => (field, product) switch
    {
        (_, null) => "",
        ("type", _) => product.Type.ToString(),
        ("family", _) => product.Family,
        ("family_variant", _) => product.FamilyVariant,
        ("parent", _) => product.Parent,
        ("enabled", _) => product.Enabled ? "true" : "false",
        ("categories", _) => string.Join(", ", product.Categories),
        _ when field.StartsWith(Associations, StringComparison.Ordinal) => string.Join(", ", product.Associated(field[Associations.Length..])),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field."),
    };
}
