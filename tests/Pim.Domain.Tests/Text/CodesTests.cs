using Pim.Domain.Text;

namespace Pim.Domain.Tests.Text;

public sealed class CodesTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("Color_2", true)]
    [InlineData("2color", false)]
    [InlineData("_color", false)]
    [InlineData("color-2", false)]
    [InlineData("col.or", false)]
    [InlineData("größe", false)]
    [InlineData("", false)]
    public void An_attribute_code_can_stand_in_a_path(string code, bool valid) => Assert.Equal(valid, Codes.IsAttributeCode(code));

    [Theory]
    [InlineData("shoes", true)]
    [InlineData("2026-sale_A", true)]
    [InlineData("-a", false)]
    [InlineData("_a", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("ä", false)]
    [InlineData("", false)]
    public void A_schema_code_has_letters_digits_underscores_and_hyphens(string code, bool valid) => Assert.Equal(valid, Codes.IsCode(code));

    [Fact]
    public void Schema_codes_have_at_most_100_characters()
    {
        Assert.True(Codes.IsCode(new string('a', 100)));
        Assert.False(Codes.IsCode(new string('a', 101)));
        Assert.True(Codes.IsAttributeCode(new string('a', 100)));
        Assert.False(Codes.IsAttributeCode(new string('a', 101)));
    }

    [Theory]
    [InlineData("1111111171", true)]
    [InlineData("A 1/2 %", true)]
    [InlineData("Größe-靴-👟", true)]
    [InlineData("a", true)]
    [InlineData("", false)]
    [InlineData(" a", false)]
    [InlineData("a ", false)]
    [InlineData("a\u00a0", false)]
    [InlineData("a\tb", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("a\u2028b", false)]
    [InlineData("ü\u001fb", false)]
    [InlineData("a\u001fb", false)]
    [InlineData("a\uFFFDb", false)]
    [InlineData("a\u0378", false)]
    public void A_sku_is_visible_text_without_space_at_its_ends(string sku, bool valid)
    {
        Assert.Equal(valid, Codes.IsSku(sku));
        Assert.Equal(valid, Codes.IsAssetKey(sku));
        Assert.Equal(valid, Codes.IsOptionCode(sku));
    }

    [Fact]
    public void Skus_options_and_asset_keys_have_their_own_lengths()
    {
        Assert.True(Codes.IsSku(new string('a', 128)));
        Assert.False(Codes.IsSku(new string('a', 129)));
        Assert.True(Codes.IsOptionCode(new string('a', 255)));
        Assert.False(Codes.IsOptionCode(new string('a', 256)));
        Assert.True(Codes.IsAssetKey(new string('a', 512)));
        Assert.False(Codes.IsAssetKey(new string('a', 513)));
    }

    [Theory]
    [InlineData("red,blue")]
    [InlineData("red;blue")]
    public void An_option_code_holds_no_separator_of_list_cells(string code)
    {
        Assert.False(Codes.IsOptionCode(code));
        Assert.True(Codes.IsSku(code));
    }
}
