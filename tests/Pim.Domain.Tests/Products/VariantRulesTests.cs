using Pim.Domain.Products;
using Pim.Domain.Values;
using static Pim.Domain.Tests.Products.Shoes;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Products;

public sealed class VariantRulesTests
{
    private static readonly Product Hat = new() { Sku = "hat", Type = ProductType.Model, Family = "hats", FamilyVariant = "hats_by_size" };

    [Fact]
    public void Models_and_variants_of_two_levels_are_in_order()
    {
        Assert.Empty(ToldByEdit(null, Alone(Root)));
        Assert.Empty(ToldByEdit(null, BelowRoot(Red)));
        Assert.Empty(ToldByEdit(null, BelowRed(Red42)));
    }

    [Fact]
    public void Variants_of_one_level_stand_right_below_their_root()
    {
        var small = Hat with { Sku = "hat-s", Type = ProductType.Product, Parent = "hat", Values = ValuesOf(("size", new NumberValue(54))) };
        Assert.Empty(ToldByEdit(null, Alone(Hat)));
        Assert.Empty(ToldByEdit(null, new Lineage(small, [Hat])));
        Assert.Equal(["parent WRONG_LEVEL"], ToldByEdit(null, new Lineage(small with { Type = ProductType.Model }, [Hat])));
    }

    [Fact]
    public void A_root_model_says_how_it_varies()
    {
        Assert.Equal(["family_variant REQUIRED"], ToldByEdit(null, Alone(Root with { FamilyVariant = "" })));
        Assert.Equal(["family_variant UNKNOWN_FAMILY_VARIANT"], ToldByEdit(null, Alone(Root with { FamilyVariant = "by_width" })));
        Assert.Equal(["family WRONG_FAMILY"], ToldByEdit(null, Alone(Root with { Family = "hats" })));
        Assert.Equal(["family WRONG_FAMILY"], ToldByEdit(null, Alone(Root with { Family = "" })));
    }

    [Fact]
    public void A_product_without_model_does_not_vary() =>
        Assert.Equal(["family_variant NOT_A_MODEL"], ToldByEdit(null, Alone(Clog with { FamilyVariant = "by_color_and_size" })));

    [Fact]
    public void The_model_above_exists_and_is_a_model()
    {
        Assert.Equal(["parent UNKNOWN_PARENT"], ToldByEdit(null, Alone(Red42 with { Values = ProductValues.Empty })).Take(1));
        var below = Red42 with { Parent = "clog" };
        Assert.Equal(["parent NOT_A_MODEL"], ToldByEdit(null, new Lineage(below, [Clog])).Take(1));
    }

    [Fact]
    public void Family_and_family_variant_are_those_of_the_model() =>
        Assert.Equal(
            ["family WRONG_FAMILY", "family_variant WRONG_FAMILY_VARIANT"],
            ToldByEdit(null, BelowRed(Red42 with { Family = "hats", FamilyVariant = "hats_by_size" })).Take(2));

    [Fact]
    public void Products_stand_at_the_last_level_and_models_above_it()
    {
        Assert.Equal("parent WRONG_LEVEL", ToldByEdit(null, BelowRoot(Red with { Type = ProductType.Product }))[0]);
        Assert.Equal("parent WRONG_LEVEL", ToldByEdit(null, BelowRed(Red42 with { Type = ProductType.Model }))[0]);
    }

    [Fact]
    public void Each_level_keeps_its_own_attributes()
    {
        var everything = ValuesOf(
            ("brand", new TextValue("Acme")), ("color", new OptionValue("red")), ("ean", new TextValue("1")), ("image", new AssetsValue(["a.jpg"])),
            ("size", new NumberValue(42)));
        Assert.Equal(
            ["values.color WRONG_LEVEL", "values.ean WRONG_LEVEL", "values.image WRONG_LEVEL", "values.size WRONG_LEVEL"],
            ToldByEdit(null, Alone(Root with { Values = everything })));
        Assert.Equal(
            ["values.brand WRONG_LEVEL", "values.ean WRONG_LEVEL", "values.size WRONG_LEVEL"], ToldByEdit(null, BelowRoot(Red with { Values = everything })));
        Assert.Equal(
            ["values.brand WRONG_LEVEL", "values.color WRONG_LEVEL", "values.image WRONG_LEVEL"],
                ToldByEdit(null, BelowRed(Red42 with { Values = everything })));
    }

    [Theory]
    [InlineData("brand", "the root model")]
    [InlineData("image", "the sub-models")]
    public void A_value_at_the_wrong_level_is_told_where_it_belongs(string attribute, string keeper)
    {
        Value value = attribute == "image" ? new AssetsValue(["a.jpg"]) : new TextValue("Acme");
        var product = Red42 with { Values = ValuesOf(("size", new NumberValue(42)), (attribute, value)) };
        Assert.Contains(keeper, Assert.Single(ProductRules.CheckEdit(null, BelowRed(product), Catalogue)).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variant_has_values_of_its_axes()
    {
        Assert.Equal(["values.size AXIS_REQUIRED"], ToldByEdit(null, BelowRed(Red42 with { Values = ProductValues.Empty })));
        Assert.Equal(["values.color AXIS_REQUIRED"], ToldByEdit(null, BelowRoot(Red with { Values = ProductValues.Empty })));
        Assert.Equal(["values.size AXIS_REQUIRED"], ToldByEdit(Red42, BelowRed(Red42 with { Values = ProductValues.Empty })));
    }

    [Fact]
    public void What_is_left_open_is_taken_from_the_model()
    {
        var open = new Product { Sku = "runner-blue", Type = ProductType.Model, Parent = "runner" };
        Assert.Equal(open with { Family = "shoes", FamilyVariant = "by_color_and_size" }, ProductRules.Inherit(open, Root));
        Assert.Same(open, ProductRules.Inherit(open, null));
        Assert.Equal("hats", ProductRules.Inherit(open with { Family = "hats" }, Root).Family);
    }
}
