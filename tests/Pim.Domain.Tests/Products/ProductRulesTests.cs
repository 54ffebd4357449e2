using Pim.Domain.Attributes;
using Pim.Domain.Families;
using Pim.Domain.Products;
using Pim.Domain.Values;
using static Pim.Domain.Tests.Products.Shoes;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Products;

public sealed class ProductRulesTests
{
    [Fact]
    public void A_new_product_with_values_of_its_family_is_in_order()
    {
        var product = Clog with
        {
            Categories = ["master", "sale"],
            Associations = [new Association("upsell", ["other", "unknown yet"])],
            Values = ValuesOf(("brand", new TextValue("Acme")), ("color", new OptionValue("red")), ("size", new NumberValue(42))),
        };
        Assert.Empty(ToldByEdit(null, Alone(product)));
        Assert.Empty(ToldByEdit(null, Alone(new Product { Sku = "a", Values = ValuesOf(("washable", new BooleanValue(true))) })));
    }

    [Fact]
    public void All_breaches_are_gathered()
    {
        var product = new Product
        {
            Sku = " a",
            Family = "boats",
            FamilyVariant = "by_size",
            Categories = ["nowhere", "sale"],
            Associations = [new Association("downsell", ["b"])],
            Values = ValuesOf(("brand", new TextValue("")), ("depth", new NumberValue(1))),
        };
        Assert.Equal(
        [
            "sku INVALID_SKU", "family UNKNOWN_FAMILY", "family_variant NOT_A_MODEL", "categories UNKNOWN_CATEGORY",
            "associations.downsell UNKNOWN_ASSOCIATION_TYPE", "values.brand.text EMPTY_TEXT", "values.depth UNKNOWN_ATTRIBUTE",
        ], ToldByEdit(null, Alone(product)));
    }

    [Fact]
    public void Values_are_of_the_family()
    {
        var product = Clog with { Values = ValuesOf(("washable", new BooleanValue(true))) };
        var violation = Assert.Single(ProductRules.CheckEdit(null, Alone(product), Catalogue));
        Assert.Equal(("NOT_IN_FAMILY", Key("washable"), ViolationKind.Precondition), (violation.Reason, violation.Value, violation.Kind));
        Assert.Equal(["values.sku IDENTIFIER_HAS_NO_VALUE"], ToldByEdit(null, Alone(Clog with { Values = ValuesOf(("sku", new TextValue("clog"))) })));
    }

    [Fact]
    public void A_sku_is_looked_at_when_it_is_new()
    {
        Assert.Equal(["sku INVALID_SKU"], ToldByEdit(null, Alone(new Product { Sku = "" })));
        var old = new Product { Sku = "old\u0085sku" };
        Assert.Empty(ToldByEdit(old, Alone(old with { Enabled = false })));
    }

    [Fact]
    public void What_a_product_is_never_changes()
    {
        var other = Clog with { Type = ProductType.Model, Parent = "runner-red", FamilyVariant = "by_color_and_size" };
        Assert.Equal(["type IMMUTABLE", "parent IMMUTABLE", "family_variant IMMUTABLE"], ToldByEdit(Clog, BelowRed(other)).Take(3));
        Assert.Equal(["family IMMUTABLE", "family WRONG_FAMILY"], ToldByEdit(Root, Alone(Root with { Family = "hats", Values = ProductValues.Empty })));
        Assert.Empty(ToldByEdit(Clog, Alone(Clog with { Family = "hats" })));
    }

    [Fact]
    public void An_edit_is_held_to_the_values_it_changes()
    {
        var broken = Clog with { Values = ValuesOf(
            ("gone", new TextValue("x")), ("color", new OptionValue("no longer")), ("washable", new BooleanValue(true))) };
        Assert.Empty(ToldByEdit(broken, Alone(broken with { Enabled = false })));
        var edited = broken with { Values = ValuesOf(
            ("gone", new TextValue("x")), ("color", new OptionValue("neither")), ("washable", new BooleanValue(true))) };
        Assert.Equal(["values.color.option UNKNOWN_OPTION"], ToldByEdit(broken, Alone(edited)));
        Assert.Empty(ToldByEdit(broken, Alone(broken with { Values = ProductValues.Empty })));
    }

    [Fact]
    public void A_new_family_judges_all_values_again()
    {
        var before = Clog with { Values = ValuesOf(("brand", new TextValue("Acme")), ("size", new NumberValue(42))) };
        Assert.Equal(["values.brand NOT_IN_FAMILY"], ToldByEdit(before, Alone(before with { Family = "hats" })));
        Assert.Empty(ToldByEdit(before, Alone(before with { Family = "" })));
    }

    [Fact]
    public void An_edit_is_held_to_the_categories_it_adds()
    {
        var before = Clog with { Categories = ["gone", "sale"] };
        Assert.Empty(ToldByEdit(before, Alone(before with { Categories = ["gone", "master", "sale"] })));
        Assert.Equal(["categories UNKNOWN_CATEGORY"], ToldByEdit(before, Alone(before with { Categories = ["gone", "nowhere"] })));
    }

    [Fact]
    public void An_edit_is_held_to_the_associations_it_changes()
    {
        var before = Clog with { Associations = [new Association("gone", ["a", "a", ""])] };
        Assert.Empty(ToldByEdit(before, Alone(before with { Associations = [.. before.Associations, new Association("upsell", ["b"])] })));
        Assert.Equal(
            ["associations.gone UNKNOWN_ASSOCIATION_TYPE"], ToldByEdit(before, Alone(before with { Associations = [new Association("gone", ["b"])] })));
    }

    [Fact]
    public void Associations_name_other_products_each_once()
    {
        var product = Clog with { Associations = [new Association("accessory", ["a", "clog", "", "a"]), new Association("upsell", ["a"])] };
        Assert.Equal(
        [
            "associations.accessory.codes[1] SELF_ASSOCIATION", "associations.accessory.codes[2] INVALID_SKU", "associations.accessory.codes[3] DUPLICATE",
        ], ToldByEdit(null, Alone(product)));
    }

    [Fact]
    public void Links_are_at_most_a_thousand()
    {
        var skus = Enumerable.Range(0, 1_001).Select(i => $"s{i}").ToCodeSet();
        Assert.Equal(["associations.upsell COUNT_OUT_OF_RANGE"], ToldByEdit(null, Alone(Clog with { Associations = [new Association("upsell", skus)] })));
        Assert.Empty(ToldByEdit(null, Alone(Clog with { Associations = [new Association("upsell", skus.Skip(1).ToValueList())] })));
        Assert.Equal("categories COUNT_OUT_OF_RANGE", ToldByEdit(null, Alone(Clog with { Categories = skus }))[0]);
    }

    [Fact]
    public void Values_are_at_most_ten_thousand_of_a_thousand_attributes_and_a_thousand_of_each()
    {
        Assert.Equal(["values TOO_MANY_VALUES"], ToldByEdit(null, Alone(Clog with { Values = Many(attributes: 11, locales: 1_000) })));
        Assert.Equal(["values TOO_MANY_VALUES"], ToldByEdit(null, Alone(Clog with { Values = Many(attributes: 1_001, locales: 1) })));
        Assert.Equal("values.a0000 TOO_MANY_VALUES", ToldByEdit(null, Alone(Clog with { Values = Many(attributes: 1, locales: 1_001) }))[0]);
        Assert.All(ToldByEdit(null, Alone(Clog with { Values = Many(attributes: 10, locales: 1_000) })), told =>
            Assert.DoesNotContain("TOO_MANY_VALUES", told, StringComparison.Ordinal));
        Assert.All(ToldByEdit(null, Alone(Clog with { Values = Many(attributes: 1_000, locales: 1) })), told =>
            Assert.DoesNotContain("TOO_MANY_VALUES", told, StringComparison.Ordinal));
    }

    [Fact]
    public void A_hostile_product_is_told_of_in_a_few_violations()
    {
        Assert.Equal(["values TOO_MANY_VALUES"], ToldByEdit(null, Alone(Clog with { Values = Many(attributes: 1, locales: 100_000) })));
        var told = ToldByEdit(null, Alone(Clog with { Values = Many(attributes: 10, locales: 1_000) }));
        Assert.Equal((101, "MORE_VIOLATIONS"), (told.Length, told[100].Split(' ')[1]));
        told = ToldByEdit(null, Alone(Clog with { Associations = Enumerable.Range(0, 100_000).Select(i => new Association($"t{i}", [""])).ToValueList() }));
        Assert.Equal(101, told.Length);
        told = ToldByEdit(null, Alone(Clog with { Categories = Enumerable.Range(0, 100_000).Select(i => $"c{i}").ToValueList() }));
        Assert.Equal(101, told.Length);
    }

    [Fact]
    public void Issues_are_what_the_schema_no_longer_allows()
    {
        var stored = Clog with
        {
            Family = "boats",
            Categories = ["gone"],
            Associations = [new Association("gone", ["a"])],
            Values = ValuesOf(("gone", new TextValue("x")), ("color", new OptionValue("gone"))),
        };
        Assert.Equal(
        [
            "family UNKNOWN_FAMILY", "categories UNKNOWN_CATEGORY", "associations.gone UNKNOWN_ASSOCIATION_TYPE", "values.color.option UNKNOWN_OPTION",
            "values.gone UNKNOWN_ATTRIBUTE",
        ], Told(ProductRules.FindIssues(Alone(stored), Catalogue)));
        Assert.Empty(ProductRules.FindIssues(BelowRed(Red42), Catalogue));
    }

    [Fact]
    public void A_tightened_rule_makes_issues_and_leaves_edits_alone()
    {
        var stored = Clog with { Values = ValuesOf(("brand", new TextValue("Acme"))) };
        var tightened = Catalogue.With(AttributeOf("brand") with { Rules = new AttributeRules { MaxLength = 3 } }, 2);
        Assert.Equal(["values.brand.text TEXT_TOO_LONG"], Told(ProductRules.FindIssues(Alone(stored), tightened)));
        Assert.Empty(ProductRules.CheckEdit(stored, Alone(stored with { Enabled = false }), tightened));
        Assert.Empty(ProductRules.FindIssues(Alone(stored), Catalogue));
    }

    [Fact]
    public void An_attribute_that_left_the_family_makes_issues()
    {
        var stored = Clog with { Values = ValuesOf(("brand", new TextValue("Acme"))) };
        var smaller = Catalogue.With(Catalogue.Families["shoes"] with { Attributes = ["color", "name"] }, 2);
        Assert.Equal(["values.brand NOT_IN_FAMILY"], Told(ProductRules.FindIssues(Alone(stored), smaller)));
    }

    [Fact]
    public void An_attribute_that_moved_to_another_level_makes_issues()
    {
        var variant = Catalogue.FamilyVariants["by_color_and_size"];
        var moved = Catalogue.With(variant with { Levels = [VariantLevel.Of(["color"], ["ean", "image"]), VariantLevel.Of(["size"], [])] }, 2);
        Assert.Empty(ProductRules.FindIssues(BelowRed(Red42), Catalogue));
        Assert.Equal(["values.ean WRONG_LEVEL"], Told(ProductRules.FindIssues(BelowRed(Red42), moved)));
    }

    private static ProductValues Many(int attributes, int locales) => ProductValues.Of(
        (from a in Enumerable.Range(
            0, attributes) from l in Enumerable.Range(0, locales) select new ScopedValue(Key($"a{a:0000}", "", $"l{l}"), new NumberValue(1))).ToList());
}
