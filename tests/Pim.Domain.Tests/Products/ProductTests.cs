using Pim.Domain.Products;
using Pim.Domain.Values;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Products;

public sealed class ProductTests
{
    private static readonly Product Shoe = new()
    {
        Sku = "shoe",
        Family = "shoes",
        Categories = ["sale"],
        Associations = [new Association("upsell", ["a", "b"])],
        Values = ProductValues.Of([new(Key("brand"), new TextValue("Acme")), new(Key("name", "", "de"), new TextValue("Schuh")),
            new(Key("name", "", "fr"), new TextValue("Chaussure"))]),
    };

    [Theory]
    [InlineData("1111111171", "products/1111111171")]
    [InlineData("a/b", "products/a%2Fb")]
    [InlineData("100%", "products/100%25")]
    [InlineData("%2F", "products/%252F")]
    [InlineData("ä b", "products/ä b")]
    public void A_name_can_be_read_back(string sku, string name)
    {
        Assert.Equal(name, Product.NameOf(sku));
        Assert.Equal(sku, Uri.UnescapeDataString(name["products/".Length..]));
    }

    [Fact]
    public void Equal_states_differ_in_nothing() => Assert.Empty(Product.ChangedFields(Shoe, Shoe with { Values = ProductValues.Of(Shoe.Values.ToList()) }));

    [Fact]
    public void Each_field_is_told_when_it_changes()
    {
        Assert.Equal(["type"], Product.ChangedFields(Shoe, Shoe with { Type = ProductType.Model }));
        Assert.Equal(["family"], Product.ChangedFields(Shoe, Shoe with { Family = "" }));
        Assert.Equal(["family_variant"], Product.ChangedFields(Shoe, Shoe with { FamilyVariant = "v" }));
        Assert.Equal(["parent"], Product.ChangedFields(Shoe, Shoe with { Parent = "p" }));
        Assert.Equal(["enabled"], Product.ChangedFields(Shoe, Shoe with { Enabled = false }));
        Assert.Equal(["categories"], Product.ChangedFields(Shoe, Shoe with { Categories = [] }));
        Assert.Empty(Product.ChangedFields(
            Shoe, Shoe with { Revision = 2, Actor = "me", UpdateTime = DateTimeOffset.UnixEpoch, CreateTime = DateTimeOffset.UnixEpoch }));
    }

    [Fact]
    public void Values_are_told_by_attribute()
    {
        var after = Shoe with
        {
            Values = ProductValues.Of(
            [
                new(Key("brand"), new TextValue("Acme")), new(Key("color"), new OptionValue("red")), new(Key("name", "", "de"), new TextValue("Schuhe")),
                new(Key("name", "", "fr"), new TextValue("Chaussure")),
            ]),
        };
        Assert.Equal(["values.color", "values.name"], Product.ChangedFields(Shoe, after));
        Assert.Equal(["values.color", "values.name"], Product.ChangedFields(after, Shoe));
        Assert.Equal(["values.brand", "values.name"], Product.ChangedFields(Shoe, Shoe with { Values = ProductValues.Empty }));
    }

    [Fact]
    public void A_number_written_otherwise_is_a_change()
    {
        var (before, after) = (Shoe with { Values = ValuesOf(("size", new NumberValue(42.5m))) },
            Shoe with { Values = ValuesOf(("size", new NumberValue(42.50m))) });
        Assert.Equal(["values.size"], Product.ChangedFields(before, after));
        Assert.False(before.SameAs(after));
    }

    [Fact]
    public void Associations_are_told_by_type()
    {
        Assert.Equal(["associations.upsell"], Product.ChangedFields(Shoe, Shoe with { Associations = [new Association("upsell", ["b", "a"])] }));
        Assert.Equal(
            ["associations.accessory", "associations.upsell"], Product.ChangedFields(Shoe, Shoe with { Associations = [new Association("accessory", ["c"])] }));
    }

    [Fact]
    public void A_new_product_and_a_deleted_one_differ_from_one_never_filled()
    {
        string[] fields = ["family", "categories", "values.brand", "values.name", "associations.upsell"];
        Assert.Equal(fields, Product.ChangedFields(null, Shoe));
        Assert.Equal(fields, Product.ChangedFields(Shoe, null));
        Assert.Empty(Product.ChangedFields(null, null));
        Assert.Empty(Product.ChangedFields(null, new Product { Sku = "new" }));
    }

    [Fact]
    public void Changed_values_are_those_that_differ_whatever_the_values_are()
    {
        var random = new Random(6);
        for (var round = 0; round < 300; round++)
        {
            var (before, after) = (Any(random), Any(random));
            var expected = before.Values.Attributes.Union(after.Values.Attributes)
                .Where(a => !before.Values.Where(v => v.Key.Attribute == a).SequenceEqual(after.Values.Where(v => v.Key.Attribute == a)))
                .Order(StringComparer.Ordinal).Select(a => $"values.{a}");
            Assert.Equal(expected, Product.ChangedFields(before, after));
        }

        static Product Any(Random random) =>
            new() { Sku = "a", Values = ProductValues.Of([.. Tests.Values.ProductValuesTests.RandomValues(random, random.Next(12))]) };
    }

    [Fact]
    public void States_that_differ_only_in_what_the_store_sets_are_the_same()
    {
        Assert.True(Shoe.SameAs(Shoe with { Revision = 2, Actor = "me", UpdateTime = DateTimeOffset.UnixEpoch, CreateTime = DateTimeOffset.UnixEpoch }));
        Assert.True(Shoe.SameAs(Shoe with { Values = ProductValues.Of(Shoe.Values.Reverse().ToList()), Categories = ["sale"] }));
        Assert.False(Shoe.SameAs(Shoe with { Enabled = false }));
        Assert.False(Shoe.SameAs(Shoe with { Values = ProductValues.Empty }));
    }

    [Fact]
    public void Associated_products_are_found_by_type()
    {
        Assert.Equal(["a", "b"], Shoe.Associated("upsell"));
        Assert.Equal([], Shoe.Associated("accessory"));
    }
}
