using PimService.Errors;

namespace PimService.Tests.Errors;

public sealed class PercentEncodingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a ~ \"b\"", "a ~ \"b\"")]
    [InlineData("100 %", "100 %25")]
    [InlineData("ü\n", "%C3%BC%0A")]
    [InlineData("😀", "%F0%9F%98%80")]
    public void Everything_but_printable_ascii_becomes_its_bytes(string text, string encoded)
    {
        Assert.Equal(encoded, PercentEncoding.Encode(text));
        Assert.Equal(encoded.Length, text.EnumerateRunes().Sum(PercentEncoding.LengthOf));
    }
}
