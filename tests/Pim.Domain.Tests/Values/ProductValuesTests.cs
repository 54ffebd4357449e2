using Pim.Domain.Values;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Values;

public sealed class ProductValuesTests
{
    private static readonly ProductValues Values = ProductValues.Of(
    [
        new(Key("name", "", "fr"), new TextValue("Chaussure")),
        new(Key("color"), new OptionValue("red")),
        new(Key("name", "", "de"), new TextValue("Schuh")),
        new(Key("names"), new TextValue("other")),
        new(Key("text", "web", "de"), new TextValue("Web")),
        new(Key("text", "print", "de"), new TextValue("Print")),
    ]);

    [Fact]
    public void Values_stand_in_the_order_of_their_keys()
    {
        Assert.Equal(
            [Key("color"), Key("name", "", "de"), Key("name", "", "fr"), Key("names"), Key("text", "print", "de"), Key("text", "web", "de")],
            Values.Select(v => v.Key));
        Assert.Equal(6, Values.Count);
        Assert.Equal(["color", "name", "names", "text"], Values.Attributes);
    }

    [Fact]
    public void Of_two_values_with_one_key_the_later_stands()
    {
        var values = ValuesOf(("a", new TextValue("1")), ("b", new TextValue("2")), ("a", new TextValue("3")), ("a", new TextValue("4")));
        Assert.Equal([new(Key("a"), new TextValue("4")), new(Key("b"), new TextValue("2"))], values);
    }

    [Fact]
    public void A_value_is_found_by_its_whole_key()
    {
        Assert.Equal(new TextValue("Schuh"), Values.Find("name", "", "de"));
        Assert.Equal(new OptionValue("red"), Values.Find("color"));
        Assert.Null(Values.Find("name"));
        Assert.Null(Values.Find("name", "", "it"));
        Assert.Null(Values.Find("text", "", "de"));
        Assert.Null(Values.Find("zzz"));
        Assert.Null(ProductValues.Empty.Find("color"));
    }

    [Fact]
    public void All_values_of_an_attribute_are_found()
    {
        Assert.Equal([Key("name", "", "de"), Key("name", "", "fr")], Values.Of("name").ToArray().Select(v => v.Key));
        Assert.Equal(2, Values.Of("text").Length);
        Assert.Equal(0, Values.Of("nam").Length);
        Assert.Equal(0, Values.Of("zzz").Length);
    }

    [Fact]
    public void A_key_has_a_place_among_the_values_of_its_attribute()
    {
        Assert.Equal(1, Values.IndexInAttribute(Key("name", "", "fr")));
        Assert.Equal(0, Values.IndexInAttribute(Key("color")));
        Assert.Equal(-1, Values.IndexInAttribute(Key("name", "", "it")));
        Assert.Equal(-1, Values.IndexInAttribute(Key("zzz")));
    }

    [Fact]
    public void Values_compare_by_content()
    {
        var same = ProductValues.Of(Values.Reverse().ToList());
        Assert.Equal(Values, same);
        Assert.Equal(Values.GetHashCode(), same.GetHashCode());
        Assert.False(Values.Equals(ProductValues.Of(Values.Skip(1).ToList())));
        Assert.False(Values.Equals(null));
        Assert.Same(ProductValues.Empty, ProductValues.Of([]));
    }

    [Fact]
    public void Values_keep_no_hold_on_the_list_they_were_made_of()
    {
        List<ScopedValue> list = [new(Key("a"), new TextValue("1"))];
        var values = ProductValues.Of(list);
        list[0] = new(Key("b"), new TextValue("2"));
        Assert.Equal(new TextValue("1"), values.Find("a"));
    }

    [Fact]
    public void Any_values_behave_like_a_sorted_dictionary()
    {
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var given = RandomValues(random, random.Next(40)).ToList();
            var expected = new SortedDictionary<ValueKey, Value>();
            foreach (var (key, value) in given) expected[key] = value;

            var values = ProductValues.Of(given);
            Assert.Equal(expected.Select(e => new ScopedValue(e.Key, e.Value)), values);
            Assert.Equal(expected.Keys.Select(k => k.Attribute).Distinct(), values.Attributes);
            foreach (var key in RandomValues(random, 10).Select(v => v.Key).Concat(expected.Keys))
            {
                Assert.Equal(expected.GetValueOrDefault(key), values.Find(key.Attribute, key.Channel, key.Locale));
                Assert.Equal(expected.Keys.Where(k => k.Attribute == key.Attribute), values.Of(key.Attribute).ToArray().Select(v => v.Key));
            }
        }
    }

    internal static IEnumerable<ScopedValue> RandomValues(Random random, int count)
    {
        string[] attributes = ["a", "B", "ab", "b", "c_1"], channels = ["", "web", "print"], locales = ["", "de", "fr-FR"];
        for (var i = 0; i < count; i++)
            yield return new(Key(Any(attributes), Any(channels), Any(locales)), new NumberValue(random.Next(4)));

        string Any(string[] choices) => choices[random.Next(choices.Length)];
    }
}
