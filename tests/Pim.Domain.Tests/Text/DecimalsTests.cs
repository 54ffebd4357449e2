using Pim.Domain.Text;

namespace Pim.Domain.Tests.Text;

public sealed class DecimalsTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("12.50")]
    [InlineData("-12.50")]
    [InlineData("0.000")]
    [InlineData("100")]
    [InlineData("1234567890123456789012345678")]
    [InlineData("0.1234567890123456789012345678")]
    [InlineData("-99999999999999.99999999999999")]
    public void Numbers_are_written_as_they_were_read(string text)
    {
        Assert.True(Decimals.TryParse(text, out var number));
        Assert.Equal(text, Decimals.Format(number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("-.5")]
    [InlineData("1e5")]
    [InlineData("1,000")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("NaN")]
    [InlineData("0x10")]
    [InlineData("١٢")]
    [InlineData("１")]
    [InlineData("12345678901234567890123456789")]
    [InlineData("1.1234567890123456789012345678")]
    [InlineData("0.00000000000000000000000000001")]
    public void Anything_else_is_no_number(string text) => Assert.False(Decimals.TryParse(text, out _));

    [Fact]
    public void Leading_zeros_are_not_counted_as_digits()
    {
        Assert.True(Decimals.TryParse("0001234567890123456789012345678", out var number));
        Assert.Equal(1234567890123456789012345678m, number);
    }

    [Fact]
    public void Hostile_lengths_are_refused() => Assert.False(Decimals.TryParse(new string('0', 1_000_000), out _));

    [Theory]
    [InlineData("12", 0)]
    [InlineData("12.00", 0)]
    [InlineData("12.50", 1)]
    [InlineData("12.05", 2)]
    [InlineData("-0.001", 3)]
    [InlineData("0.0000000000000000000000000001", 28)]
    public void Places_leave_out_trailing_zeros(string text, int places)
    {
        Assert.True(Decimals.TryParse(text, out var number));
        Assert.Equal(places, Decimals.Places(number));
    }

    [Fact]
    public void Minus_zero_is_written_without_its_sign()
    {
        Assert.True(Decimals.TryParse("-0.00", out var number));
        Assert.Equal("0.00", Decimals.Format(number));
    }

    [Fact]
    public void Random_numbers_survive_reading_and_writing()
    {
        var random = new Random(7);
        for (var i = 0; i < 1_000; i++)
        {
            var whole = random.NextInt64(0, 1_000_000_000);
            var places = random.Next(0, 15);
            var text = places == 0 ? $"{whole}" : $"{whole}.{new string([.. Enumerable.Range(0, places).Select(_ => (char)('0' + random.Next(10)))])}";
            Assert.True(Decimals.TryParse(text, out var number), text);
            Assert.Equal(text, Decimals.Format(number));
        }
    }
}
