using Pim.Cli.Import;

namespace Pim.Cli.Tests.Import;

public sealed class MoneyTextTests
{
    [Theory]
    [InlineData("12.99", 12_990_000)]
    [InlineData("0", 0)]
    [InlineData("-5", -5_000_000)]
    [InlineData("0.000001", 1)]
    [InlineData("9223372036854.775807", long.MaxValue)]
    public void Amounts_are_read_exactly(string text, long micros)
    {
        Assert.True(MoneyText.TryParse(text, out var read));
        Assert.Equal(micros, read);
    }

    [Theory]
    [InlineData("0.0000001")]
    [InlineData("9223372036854.775808")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("1e3")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("")]
    public void What_is_no_exact_amount_is_refused(string text) => Assert.False(MoneyText.TryParse(text, out _));

    [Theory]
    [InlineData(12_990_000, "12.99")]
    [InlineData(5_000_000, "5.00")]
    [InlineData(1, "0.000001")]
    public void Amounts_are_written_with_at_least_two_digits_after_the_point(long micros, string text) => Assert.Equal(text, MoneyText.Format(micros));
}
