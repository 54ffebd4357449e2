using Pim.Domain.Values;

namespace Pim.Domain.Tests.Values;

public sealed class ValueTests
{
    [Fact]
    public void Values_compare_by_content()
    {
        foreach (var (one, other) in Enumerable.Zip(OneOfEach(), OneOfEach()))
        {
            Assert.NotSame(one, other);
            Assert.Equal(one, other);
            Assert.Equal(one.GetHashCode(), other.GetHashCode());
        }
    }

    [Fact]
    public void Values_of_different_kinds_differ()
    {
        Assert.Equal(OneOfEach().Count, OneOfEach().Distinct().Count());
        Assert.NotEqual<Value>(new AssetsValue(["a"]), new ProductsValue(["a"]));
        Assert.NotEqual<Value>(new TextValue("a"), new OptionValue("a"));
    }

    [Fact]
    public void A_number_is_told_from_the_same_number_written_otherwise()
    {
        Assert.NotEqual(new NumberValue(1.5m), new NumberValue(1.50m));
        Assert.NotEqual(new MeasurementValue(1.5m, "KG"), new MeasurementValue(1.50m, "KG"));
        Assert.NotEqual(new MeasurementValue(1.5m, "KG"), new MeasurementValue(1.5m, ""));
        Assert.Equal(new NumberValue(1.50m), new NumberValue(1.50m));
    }

    [Fact]
    public void Prices_are_kept_by_currency()
    {
        var prices = PricesValue.Of([new("USD", 2_000_000), new("CHF", 3_000_000), new("EUR", 1_000_000)]);
        Assert.Equal(["CHF", "EUR", "USD"], prices.Prices.Select(p => p.Currency));
        Assert.Equal(PricesValue.Of([new("EUR", 1_000_000), new("USD", 2_000_000), new("CHF", 3_000_000)]), prices);
        Assert.True(prices.Has("EUR"));
        Assert.False(prices.Has("GBP"));
    }

    [Theory]
    [InlineData(12_990_000, 2)]
    [InlineData(12_000_000, 0)]
    [InlineData(1, 6)]
    [InlineData(-500_000, 1)]
    [InlineData(0, 0)]
    [InlineData(long.MaxValue, 6)]
    public void Money_has_as_many_places_as_it_needs(long micros, int places) => Assert.Equal(places, new Money("EUR", micros).Places);

    private static List<Value> OneOfEach() =>
    [
        new TextValue("a"), new NumberValue(1.50m), new MeasurementValue(1.50m, "KG"), PricesValue.Of([new("EUR", 1)]), new BooleanValue(true),
        new DateValue(new DateOnly(2026, 11, 22)), new OptionValue("red"), new OptionsValue(["red"]), new AssetsValue(["a.jpg"]), new ProductsValue(["sku"]),
        new TableValue([new TableRow([new TableCell("eu", "42")])]),
    ];
}
