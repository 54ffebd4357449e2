using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Values;

public sealed class ValueKeyTests
{
    [Fact]
    public void Keys_are_ordered_by_attribute_then_channel_then_locale()
    {
        var ordered = new[]
        {
            Key("B"), Key("a"), Key("a", "", "de"), Key("a", "", "fr"), Key("a", "print"), Key("a", "print", "de"), Key("a", "web"), Key("aa"), Key("b"),
        };
        var shuffled = ordered.ToArray();
        new Random(3).Shuffle(shuffled);
        Assert.Equal(ordered, shuffled.Order());
    }
}
