using Pim.Domain.Text;

namespace Pim.Domain.Tests.Text;

public sealed class CurrenciesTests
{
    [Theory]
    [InlineData("EUR", true)]
    [InlineData("USD", true)]
    [InlineData("CHF", true)]
    [InlineData("XCG", true)]
    [InlineData("ZWG", true)]
    [InlineData("eur", false)]
    [InlineData("DEM", false)]
    [InlineData("ANG", false)]
    [InlineData("XXX", false)]
    [InlineData("", false)]
    [InlineData("EURO", false)]
    public void Active_currencies_are_known_by_their_code(string code, bool known) => Assert.Equal(known, Currencies.IsKnown(code));
}
