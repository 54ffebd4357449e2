using Pim.Domain.Text;

namespace Pim.Domain.Tests.Text;

public sealed class LocalizedTextTests
{
    private static readonly LocalizedText Colour = LocalizedText.Of(
    [
        new("fr_FR", "Couleur"), new("de-AT", "Farbe (AT)"), new("de-CH", "Farbe (CH)"), new("en-GB", "Colour"), new("deu-DE", "no German at all"),
    ]);

    [Fact]
    public void Texts_are_kept_by_locale_in_order_and_in_the_usual_spelling() =>
        Assert.Equal(["de-AT", "de-CH", "deu-DE", "en-GB", "fr-FR"], Colour.Entries.Select(e => e.Locale));

    [Fact]
    public void Of_two_texts_for_one_locale_the_later_stands()
    {
        var text = LocalizedText.Of([new("de_DE", "first"), new("de-DE", "second")]);
        Assert.Equal([("de-DE", "second")], text.Entries);
    }

    [Fact]
    public void Empty_texts_are_left_out()
    {
        Assert.Same(LocalizedText.Empty, LocalizedText.Of([new("de", "")]));
        Assert.Equal(LocalizedText.Of([new("en", "Colour")]), LocalizedText.Of([new("en", "Colour"), new("de", "")]));
    }

    [Fact]
    public void Equal_texts_given_in_another_order_are_equal()
    {
        var one = LocalizedText.Of([new("de", "Farbe"), new("en", "Colour")]);
        var other = LocalizedText.Of([new("en", "Colour"), new("de", "Farbe")]);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, LocalizedText.Of([new("de", "Farbe"), new("en", "Color")]));
    }

    [Theory]
    [InlineData("en-GB", "Colour")]
    [InlineData("de-CH", "Farbe (CH)")]
    [InlineData("fr-FR", "Couleur")]
    public void The_locale_itself_comes_first(string locale, string text) => Assert.Equal(text, Colour.In(locale, ["de-AT"]));

    [Fact]
    public void Fallbacks_come_in_their_order_and_before_the_language()
    {
        Assert.Equal("Colour", Colour.In("de-DE", ["it-IT", "en-GB", "fr-FR"]));
        Assert.Equal("Farbe (CH)", Colour.In("fr-CH", ["de-CH"]));
    }

    [Theory]
    [InlineData("de-DE", "Farbe (AT)")]
    [InlineData("de", "Farbe (AT)")]
    [InlineData("en", "Colour")]
    [InlineData("fr-CH", "Couleur")]
    [InlineData("it-IT", null)]
    [InlineData("d", null)]
    public void Last_comes_the_first_locale_of_the_same_language(string locale, string? text) => Assert.Equal(text, Colour.In(locale, []));

    [Fact]
    public void Bad_locales_and_bad_texts_are_told_with_their_place()
    {
        var violations = new List<Violation>();
        LocalizedText.Of([new("xx_", "a"), new("de", new string('a', 256)), new("en", "a\0"), new("fr", new string('a', 255))]).Check("labels", violations);
        Assert.Equal(["labels.de TEXT_TOO_LONG", "labels.en INVALID_TEXT", "labels.xx_ INVALID_LOCALE"], Sample.Told(violations));
    }
}
