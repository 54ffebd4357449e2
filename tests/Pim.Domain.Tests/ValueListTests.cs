namespace Pim.Domain.Tests;

public sealed class ValueListTests
{
    private sealed record Holder(ValueList<string> Items);

    [Fact]
    public void Lists_with_equal_items_are_equal_and_so_are_records_that_hold_them()
    {
        ValueList<string> one = ["a", "b"], same = [string.Concat("a", ""), "b"], other = ["b", "a"];
        Assert.True(one == same);
        Assert.True(one != other);
        Assert.True(one.Equals((object)same));
        Assert.False(one.Equals("a"));
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.Equal(new Holder(one), new Holder(same));
        Assert.NotEqual(new Holder(one), new Holder(other));
    }

    [Fact]
    public void A_list_never_filled_is_an_empty_list()
    {
        ValueList<string> none = default;
        Assert.Equal([], none);
        Assert.Equal((ValueList<string>)[], none);
        Assert.Equal(((ValueList<string>)[]).GetHashCode(), none.GetHashCode());
        Assert.Empty(none.Select(x => x));
        Assert.Equal(0, none.Span.Length);
        Assert.DoesNotContain("a", none);
        foreach (var _ in none) Assert.Fail("It has no items.");
        Assert.Throws<IndexOutOfRangeException>(() => none[0]);
    }

    [Fact]
    public void Items_are_found_by_value()
    {
        ValueList<string> list = ["a", "b"];
        Assert.True(list.Contains(string.Concat("", "b")));
        Assert.False(list.Contains("B"));
        Assert.Equal("b", list[1]);
        Assert.Equal(2, list.Count);
    }

    [Fact]
    public void A_code_set_holds_each_code_once_in_ordinal_order() =>
        Assert.Equal(["B", "Z", "_", "a", "b", "ä"], new[] { "b", "a", "ä", "Z", "B", "a", "_" }.ToCodeSet());
}
