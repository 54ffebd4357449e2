using Google.Protobuf;
using Pim.Cli.Comparing;
using Pim.V1;

namespace Pim.Cli.Tests.Comparing;

public sealed class MessageDifferenceTests
{
    [Fact]
    public void Equal_messages_do_not_differ()
    {
        Assert.Empty(MessageDifference.Find(Sample(), Sample()));
    }

    [Fact]
    public void Each_field_that_differs_is_named_with_both_values()
    {
        var other = Sample();
        other.Family = "caps";
        other.Enabled = false;
        other.Values["name"].Values[1].Text = "Tasse";
        other.Categories.Add("new");
        other.Associations.Remove("upsell");

        var found = MessageDifference.Find(Sample(), other);

        FieldDifference[] expected =
        [
            new("family", "\"mugs\"", "\"caps\""),
            new("enabled", "nothing", "False"),
            new("categories", "[\"kitchen\"]", "[\"kitchen\", \"new\"]"),
            new("values.name.values[web/en].text", "\"Mug\"", "\"Tasse\""),
            new("associations.upsell", "{ \"codes\": [ \"B\" ] }", "nothing"),
        ];
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Another_kind_of_value_differs_in_both_kinds()
    {
        var other = Sample();
        other.Values["name"].Values[0].Number = "1";

        Assert.Equal(["values.name.values[/de-DE].text", "values.name.values[/de-DE].number"], MessageDifference.Find(Sample(), other).Select(d => d.Path));
    }

    [Fact]
    public void The_order_of_a_list_counts()
    {
        var other = Sample();
        other.Values["name"].Values.Add(other.Values["name"].Values[0]);
        other.Values["name"].Values.RemoveAt(0);

        Assert.Equal([new FieldDifference("values.name.values", "in the order /de-DE, web/en", "web/en, /de-DE")], MessageDifference.Find(Sample(), other));
    }

    [Fact]
    public void Items_without_names_are_told_by_their_place()
    {
        var one = new Variation { Variants = { new ContentLink { Sku = "A", Title = "x" }, new ContentLink { Sku = "A", Title = "y" } } };
        var other = new Variation { Variants = { new ContentLink { Sku = "A", Title = "x" } } };

        Assert.Equal(["variants[1]"], MessageDifference.Find(one, other).Select(d => d.Path));
    }

    [Fact]
    public void Fields_of_a_later_version_differ_without_a_name()
    {
        var later = Content.Parser.ParseFrom(new byte[] { 0xF8, 0x3F, 0x01 });

        Assert.Single(MessageDifference.Find(new Content(), later));
    }

    private static Product Sample() => new()
    {
        Sku = "A", Family = "mugs", Categories = { "kitchen" },
        Values = { ["name"] = new ValueSet { Values = { new Value { Locale = "de-DE", Text = "Becher" }, new Value { Channel = "web", Locale = "en", Text = "Mug" } } } },
        Associations = { ["upsell"] = new CodeList { Codes = { "B" } } },
    };
}
