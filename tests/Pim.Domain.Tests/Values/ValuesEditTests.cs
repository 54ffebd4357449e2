using Pim.Domain.Values;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Values;

public sealed class ValuesEditTests
{
    private static readonly ProductValues Before = ProductValues.Of(
    [
        new(Key("color"), new OptionValue("red")),
        new(Key("name", "", "de"), new TextValue("Schuh")),
        new(Key("name", "", "fr"), new TextValue("Chaussure")),
    ]);

    [Fact]
    public void An_empty_edit_changes_nothing() => Assert.Equal(Before, new ValuesEdit().ApplyTo(Before));

    [Fact]
    public void Values_are_set_and_the_rest_stays() =>
        Assert.Equal(
            [
                new(Key("color"), new OptionValue("blue")), new(Key("name", "", "de"), new TextValue("Schuh")),
                    new(Key("name", "", "fr"), new TextValue("Chaussure")),
                new(Key("size"), new NumberValue(42)),
            ],
            Edit((Key("size"), new NumberValue(42)), (Key("color"), new OptionValue("blue"))).ApplyTo(Before));

    [Fact]
    public void A_null_clears_its_key_alone()
    {
        Assert.Equal(
            [new(Key("color"), new OptionValue("red")), new(Key("name", "", "fr"), new TextValue("Chaussure"))],
            Edit((Key("name", "", "de"), null), (Key("unknown"), null)).ApplyTo(Before));
    }

    [Fact]
    public void Replacing_an_attribute_clears_all_its_values_first()
    {
        var edit = Edit((Key("name", "", "it"), new TextValue("Scarpa"))) with { ReplacedAttributes = new HashSet<string> { "name", "unknown" } };
        Assert.Equal([new(Key("color"), new OptionValue("red")), new(Key("name", "", "it"), new TextValue("Scarpa"))], edit.ApplyTo(Before));
    }

    [Fact]
    public void Replacing_all_leaves_what_is_set()
    {
        Assert.Equal(ProductValues.Empty, (Edit() with { ReplacesAll = true }).ApplyTo(Before));
        Assert.Equal([new(Key("size"), new NumberValue(42))], (Edit((Key("size"), new NumberValue(42))) with { ReplacesAll = true }).ApplyTo(Before));
    }

    [Fact]
    public void Of_two_entries_with_one_key_the_later_stands_be_it_that_it_clears()
    {
        Assert.Equal(new OptionValue("green"), Edit((Key("color"), new OptionValue("blue")), (Key("color"), new OptionValue("green")))
            .ApplyTo(Before).Find("color"));
        Assert.Null(Edit((Key("color"), new OptionValue("blue")), (Key("color"), null)).ApplyTo(Before).Find("color"));
        Assert.Equal(new OptionValue("blue"), Edit((Key("color"), null), (Key("color"), new OptionValue("blue"))).ApplyTo(Before).Find("color"));
    }

    [Fact]
    public void Any_edit_does_what_its_parts_do_one_after_the_other()
    {
        var random = new Random(2);
        for (var round = 0; round < 500; round++)
        {
            var before = ProductValues.Of(ProductValuesTests.RandomValues(random, random.Next(15)).ToList());
            var edit = new ValuesEdit
            {
                ReplacesAll = random.Next(5) == 0,
                ReplacedAttributes = random.Next(2) == 0 ? new HashSet<string>() : [.. new[] { "a", "ab", "b" }.Take(random.Next(4))],
                Entries = ProductValuesTests.RandomValues(random, random.Next(15)).Select(v => (v.Key, random.Next(3) == 0 ? null : v.Value)).ToList(),
            };

            var expected = new SortedDictionary<ValueKey, Value>();
            foreach (var (key, value) in before)
            {
                if (!edit.ReplacesAll && !edit.ReplacedAttributes.Contains(key.Attribute)) expected[key] = value;
            }
            foreach (var (key, value) in edit.Entries)
            {
                if (value is null) expected.Remove(key);
                else expected[key] = value;
            }
            var after = edit.ApplyTo(before);
            Assert.Equal(expected.Select(e => new ScopedValue(e.Key, e.Value)), after);
            Assert.Equal(after, edit.ApplyTo(after));
        }
    }

    [Fact]
    public void A_hundred_thousand_values_are_set_at_once()
    {
        var entries = Enumerable.Range(0, 100_000).Select(i => (Key("name", "", $"l{(i * 7919L) % 100_003}"), (Value?)new NumberValue(i))).ToArray();
        Assert.Equal(100_000, Edit(entries).ApplyTo(Before).Count - Before.Count);
    }

    private static ValuesEdit Edit(params (ValueKey, Value?)[] entries) => new() { Entries = entries };
}
