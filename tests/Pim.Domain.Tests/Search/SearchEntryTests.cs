using Pim.Domain.Attributes;
using Pim.Domain.Content;
using Pim.Domain.Products;
using Pim.Domain.Search;
using Pim.Domain.Values;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Search;

public sealed class SearchEntryTests
{
    [Fact]
    public void Title_and_codes_are_words_in_any_case()
    {
        var entry = EntryOf(
            "Blue Lamp", ValueOf(AttributeOf("gtin") with { Unique = true }, new TextValue("400-638")), ValueOf(AttributeOf("note"), new TextValue("secret")));

        Assert.Equal(["a", "1", "a1", "400", "638", "400638", "blue", "lamp"], entry.Words);
        Assert.Equal(["blue", "lamp"], entry.TitleWords);
        Assert.Equal(["a-1", "400-638"], entry.Codes);
        Assert.Equal("blue lamp", entry.Title);
    }

    [Fact]
    public void Values_of_searchable_attributes_are_words_as_they_are_shown()
    {
        var entry = EntryOf("T",
            Searchable(AttributeOf("text"), new TextValue("Größe <b>")),
            Searchable(AttributeOf("html", AttributeType.RichText),
                new TextValue("<p class=\"x\">Leucht&shy;kraft: 5 < 6</p><!-- <i>no --><br/>&Uuml;ber&nbsp;&lt;alles&gt;")),
            Searchable(AttributeOf("number", AttributeType.Number), new NumberValue(7.50m)),
            Searchable(MeasurementOf("power", "W"), new MeasurementValue(60, "W")) with { ValueLabels = [new("W", "Watt")], UnitSymbol = "W" },
            Searchable(SelectOf("color", "red"), new OptionValue("red")) with { ValueLabels = [new("red", "Rot")] });

        Assert.Equal("grosse b leucht kraft 5 6 uber alles 7 50 60 watt 60w w rot", string.Join(' ', entry.Words.Skip(4)));
    }

    [Fact]
    public void Facets_are_family_categories_with_those_above_and_chosen_values()
    {
        var content = ContentOf("T",
            ValueOf(SelectOf("color") with { Facet = true }, new OptionValue("red")),
            ValueOf(SelectOf("tags") with { Facet = true, Type = AttributeType.MultiSelect }, new OptionsValue(["a", "b"])),
            ValueOf(AttributeOf("dimmable", AttributeType.Boolean) with { Facet = true }, new BooleanValue(false)),
            ValueOf(SelectOf("other"), new OptionValue("red"))) with
        {
            Family = new("lamps", "Lampen"),
            Categories = [new(new("desk", "Tisch"), [new("home", "Heim"), new("light", "Licht")]), new(new("sale", "Sale"), [new("home", "Heim")])],
        };

        Assert.Equal(
            "family=lamps categories=desk categories=home categories=light categories=sale values.color=red values.tags=a values.tags=b values.dimmable=false",
            string.Join(' ', SearchEntry.Of(content).Facets.Select(f => $"{f.Facet}={f.Value}")));
    }

    [Fact]
    public void Words_and_title_are_bounded()
    {
        var entry = EntryOf(string.Join(' ', Enumerable.Range(0, 5_000)));

        Assert.Equal((SearchEntry.MaxWords, SearchEntry.MaxWords, 64), (entry.Words.Count, entry.TitleWords.Count, entry.Title.Length));
    }

    [Theory]
    [InlineData(AttributeType.Identifier, false, false)]
    [InlineData(AttributeType.Text, true, false)]
    [InlineData(AttributeType.RichText, true, false)]
    [InlineData(AttributeType.Number, true, false)]
    [InlineData(AttributeType.Boolean, false, true)]
    [InlineData(AttributeType.SingleSelect, true, true)]
    [InlineData(AttributeType.MultiSelect, true, true)]
    [InlineData(AttributeType.Date, false, false)]
    [InlineData(AttributeType.Asset, false, false)]
    public void Attributes_are_searchable_and_facets_by_type(AttributeType type, bool searchable, bool facet)
    {
        Assert.Equal(searchable ? [] : ["searchable RULE_DOES_NOT_FIT"], ToldByShape(AttributeOf("a", type) with { Searchable = true }));
        Assert.Equal(facet ? [] : ["facet RULE_DOES_NOT_FIT"], ToldByShape(AttributeOf("a", type) with { Facet = true }));
    }

    private static SearchEntry EntryOf(string title, params ContentAttribute[] attributes) => SearchEntry.Of(ContentOf(title, attributes));

    private static ProductContent ContentOf(string title, params ContentAttribute[] attributes) =>
        new() { Channel = "web", Locale = "de-DE", Sku = "A-1", Type = ProductType.Product, Title = title, Attributes = attributes };

    private static ContentAttribute ValueOf(AttributeDefinition attribute, Value value) => new(attribute, attribute.Code, null, "", false, "", value);

    private static ContentAttribute Searchable(AttributeDefinition attribute, Value value) => ValueOf(attribute with { Searchable = true }, value);
}
