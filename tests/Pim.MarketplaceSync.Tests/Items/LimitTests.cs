using System.Globalization;
using Pim.MarketplaceSync.Items;

namespace Pim.MarketplaceSync.Tests.Items;

/// <summary>The limits of Google's specification, one by one.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("title", 150)]
    [InlineData("description", 5_000)]
    [InlineData("brand", 70)]
    [InlineData("product_type", 750)]
    [InlineData("custom_label_3", 100)]
    [InlineData("color", 100)]
    public void Words_are_cut_at_the_limit(string field, int limit)
    {
        var mapping = Mappings.Of("google-rss", $$"""{{Contents.Required.Replace($"\"{field}\": \"title\",", "", StringComparison.Ordinal).Replace($"\"{field}\": \"values.description\",", "", StringComparison.Ordinal)}}, "{{field}}": "values.long" """);

        var fits = Contents.Make(mapping, Contents.Complete("A-1", Contents.Text("long", new string('a', limit))));
        var over = Contents.Make(mapping, Contents.Complete("A-1", Contents.Text("long", new string('a', limit + 1))));

        Assert.Equal(new string('a', limit), Contents.ValuesOf(fits, field).Single());
        Assert.DoesNotContain(fits.Findings, f => f.Reason == "CUT");
        Assert.Equal(new string('a', limit - 1) + "…", Contents.ValuesOf(over, field).Single());
        Assert.Contains(over.Findings, f => f is { Reason: "CUT", IsRefusal: false } && f.Field == field && f.Source == "values.long");
    }

    [Theory]
    [InlineData("mpn", 70)]
    [InlineData("item_group_id", 50)]
    public void Codes_are_left_out_rather_than_cut(string field, int limit)
    {
        Assert.Single(Contents.ValuesOf(Contents.MakeWith($"\"{field}\": \"values.code\"", Contents.Text("code", new string('a', limit))), field));

        var over = Contents.MakeWith($"\"{field}\": \"values.code\"", Contents.Text("code", new string('a', limit + 1)));
        Assert.Empty(Contents.ValuesOf(over, field));
        Assert.Contains(over.Findings, f => f.Reason == "TOO_LONG" && f.Field == field);
    }

    [Fact]
    public void An_id_that_is_too_long_keeps_the_item_out()
    {
        var mapping = Mappings.Of("google-rss", Contents.Required);
        Assert.NotNull(Contents.Make(mapping, Contents.Complete(new string('x', 50))).Item);

        var made = Contents.Make(mapping, Contents.Complete(new string('x', 51)));
        Assert.Null(made.Item);
        Assert.Contains(made.Findings, f => f is { Field: "id", Reason: "UNUSABLE", IsRefusal: true });
    }

    [Fact]
    public void Ten_further_images_and_no_more()
    {
        var made = Contents.MakeWith(
            "\"additional_image_link\": \"values.gallery\"", Contents.Assets("gallery", Enumerable.Range(1, 12).Select(i => $"{i}.jpg")));

        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"https://media.example/{i}.jpg"), Contents.ValuesOf(made, "additional_image_link"));
        Assert.Contains(made.Findings, f => f.Reason == "TOO_MANY");
    }

    [Fact]
    public void Two_highlights_or_more_of_150_characters()
    {
        const string field = "\"product_highlight\": \"values.points\"";
        Assert.Equal(["A", new string('b', 149) + "…"],
            Contents.ValuesOf(Contents.MakeWith(field, Contents.Options("points", "A", new string('b', 151))), "product_highlight"));

        var one = Contents.MakeWith(field, Contents.Options("points", "A"));
        Assert.Empty(Contents.ValuesOf(one, "product_highlight"));
        Assert.Contains(one.Findings, f => f is { Field: "product_highlight", Reason: "TOO_FEW", IsRefusal: false });
    }

    [Fact]
    public void Thirty_questions_of_a_thousand_characters_and_ten_thousand_in_all()
    {
        string[] columns = ["question", "answer"];
        const string field = "\"question_and_answer\": \"values.faq\"";

        var many = Contents.MakeWith(field, Contents.Table("faq", columns, Enumerable.Range(0, 40).Select(i => (string[])[$"Q{i}", $"A{i}"])));
        Assert.Equal(30, Contents.ValuesOf(many, "question_and_answer").Count);

        var longOnes = Contents.MakeWith(
            field, Contents.Table("faq", columns, Enumerable.Range(0, 12).Select(_ => (string[])[new string('q', 1_200), new string('a', 1_200)])));
        var pairs = longOnes.Item!.Fields.Single(f => f.Name == "question_and_answer").Values;
        Assert.All(pairs, p => Assert.All(p.Parts, part => Assert.InRange(part.Value.Length, 1, 1_000)));
        Assert.Equal(5, pairs.Count);
        Assert.InRange(pairs.Sum(p => p.Length), 1, 10_000);

        var half = Contents.MakeWith(field, Contents.Table("faq", columns, ["Is it?", ""], ["Why?", "So."]));
        Assert.Equal(["Why?|So."], Contents.ValuesOf(half, "question_and_answer"));
    }

    [Theory]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("e\u0301")]
    [InlineData("🇩🇪")]
    [InlineData("නි")]
    public void A_cut_never_goes_through_what_people_see_as_one_character(string cluster)
    {
        for (var limit = 2; limit < 40; limit++)
        {
            var cut = TextLimit.Cut(string.Concat(Enumerable.Repeat(cluster, 40)), limit);
            Assert.InRange(cut.Length, 1, limit);
            Assert.Equal(string.Concat(Enumerable.Repeat(cluster, (limit - 1) / cluster.Length)) + "…", cut);
            Assert.Equal(new StringInfo(cut).LengthInTextElements - 1, (limit - 1) / cluster.Length);
        }
    }

    [Theory]
    [InlineData("one two three four five six", 22, "one two three four…")]
    [InlineData("one two three four five", 24, "one two three four five")]
    [InlineData("Donaudampfschifffahrtsgesellschaft", 10, "Donaudamp…")]
    public void A_cut_keeps_whole_words_where_it_can(string text, int limit, string cut) => Assert.Equal(cut, TextLimit.Cut(text, limit));
}
