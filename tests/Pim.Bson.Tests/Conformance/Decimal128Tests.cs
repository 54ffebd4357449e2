using System.Globalization;

namespace Pim.Bson.Tests.Conformance;

public sealed class Decimal128Tests
{
    [Theory]
    [InlineData("0", "3040000000000000", "0000000000000000")]
    [InlineData("-0", "B040000000000000", "0000000000000000")]
    [InlineData("1", "3040000000000000", "0000000000000001")]
    [InlineData("-1", "B040000000000000", "0000000000000001")]
    [InlineData("0.1", "303E000000000000", "0000000000000001")]
    [InlineData("0.10", "303C000000000000", "000000000000000A")]
    [InlineData("12345678901234567", "3040000000000000", "002BDC545D6B4B87")]
    [InlineData("0.001234", "3034000000000000", "00000000000004D2")]
    [InlineData("1E+3", "3046000000000000", "0000000000000001")]
    [InlineData("1E-6176", "0000000000000000", "0000000000000001")]
    [InlineData("0E-6176", "0000000000000000", "0000000000000000")]
    [InlineData("0E+6111", "5FFE000000000000", "0000000000000000")]
    [InlineData("9.999999999999999999999999999999999E+6144", "5FFFED09BEAD87C0", "378D8E63FFFFFFFF")]
    [InlineData("-9.999999999999999999999999999999999E+6144", "DFFFED09BEAD87C0", "378D8E63FFFFFFFF")]
    [InlineData("Infinity", "7800000000000000", "0000000000000000")]
    [InlineData("-Infinity", "F800000000000000", "0000000000000000")]
    [InlineData("NaN", "7C00000000000000", "0000000000000000")]
    public void Text_and_bits_become_each_other(string text, string high, string low)
    {
        var bits = Decimal128.FromIEEEBits(ulong.Parse(high, NumberStyles.HexNumber, null), ulong.Parse(low, NumberStyles.HexNumber, null));

        Assert.Equal(text, bits.ToString());
        var parsed = Decimal128.Parse(text);
        Assert.Equal((high, low), (parsed.GetIEEEHighBits().ToString("X16", null), parsed.GetIEEELowBits().ToString("X16", null)));
    }

    [Theory]
    [InlineData("1.", "1")]
    [InlineData(".1", "0.1")]
    [InlineData("+1", "1")]
    [InlineData("00012", "12")]
    [InlineData("1e3", "1E+3")]
    [InlineData("100000E-2", "1000.00")]
    [InlineData("1E+6112", "1.0E+6112")]
    [InlineData("1.0E+6144", "1.000000000000000000000000000000000E+6144")]
    [InlineData("10E-6177", "1E-6176")]
    [InlineData("0E+9999", "0E+6111")]
    [InlineData("0E-9999", "0E-6176")]
    [InlineData("1.000000000000000000000000000000000", "1.000000000000000000000000000000000")]
    [InlineData("12345689012345789012345000000000000000000000", "1.234568901234578901234500000000000E+43")]
    [InlineData("inf", "Infinity")]
    [InlineData("-INFINITY", "-Infinity")]
    [InlineData("nan", "NaN")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1E-7")]
    public void Text_of_other_forms_is_read_exactly(string text, string canonical) => Assert.Equal(canonical, Decimal128.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1 ")]
    [InlineData(" 1")]
    [InlineData("1.2.3")]
    [InlineData("0x1")]
    [InlineData("1,5")]
    [InlineData("Infinit")]
    [InlineData("1E+6145")]
    [InlineData("1E-6177")]
    [InlineData("12345678901234567890123456789012345")]
    [InlineData("1.2345678901234567890123456789012345")]
    public void Text_that_is_no_number_or_loses_digits_is_refused(string text)
    {
        if (!Fallback.IsUsed && text.Length > 30) return; // The official one rounds some of these.
        Assert.False(Decimal128.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Decimal128.Parse(text));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("12.3400")]
    [InlineData("-12.34")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void A_decimal_becomes_the_same_number_with_the_same_digits_and_back(string text)
    {
        var value = decimal.Parse(text, CultureInfo.InvariantCulture);

        var converted = new Decimal128(value);

        Assert.Equal(decimal.GetBits(value), decimal.GetBits(Decimal128.ToDecimal(converted)));
        Assert.Equal(Decimal128.Parse(text), converted);
    }

    [Theory]
    [InlineData("1E+28")]
    [InlineData("79228162514264337593543950335.0")]
    [InlineData("1.00000000000000000000000000000000")]
    public void A_number_that_fits_a_decimal_after_moving_zeros_is_converted(string text) =>
        Assert.Equal(Decimal128.Parse(text), new Decimal128(Decimal128.ToDecimal(Decimal128.Parse(text))));

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1E+29")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    public void A_number_that_does_not_fit_a_decimal_is_refused(string text) =>
        Assert.Throws<OverflowException>(() => Decimal128.ToDecimal(Decimal128.Parse(text)));

    [Theory]
    [InlineData("1.0", "1.00", 0)]
    [InlineData("0", "-0", 0)]
    [InlineData("1E+3", "1000", 0)]
    [InlineData("-1", "1", -1)]
    [InlineData("-2", "-1", -1)]
    [InlineData("0.1", "0.09", 1)]
    [InlineData("1E+6000", "9999999999999999999999999999999999", 1)]
    [InlineData("1E-6000", "0", 1)]
    [InlineData("Infinity", "9E+6144", 1)]
    [InlineData("-Infinity", "-9E+6144", -1)]
    [InlineData("NaN", "-Infinity", -1)]
    public void Numbers_are_ordered_by_value(string left, string right, int order)
    {
        var (x, y) = (Decimal128.Parse(left), Decimal128.Parse(right));

        Assert.Equal(order, Math.Sign(x.CompareTo(y)));
        Assert.Equal(-order, Math.Sign(y.CompareTo(x)));
        if (order == 0 && Fallback.IsUsed) Assert.Equal(x.GetHashCode(), y.GetHashCode());
    }

    [Fact]
    public void Digits_beyond_what_is_canonical_count_as_zero()
    {
        if (Fallback.IsUsed) Assert.Equal("0", Decimal128.FromIEEEBits(0x3041ED09BEAD87C0, 0x378D8E6400000000).ToString());
        Assert.Equal("0", Decimal128.FromIEEEBits(0x6C10000000000000, 0).ToString());
    }

    [Fact]
    public void Doubles_and_whole_numbers_are_converted()
    {
        Assert.Equal("1.5", ((Decimal128)1.5).ToString());
        Assert.Equal(1.5, (double)Decimal128.Parse("1.50"));
        Assert.Equal(long.MinValue, (long)(Decimal128)long.MinValue);
        Assert.Equal(long.MaxValue, (long)(Decimal128)long.MaxValue);
        Assert.Throws<OverflowException>(() => (long)Decimal128.Parse("9223372036854775808"));
        Assert.Throws<OverflowException>(() => (int)Decimal128.Parse("1E+6000"));
    }
}
