using Pim.Domain.Search;

namespace Pim.Domain.Tests.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Große CAFÉ-Crème", "grosse cafe-creme")]
    [InlineData("Smørrebrød Łódź İstanbul ılık", "smorrebrod lodz istanbul ilik")]
    [InlineData("ΟΔΟΣ οδός", "οδοσ οδοσ")]
    [InlineData("Йод ёлка", "иод елка")]
    [InlineData("ＡＢＣ１２ ﾗﾝﾌﾟ", "abc12 ランプ")]
    [InlineData("ガラス", "ガラス")]
    [InlineData("한국어", "한국어")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("हिन्दी", "हिन्दी")]
    public void Case_accents_and_forms_of_a_character_do_not_count(string text, string folded) => Assert.Equal(folded, SearchText.Fold(text));

    [Theory]
    [InlineData("Lamp, 60W (dimmable)", "lamp 60w dimmable")]
    [InlineData("  ", "")]
    [InlineData("l'été 1.5", "l ete 1 5")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("電球", "電球 球")]
    [InlineData("LED電球です", "led 電球 球で です す")]
    [InlineData("𠮷野", "𠮷野 野")]
    [InlineData("โคม", "โค คม ม")]
    [InlineData("電", "電")]
    public void Words_are_letters_and_digits_and_pairs_where_words_are_not_parted(string text, string words) =>
        Assert.Equal(words, string.Join(' ', SearchText.Words(text)));

    [Fact]
    public void A_query_asks_for_pairs_and_for_a_single_character_only_alone()
    {
        Assert.Equal(["電球", "球で"], SearchText.QueryWords("電球で"));
        Assert.Equal(["電"], SearchText.QueryWords("電"));
    }

    [Fact]
    public void Long_words_are_cut_the_same_way_in_texts_and_queries()
    {
        var word = new string('x', 39) + "𝒳y";

        Assert.Equal(SearchText.Words(word), SearchText.QueryWords(word));
        Assert.Equal(new string('x', 40), SearchText.Words(new string('x', 100)).Single());
    }

    [Fact]
    public void Every_part_of_an_unspaced_text_is_found()
    {
        const string Text = "ガラス電球の交換方法";
        var words = SearchText.Words(Text).ToList();
        for (var start = 0; start < Text.Length; start++)
        {
            for (var end = start + 1; end <= Text.Length; end++)
                Assert.All(SearchText.QueryWords(Text[start..end]), q => Assert.Contains(words, w => w.StartsWith(q, StringComparison.Ordinal)));
        }
    }
}
