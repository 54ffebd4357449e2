namespace MongoDB.Bson;

/// <summary>An IEEE 754-2008 decimal of 128 bits: a sign, up to 34 digits, and a power of ten; or infinity, or not a number.</summary>
/// <remarks>Values that differ only in trailing zeros are equal in value yet keep their digits: 1.0 and 1.00 have different bits.</remarks>
public readonly partial struct Decimal128 : IComparable<Decimal128>, IEquatable<Decimal128>, IComparable
{
    private const int ExponentBias = 6176;
    private const int MaxExponent = 6111;
    private const int MinExponent = -6176;
    private const int MaxDigits = 34;

    private const ulong SignBit = 0x8000_0000_0000_0000;
    private const ulong InfinityBits = 0x7800_0000_0000_0000;
    private const ulong NaNBits = 0x7C00_0000_0000_0000;
    private const ulong SignalingNaNBits = 0x7E00_0000_0000_0000;
    private const ulong LargeForm = 0x6000_0000_0000_0000;
    private const ulong HighCoefficient = 0x0001_FFFF_FFFF_FFFF;

    private static readonly UInt128 MaxCoefficient = PowerOfTen(MaxDigits) - 1;

    private readonly ulong _high;
    private readonly ulong _low;

    private Decimal128(ulong high, ulong low) => (_high, _low) = (high, low);

    private Decimal128(bool negative, int exponent, UInt128 coefficient) : this(
        (negative ? SignBit : 0) | (ulong)(exponent + ExponentBias) << 49 | (ulong)(coefficient >> 64), (ulong)coefficient) { }

    /// <summary>Exactly a <see cref="decimal"/>, its trailing zeros included.</summary>
    public Decimal128(decimal value) => this = FromDecimal(value);

    /// <summary>Exactly a 32-bit number.</summary>
    public Decimal128(int value) => this = FromInt64(value);

    /// <summary>Exactly a 64-bit number.</summary>
    public Decimal128(long value) => this = FromInt64(value);

    /// <summary>A double by its shortest decimal digits.</summary>
    public Decimal128(double value) => this = FromDouble(value);

    public static Decimal128 Zero => new(false, 0, 0);
    public static Decimal128 MaxValue => new(false, MaxExponent, MaxCoefficient);
    public static Decimal128 MinValue => new(true, MaxExponent, MaxCoefficient);
    public static Decimal128 PositiveInfinity => new(InfinityBits, 0);
    public static Decimal128 NegativeInfinity => new(SignBit | InfinityBits, 0);
    public static Decimal128 QNaN => new(NaNBits, 0);
    public static Decimal128 SNaN => new(SignalingNaNBits, 0);

    /// <summary>From the two halves of the binary integer decimal (BID) form.</summary>
    public static Decimal128 FromIEEEBits(ulong highBits, ulong lowBits) => new(highBits, lowBits);

    /// <summary>The upper half of the binary integer decimal (BID) form.</summary>
    public ulong GetIEEEHighBits() => _high;

    /// <summary>The lower half of the binary integer decimal (BID) form.</summary>
    public ulong GetIEEELowBits() => _low;

    public static bool IsNegative(Decimal128 d) => (d._high & SignBit) != 0;
    public static bool IsNaN(Decimal128 d) => (d._high & NaNBits) == NaNBits;
    public static bool IsQNaN(Decimal128 d) => (d._high & SignalingNaNBits) == NaNBits;
    public static bool IsSNaN(Decimal128 d) => (d._high & SignalingNaNBits) == SignalingNaNBits;
    public static bool IsInfinity(Decimal128 d) => (d._high & NaNBits) == InfinityBits;
    public static bool IsPositiveInfinity(Decimal128 d) => IsInfinity(d) && !IsNegative(d);
    public static bool IsNegativeInfinity(Decimal128 d) => IsInfinity(d) && IsNegative(d);
    public static bool IsZero(Decimal128 d) => d.IsFinite && d.Coefficient == 0;

    /// <summary>The value with the other sign.</summary>
    public static Decimal128 Negate(Decimal128 x) => new(x._high ^ SignBit, x._low);

    /// <summary>The value without its sign.</summary>
    public static Decimal128 Abs(Decimal128 x) => new(x._high & ~SignBit, x._low);

    private bool IsFinite => (_high & InfinityBits) != InfinityBits;

    private bool IsLargeForm => (_high & LargeForm) == LargeForm;

    private int Exponent => (int)(_high >> (IsLargeForm ? 47 : 49) & 0x3FFF) - ExponentBias;

    // The large form, and digits beyond 34, cannot be canonical: the standard reads them as zero.
    private UInt128 Coefficient
    {
        get
        {
            if (IsLargeForm) return 0;
            var coefficient = new UInt128(_high & HighCoefficient, _low);
            return coefficient > MaxCoefficient ? 0 : coefficient;
        }
    }

    private static UInt128 PowerOfTen(int exponent)
    {
        UInt128 power = 1;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
