using System.Globalization;
using System.Text;
using Pim.Domain.Text;

namespace Pim.Domain.Tests.Text;

public sealed class TextRulesTests
{
    private const string Family = "👨‍👩‍👧‍👦";
    private const string FamilyOfEverySkin = "👨🏻‍👩🏿‍👧🏽‍👦🏼";

    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("plain text", 10)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("ae\u0301b", 3)]
    [InlineData("\u0301", 1)]
    [InlineData("a\r\nb", 3)]
    [InlineData("a\n\nb", 4)]
    [InlineData(Family, 1)]
    [InlineData("x" + Family + "y", 3)]
    [InlineData(FamilyOfEverySkin, 1)]
    [InlineData("🇩🇪🇨🇭", 2)]
    [InlineData("👍🏽👍", 2)]
    [InlineData("각", 1)]
    public void Length_counts_what_a_person_sees(string text, int length) => Assert.Equal(length, TextRules.Length(text));

    [Fact]
    public void Length_agrees_with_the_framework_on_any_mixture()
    {
        string[] pieces =
            ["a", "Z", " ", "~", "\x7f", "é", "\u0301", "\u200d", "👩", "👧", "🏽", "🇩", "🇪", "\r", "\n", "한", "ก", "ำ", "\ufe0f", "\uD83D", "\u0600"];
        var random = new Random(11);
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.Equal(new StringInfo(text).LengthInTextElements, TextRules.Length(text));
        }
    }

    [Fact]
    public void A_limit_counts_clusters_not_code_units()
    {
        var families = string.Concat(Enumerable.Repeat(FamilyOfEverySkin, 20));
        Assert.Null(TextRules.Refusal(families, 20));
        Assert.Equal("TEXT_TOO_LONG", TextRules.Refusal(families, 19)?.Reason);
        Assert.Null(TextRules.Refusal(Family, 1));
        Assert.Null(TextRules.Refusal("ae\u0301", 2));
        Assert.Equal("TEXT_TOO_LONG", TextRules.Refusal("abc", 2)?.Reason);
    }

    [Fact]
    public void The_longest_text_value_may_be_all_emoji()
    {
        var longest = new StringBuilder().Insert(0, Family, TextRules.MaxTextLength).ToString();
        Assert.Null(TextRules.Refusal(longest, TextRules.MaxTextLength));
        Assert.Equal("TEXT_TOO_LONG", TextRules.Refusal(longest + "a", TextRules.MaxTextLength)?.Reason);
    }

    [Fact]
    public void Marks_piled_on_one_character_do_not_pass_as_short()
    {
        var piled = "a" + new string('\u0301', 100_000);
        Assert.Equal(1, TextRules.Length(piled));
        Assert.Equal("TEXT_TOO_LONG", TextRules.Refusal(piled, TextRules.MaxLabelLength)?.Reason);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        const char high = '\uD83D', low = '\uDE00'; // In attributes they would not survive the compiler's UTF-8.
        foreach (var text in new[] { $"{high}", $"a{high}", $"{high}a", $"{high}{high}", $"{low}a", $"{low}{high}", $"{high}{high}{low}", $"{high}{low}{low}" })
        {
            Assert.Contains("surrogate", RefusalOf(text), StringComparison.Ordinal);
            Assert.False(Codes.IsSku(text));
        }
        Assert.Equal(1, TextRules.Length($"{high}"));
    }

    [Fact]
    public void Whole_surrogate_pairs_are_kept() => Assert.Null(TextRules.Refusal("a😀b😀", 10));

    [Fact]
    public void The_mark_of_damaged_text_is_refused() => Assert.Contains("U+FFFD", RefusalOf("Stra\uFFFDe"), StringComparison.Ordinal);

    [Theory]
    [InlineData("\0", "U+0000")]
    [InlineData("a\u0008", "U+0008")]
    [InlineData("\u001f", "U+001F")]
    [InlineData("\u007f", "U+007F")]
    [InlineData("Gr\u0081n", "U+0081")]
    [InlineData("\u009f", "U+009F")]
    public void Control_characters_are_refused(string text, string named) => Assert.Contains(named, RefusalOf(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\tb\nc\rd\r\ne")]
    [InlineData("a\u0085b\u2028c\u2029d")]
    [InlineData("non\u00a0breaking, soft\u00adhyphen, zero\u200bwidth, \u202bright to left\u202c")]
    [InlineData("")]
    public void Tabs_line_breaks_and_invisible_letters_are_kept(string text) => Assert.Null(TextRules.Refusal(text, 100));

    private static string RefusalOf(string text)
    {
        var refusal = TextRules.Refusal(text, 100);
        Assert.Equal("INVALID_TEXT", refusal?.Reason);
        return refusal!.Value.Description;
    }
}
