using Pim.Domain.Events;

namespace Pim.Domain.Tests.Events;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("ann@example.com")]
    [InlineData("user:Ann.O@x")]
    [InlineData("ann%40example.com")]
    public void An_address_is_found(string text) => Assert.True(PersonalData.HasEmailAddress(text));

    [Theory]
    [InlineData("3 @ 5")]
    [InlineData("@home")]
    [InlineData("c-4711")]
    public void Other_text_is_no_address(string text) => Assert.False(PersonalData.HasEmailAddress(text));

    [Theory]
    [InlineData("+491701234567")]
    [InlineData("0049 170 1234567")]
    [InlineData("0170-1234567")]
    [InlineData("01.23.45.67.89")]
    [InlineData("1-800-555-1234")]
    [InlineData("555-123-4567")]
    [InlineData("(030) 901820")]
    public void A_phone_number_is_found(string text) => Assert.True(PersonalData.IsPhoneNumber(text));

    [Theory]
    [InlineData("4711")]
    [InlineData("541312140")]
    [InlineData("1000234567")]
    [InlineData("4006381333931")]
    [InlineData("0010002345")]
    [InlineData("01701234567")]
    [InlineData("2026-001234")]
    [InlineData("2026-01-001234")]
    [InlineData("10.002345")]
    [InlineData("114-3941689-87")]
    [InlineData("0000012345")]
    [InlineData("c5551234567")]
    [InlineData("12-34")]
    [InlineData("3f2b8c1e-7a54-4d0b-9c1d-5e6f70819203")]
    public void The_number_of_a_customer_is_none(string text) => Assert.False(PersonalData.IsPhoneNumber(text));
}
