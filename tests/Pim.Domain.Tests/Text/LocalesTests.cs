using Pim.Domain.Text;

namespace Pim.Domain.Tests.Text;

public sealed class LocalesTests
{
    [Theory]
    [InlineData("de", "de")]
    [InlineData("DE", "de")]
    [InlineData("de_DE", "de-DE")]
    [InlineData("de-de", "de-DE")]
    [InlineData("DE_de", "de-DE")]
    [InlineData("zh-hant-tw", "zh-Hant-TW")]
    [InlineData("ZH_HANT", "zh-Hant")]
    [InlineData("es-419", "es-419")]
    [InlineData("gsw-CH", "gsw-CH")]
    [InlineData("sr_latn_rs", "sr-Latn-RS")]
    [InlineData("DE-ch-1996", "de-CH-1996")]
    [InlineData("ca-ES-VALENCIA", "ca-ES-valencia")]
    [InlineData("sl-rozaj-biske-1994", "sl-rozaj-biske-1994")]
    [InlineData("hy-Latn-IT-arevela", "hy-Latn-IT-arevela")]
    public void Tags_are_brought_into_their_usual_spelling(string tag, string normal)
    {
        Assert.True(Locales.TryNormalize(tag, out var spelled));
        Assert.Equal(normal, spelled);
        Assert.Equal(tag == normal, Locales.IsCanonical(tag));
        Assert.True(Locales.IsCanonical(normal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("d")]
    [InlineData("deutsch")]
    [InlineData("germ")]
    [InlineData("d3")]
    [InlineData("de-")]
    [InlineData("-de")]
    [InlineData("de--DE")]
    [InlineData("de-D")]
    [InlineData("de-41")]
    [InlineData("de-DE-AT")]
    [InlineData("de-DE-Latn")]
    [InlineData("zh-Hant-Hans")]
    [InlineData("de-DE-toolongvariant")]
    [InlineData("de DE")]
    [InlineData("de-DÉ")]
    [InlineData("dé-DE")]
    [InlineData("de\n")]
    [InlineData("de.DE")]
    [InlineData("\u212Ak-DE")]
    [InlineData("de-DE-u-co-phonebk")]
    public void Anything_else_is_no_locale(string tag)
    {
        Assert.False(Locales.TryNormalize(tag, out var spelled));
        Assert.Null(spelled);
        Assert.False(Locales.IsCanonical(tag));
    }

    [Fact]
    public void A_tag_has_at_most_35_characters()
    {
        Assert.True(Locales.IsCanonical("de-variant1-variant2-variant3-abcde"));
        Assert.False(Locales.TryNormalize("de-variant1-variant2-variant3-abcdef", out _));
        Assert.False(Locales.TryNormalize(new string('a', 1_000_000), out _));
    }

    [Fact]
    public void A_tag_in_its_usual_spelling_is_answered_itself()
    {
        var tag = string.Concat("pt", "-BR");
        Assert.True(Locales.TryNormalize(tag, out var spelled));
        Assert.Same(tag, spelled);
    }
}
