using Pim.Domain.Attributes;
using Pim.Domain.Families;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Families;

public sealed class FamilyVariantTests
{
    private static readonly Family Shoes = new() { Code = "shoes", Attributes = ["color", "ean", "image", "name", "size"] };

    private static readonly FamilyVariant ByColorAndSize = new()
    {
        Code = "by_color_and_size",
        Family = "shoes",
        Levels = [VariantLevel.Of(["color"], ["image"]), VariantLevel.Of(["size"], ["ean"])],
    };

    [Fact]
    public void A_variant_of_two_levels_is_in_order()
    {
        Assert.Empty(ToldByShape(ByColorAndSize));
        Assert.Empty(ToldWithin(ByColorAndSize, Shoes, SelectOf("color", "red"), SelectOf("size", "42")));
    }

    [Fact]
    public void Axes_belong_to_their_level()
    {
        Assert.Equal(["color", "image"], ByColorAndSize.Levels[0].Attributes);
        Assert.Equal(["b", "a"], VariantLevel.Of(["b", "a"], ["a"]).Axes);
        Assert.Equal(["a", "b"], VariantLevel.Of(["b", "a"], ["a"]).Attributes);
    }

    [Theory]
    [InlineData("name", 0)]
    [InlineData("unknown", 0)]
    [InlineData("color", 1)]
    [InlineData("image", 1)]
    [InlineData("size", 2)]
    [InlineData("ean", 2)]
    public void Attributes_of_no_level_are_kept_by_the_root_model(string attribute, int level) => Assert.Equal(level, ByColorAndSize.LevelOf(attribute));

    [Fact]
    public void It_has_a_family_and_one_or_two_levels()
    {
        Assert.Equal(
            ["code INVALID_CODE", "labels.x INVALID_LOCALE", "family REQUIRED", "levels COUNT_OUT_OF_RANGE"],
            ToldByShape(new FamilyVariant { Code = "", Family = "", Labels = LabelOf("x", "a") }));
        var level = VariantLevel.Of(["a"], []);
        Assert.Equal(["levels COUNT_OUT_OF_RANGE"], ToldByShape(ByColorAndSize with { Levels = [level, level, level] }));
    }

    [Fact]
    public void A_level_has_one_to_five_axes()
    {
        Assert.Equal(["levels[1].axes COUNT_OUT_OF_RANGE"],
            ToldByShape(ByColorAndSize with { Levels = [VariantLevel.Of(["a"], []), VariantLevel.Of([], ["b"])] }));
        Assert.Equal(["levels[0].axes COUNT_OUT_OF_RANGE"],
            ToldByShape(ByColorAndSize with { Levels = [VariantLevel.Of(["a", "b", "c", "d", "e", "f"], [])] }));
        Assert.Empty(ToldByShape(ByColorAndSize with { Levels = [VariantLevel.Of(["a", "b", "c", "d", "e"], [])] }));
    }

    [Fact]
    public void An_attribute_stands_at_one_level_only()
    {
        var twice = ByColorAndSize with { Levels = [VariantLevel.Of(["color"], ["image"]), VariantLevel.Of(["size", "color"], ["image"])] };
        Assert.Equal(["levels.axes[2] DUPLICATE", "levels.attributes[2] DUPLICATE", "levels.attributes[3] DUPLICATE"], ToldByShape(twice));
    }

    [Fact]
    public void Its_family_exists_and_has_its_attributes()
    {
        Assert.Equal(["family UNKNOWN_FAMILY"], ToldWithin(ByColorAndSize));
        Assert.Equal(
            ["levels[0].attributes NOT_IN_FAMILY", "levels[1].attributes NOT_IN_FAMILY"],
            ToldWithin(ByColorAndSize, Shoes with { Attributes = ["color", "size"] }));
    }

    [Fact]
    public void Its_axes_can_tell_variants_apart() =>
        Assert.Equal(
            ["levels[0].axes NOT_AN_AXIS", "levels[1].axes NOT_AN_AXIS"],
            ToldWithin(ByColorAndSize, Shoes, SelectOf("color", "red") with { Scopable = true }, AttributeOf("size", AttributeType.MultiSelect)));

    [Fact]
    public void Family_and_axes_never_change_but_attributes_may_move()
    {
        var moved = ByColorAndSize with { Levels = [VariantLevel.Of(["color"], []), VariantLevel.Of(["size"], ["ean", "image"])] };
        Assert.Empty(ToldByChange(ByColorAndSize, moved));
        Assert.Equal(["family IMMUTABLE"], ToldByChange(ByColorAndSize, ByColorAndSize with { Family = "hats" }));
        Assert.Equal(["levels.axes IMMUTABLE"], ToldByChange(ByColorAndSize, ByColorAndSize with { Levels = [VariantLevel.Of(["color"], [])] }));
        var swapped = ByColorAndSize with { Levels = [VariantLevel.Of(["size"], []), VariantLevel.Of(["color"], [])] };
        Assert.Equal(["levels.axes IMMUTABLE"], ToldByChange(ByColorAndSize, swapped));
    }
}
