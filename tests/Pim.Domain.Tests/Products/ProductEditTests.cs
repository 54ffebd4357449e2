using Pim.Domain.Products;
using Pim.Domain.Values;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Products;

public sealed class ProductEditTests
{
    private static readonly Product Shoe = new()
    {
        Sku = "shoe",
        Type = ProductType.Model,
        Family = "shoes",
        FamilyVariant = "by_size",
        Parent = "root",
        Enabled = false,
        Categories = ["sale"],
        Values = ValuesOf(("brand", new TextValue("Acme"))),
        Associations = [new Association("accessory", ["c"]), new Association("upsell", ["a", "b"])],
        Revision = 7,
        Actor = "somebody",
    };

    private static readonly ProductEdit Nothing = new() { Sku = "shoe" };

    [Fact]
    public void What_is_not_named_stays() => Assert.Equal(Shoe, Nothing.ApplyTo(Shoe));

    [Fact]
    public void A_new_product_starts_at_its_defaults() => Assert.Equal(new Product { Sku = "shoe" }, Nothing.ApplyTo(null));

    [Fact]
    public void What_is_named_is_set()
    {
        var edit = new ProductEdit
        {
            Sku = "shoe",
            Type = ProductType.Product,
            Family = "hats",
            FamilyVariant = "v",
            Parent = "p",
            Enabled = true,
            Categories = ["b", "a", "b"],
            Values = new ValuesEdit { Entries = [(Key("size"), new NumberValue(42))] },
        };
        var after = edit.ApplyTo(Shoe);
        Assert.Equal((ProductType.Product, "hats", "v", "p", true), (after.Type, after.Family, after.FamilyVariant, after.Parent, after.Enabled));
        Assert.Equal(["a", "b"], after.Categories);
        Assert.Equal(["brand", "size"], after.Values.Attributes);
        Assert.Equal(Shoe.Associations, after.Associations);
        Assert.Equal((7, "somebody"), (after.Revision, after.Actor));
    }

    [Fact]
    public void Empty_clears()
    {
        var after = (Nothing with { Family = "", Categories = [], Values = new ValuesEdit { ReplacesAll = true }, ReplacesAssociations = true }).ApplyTo(Shoe);
        Assert.Equal("", after.Family);
        Assert.Empty(after.Categories);
        Assert.Empty(after.Values);
        Assert.Empty(after.Associations);
    }

    [Fact]
    public void Associations_are_set_by_type_and_kept_in_order()
    {
        var after = (Nothing with { Associations = [new("upsell", ["z"]), new("cross", ["x"])] }).ApplyTo(Shoe);
        Assert.Equal([new("accessory", ["c"]), new("cross", ["x"]), new("upsell", ["z"])], after.Associations);
    }

    [Fact]
    public void An_association_without_products_clears_its_type()
    {
        Assert.Equal([new("accessory", ["c"])], (Nothing with { Associations = [new("upsell", []), new("unknown", [])] }).ApplyTo(Shoe).Associations);
        Assert.Empty((Nothing with { Associations = [new("upsell", [])] }).ApplyTo(null).Associations);
    }

    [Fact]
    public void Replacing_associations_leaves_what_is_set() =>
        Assert.Equal([new("cross", ["x"])], (Nothing with { ReplacesAssociations = true, Associations = [new("cross", ["x"])] }).ApplyTo(Shoe).Associations);

    [Fact]
    public void Applying_an_edit_twice_changes_nothing_more()
    {
        var edit = Nothing with { Categories = ["x"], Associations = [new("upsell", []), new("cross", ["x"])],
            Values = new ValuesEdit { Entries = [(Key("brand"), null)] } };
        var once = edit.ApplyTo(Shoe);
        Assert.True(once.SameAs(edit.ApplyTo(once)));
    }
}
