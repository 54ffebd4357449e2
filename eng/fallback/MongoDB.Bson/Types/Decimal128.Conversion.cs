using System.Globalization;

namespace MongoDB.Bson;

public readonly partial struct Decimal128
{
    /// <summary>The same number as a <see cref="decimal"/>.</summary>
    /// <exception cref="OverflowException">No decimal has exactly this value.</exception>
    public static decimal ToDecimal(Decimal128 d)
    {
        if (!d.IsFinite) throw new OverflowException($"{d} is not a finite number.");
        var coefficient = d.Coefficient;
        var exponent = d.Exponent;
        if (coefficient == 0) return new decimal(0, 0, 0, IsNegative(d), (byte)Math.Clamp(-exponent, 0, 28));
        while (coefficient % 10 == 0 && (exponent < -28 || coefficient >> 96 != 0))
        {
            coefficient /= 10;
            exponent++;
        }
        for (; exponent > 0 && coefficient >> 96 == 0; exponent--) coefficient *= 10;
        if (exponent is > 0 or < -28 || coefficient >> 96 != 0) throw new OverflowException($"{d} has no exact form as a decimal.");
        return new decimal((int)(uint)coefficient, (int)(uint)(coefficient >> 32), (int)(uint)(coefficient >> 64), IsNegative(d), (byte)-exponent);
    }

    /// <summary>The nearest double.</summary>
    public static double ToDouble(Decimal128 d)
    {
        if (IsNaN(d)) return double.NaN;
        if (IsInfinity(d)) return IsNegative(d) ? double.NegativeInfinity : double.PositiveInfinity;
        return double.Parse(d.ToString(), CultureInfo.InvariantCulture);
    }

    /// <summary>The number without its fraction.</summary>
    /// <exception cref="OverflowException">It does not fit into 64 bits.</exception>
    public static long ToInt64(Decimal128 d)
    {
        if (!d.IsFinite) throw new OverflowException($"{d} is not a finite number.");
        var magnitude = d.Coefficient;
        var exponent = d.Exponent;
        for (; exponent < 0 && magnitude != 0; exponent++) magnitude /= 10;
        for (; exponent > 0 && magnitude != 0; exponent--)
        {
            if (magnitude > ulong.MaxValue) break;
            magnitude *= 10;
        }
        var limit = (UInt128)long.MaxValue + (IsNegative(d) ? 1u : 0u);
        if (magnitude > limit) throw new OverflowException($"{d} does not fit into 64 bits.");
        return IsNegative(d) ? (long)(0 - (ulong)magnitude) : (long)magnitude;
    }

    /// <summary>The number without its fraction.</summary>
    /// <exception cref="OverflowException">It does not fit into 32 bits.</exception>
    public static int ToInt32(Decimal128 d) => checked((int)ToInt64(d));

    private static Decimal128 FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var coefficient = new UInt128((uint)parts[2], (ulong)(uint)parts[1] << 32 | (uint)parts[0]);
        return new Decimal128(parts[3] < 0, -(parts[3] >> 16 & 0xFF), coefficient);
    }

    private static Decimal128 FromInt64(long value) => new(value < 0, 0, value < 0 ? (UInt128)(-(Int128)value) : (UInt128)value);

    private static Decimal128 FromDouble(double value)
    {
        if (double.IsNaN(value)) return QNaN;
        if (double.IsInfinity(value)) return value < 0 ? NegativeInfinity : PositiveInfinity;
        return Parse(value.ToString("R", CultureInfo.InvariantCulture));
    }

    public static implicit operator Decimal128(decimal value) => FromDecimal(value);
    public static implicit operator Decimal128(byte value) => FromInt64(value);
    public static implicit operator Decimal128(short value) => FromInt64(value);
    public static implicit operator Decimal128(int value) => FromInt64(value);
    public static implicit operator Decimal128(uint value) => FromInt64(value);
    public static implicit operator Decimal128(long value) => FromInt64(value);
    public static implicit operator Decimal128(ulong value) => new(false, 0, value);
    public static explicit operator Decimal128(double value) => FromDouble(value);
    public static explicit operator Decimal128(float value) => FromDouble(value);
    public static explicit operator decimal(Decimal128 value) => ToDecimal(value);
    public static explicit operator double(Decimal128 value) => ToDouble(value);
    public static explicit operator int(Decimal128 value) => ToInt32(value);
    public static explicit operator long(Decimal128 value) => ToInt64(value);
}
