using Pim.Domain.Products;
using Pim.Domain.Values;
using static Pim.Domain.Tests.Products.Shoes;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Products;

public sealed class LineageTests
{
    [Fact]
    public void The_nearest_value_stands()
    {
        var root = Root with { Values = ValuesOf(("a", new TextValue("root")), ("b", new TextValue("root")), ("c", new TextValue("root"))) };
        var red = Red with { Values = ValuesOf(("a", new TextValue("red")), ("b", new TextValue("red"))) };
        var lineage = new Lineage(Red42 with { Values = ValuesOf(("a", new TextValue("own"))) }, [red, root]);
        Assert.Equal(new TextValue("own"), lineage.Find("a"));
        Assert.Equal(new TextValue("red"), lineage.Find("b"));
        Assert.Equal(new TextValue("root"), lineage.Find("c"));
        Assert.Null(lineage.Find("d"));
        Assert.Null(lineage.Find("a", "web"));
    }

    [Fact]
    public void It_is_seen_when_all_of_it_is_enabled()
    {
        Assert.True(BelowRed(Red42).Visible);
        Assert.False(BelowRed(Red42 with { Enabled = false }).Visible);
        Assert.False(new Lineage(Red42, [Red, Root with { Enabled = false }]).Visible);
        Assert.False(new Lineage(Red42, [Red with { Enabled = false }, Root]).Visible);
    }

    [Fact]
    public void Its_level_is_the_number_of_models_above()
    {
        Assert.Equal(0, Alone(Root).Level);
        Assert.Equal(1, BelowRoot(Red).Level);
        Assert.Equal(2, BelowRed(Red42).Level);
        Assert.Equal(["runner-red-42", "runner-red", "runner"], BelowRed(Red42).SelfAndModels.Select(p => p.Sku));
    }

    [Fact]
    public void Its_categories_are_those_of_all_its_parts()
    {
        var lineage = new Lineage(Red42 with { Categories = ["b"] }, [Red with { Categories = ["c", "d"] }, Root with { Categories = ["a", "b"] }]);
        Assert.Equal(["a", "b", "c", "d"], lineage.Categories);
        Assert.Equal(["b"], Alone(lineage.Product).Categories);
    }

    [Fact]
    public void It_varies_as_its_product_says()
    {
        Assert.Equal("by_color_and_size", BelowRed(Red42).Variant(Catalogue)?.Code);
        Assert.Null(Alone(Clog).Variant(Catalogue));
    }
}
