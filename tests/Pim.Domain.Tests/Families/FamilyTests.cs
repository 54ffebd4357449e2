using Pim.Domain.Attributes;
using Pim.Domain.Families;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Families;

public sealed class FamilyTests
{
    private static readonly Family Shoes = new()
    {
        Code = "shoes",
        Attributes = ["color", "image", "name"],
        LabelAttribute = "name",
        ImageAttribute = "image",
        Requirements = [new ChannelRequirements("web", ["color", "name"])],
    };

    private static readonly AttributeDefinition Name = AttributeOf("name");
    private static readonly AttributeDefinition Image = AttributeOf("image", AttributeType.Asset);
    private static readonly AttributeDefinition Color = SelectOf("color", "red");

    [Fact]
    public void A_family_with_all_its_parts_is_in_order()
    {
        Assert.Empty(ToldByShape(Shoes));
        Assert.Empty(ToldWithin(Shoes, Name, Image, Color, Web, Master));
    }

    [Fact]
    public void What_it_names_is_one_of_its_attributes()
    {
        var family = Shoes with { Code = "sh oes", Labels = LabelOf("x", "a"), Attributes = ["color"], Requirements = [new("web", ["color", "", "name"])] };
        Assert.Equal(
        [
            "code INVALID_CODE", "labels.x INVALID_LOCALE", "label_attribute NOT_IN_FAMILY", "image_attribute NOT_IN_FAMILY",
            "requirements.web.attributes[1] NOT_IN_FAMILY", "requirements.web.attributes[2] NOT_IN_FAMILY",
        ], ToldByShape(family));
        Assert.Empty(ToldByShape(Shoes with { LabelAttribute = "", ImageAttribute = "" }));
    }

    [Fact]
    public void A_family_has_at_most_a_thousand_attributes()
    {
        var codes = Enumerable.Range(0, 1_001).Select(i => $"a{i}").ToList();
        Assert.Equal(["attributes COUNT_OUT_OF_RANGE"], ToldByShape(new Family { Code = "f", Attributes = codes.ToCodeSet() }));
        Assert.Empty(ToldByShape(new Family { Code = "f", Attributes = codes.Skip(1).ToCodeSet() }));
    }

    [Fact]
    public void What_it_names_exists() =>
        Assert.Equal(
            ["attributes[0] UNKNOWN_ATTRIBUTE", "attributes[1] UNKNOWN_ATTRIBUTE", "requirements.web UNKNOWN_CHANNEL"], ToldWithin(Shoes, Name));

    [Fact]
    public void Products_are_named_by_text_or_sku_and_shown_by_an_asset()
    {
        Assert.Equal(
            ["label_attribute WRONG_TYPE", "image_attribute WRONG_TYPE"],
            ToldWithin(Shoes, AttributeOf("name", AttributeType.RichText), AttributeOf("image"), Color, Web, Master));
        Assert.Empty(ToldWithin(Shoes, AttributeOf("name", AttributeType.Identifier), Image, Color, Web, Master));
    }

    [Fact]
    public void It_keeps_what_its_variants_need()
    {
        var variant = new FamilyVariant { Code = "by_color", Family = "shoes", Levels = [VariantLevel.Of(["color"], ["weight"])] };
        var other = new FamilyVariant { Code = "by_size", Family = "hats", Levels = [VariantLevel.Of(["size"], [])] };
        Assert.Equal(["attributes ATTRIBUTE_IN_USE"], ToldWithin(Shoes, Name, Image, Color, Web, Master, variant, other));
    }

    [Fact]
    public void A_channel_that_is_not_named_requires_nothing()
    {
        Assert.Equal(["color", "name"], Shoes.RequiredBy("web"));
        Assert.Equal([], Shoes.RequiredBy("print"));
    }

    [Fact]
    public void A_hostile_family_is_told_of_in_a_few_violations()
    {
        var violations = new List<Violation>();
        var hostile = Enumerable.Range(0, 300_000).Select(i => $"x{i}").ToValueList();
        (Shoes with { Requirements = [new("web", hostile), new("print", hostile)] }).CheckShape(violations);
        Assert.InRange(violations.Count, 101, 110);
        violations.Clear();
        (Shoes with { Attributes = hostile, Requirements = [new("web", hostile)] }).CheckShape(violations);
        Assert.Equal(["attributes COUNT_OUT_OF_RANGE"], Told(violations));
    }
}
