using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Families;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Values;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Products;

/// <summary>
/// A catalogue of shoes that vary by colour (with their image), then by size (with their EAN), and of hats that vary by size alone; the name is
/// kept by root models.
/// </summary>
internal static class Shoes
{
    public static readonly CatalogSchema Catalogue = SchemaOf(
        Master, Web,
        new Category { Code = "sale", Parent = "master" },
        new AssociationType { Code = "upsell" },
        new AssociationType { Code = "accessory" },
        AttributeOf("sku", AttributeType.Identifier),
        AttributeOf("name") with { Localizable = true },
        AttributeOf("brand"),
        AttributeOf("ean") with { Unique = true },
        AttributeOf("image", AttributeType.Asset),
        SelectOf("color", "red", "blue"),
        AttributeOf("size", AttributeType.Number),
        MeasurementOf("weight", "KG", "G"),
        AttributeOf("washable", AttributeType.Boolean),
        new Family { Code = "shoes", Attributes = ["brand", "color", "ean", "image", "name", "size", "sku"] },
        new Family { Code = "hats", Attributes = ["ean", "name", "size"] },
        new FamilyVariant
        {
            Code = "by_color_and_size", Family = "shoes", Levels = [VariantLevel.Of(["color"], ["image"]), VariantLevel.Of(["size"], ["ean"])],
        },
        new FamilyVariant { Code = "hats_by_size", Family = "hats", Levels = [VariantLevel.Of(["size"], ["ean"])] });

    /// <summary>A root model of shoes.</summary>
    public static readonly Product Root = new()
    {
        Sku = "runner",
        Type = ProductType.Model,
        Family = "shoes",
        FamilyVariant = "by_color_and_size",
        Values = ProductValues.Of([new(Key("name", "", "de-DE"), new TextValue("Läufer"))]),
    };

    /// <summary>The red shoes below it.</summary>
    public static readonly Product Red = Root with { Sku = "runner-red", Parent = "runner", Values = ValuesOf(("color", new OptionValue("red"))) };

    /// <summary>The red shoes in one size.</summary>
    public static readonly Product Red42 = Red with
    {
        Sku = "runner-red-42",
        Type = ProductType.Product,
        Parent = "runner-red",
        Values = ValuesOf(("size", new NumberValue(42)), ("ean", new TextValue("4006381333931"))),
    };

    /// <summary>Shoes that do not vary.</summary>
    public static readonly Product Clog = new() { Sku = "clog", Family = "shoes" };

    public static Lineage Alone(Product product) => new(product, []);

    public static Lineage BelowRoot(Product product) => new(product, [Root]);

    public static Lineage BelowRed(Product product) => new(product, [Red, Root]);

    /// <summary>What an edit breaks, in a short form.</summary>
    public static string[] ToldByEdit(Product? before, Lineage after) => Told(ProductRules.CheckEdit(before, after, Catalogue));
}
