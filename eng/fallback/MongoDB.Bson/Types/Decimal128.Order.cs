namespace MongoDB.Bson;

public readonly partial struct Decimal128
{
    /// <summary>Orders by value; not-a-number comes before all others.</summary>
    public static int Compare(Decimal128 x, Decimal128 y)
    {
        if (IsNaN(x) || IsNaN(y)) return IsNaN(y).CompareTo(IsNaN(x));
        var sign = Sign(x);
        if (sign != Sign(y)) return sign.CompareTo(Sign(y));
        if (sign == 0) return 0;
        return sign * CompareMagnitude(x, y);
    }

    /// <summary>Whether both have the same value; not-a-number equals itself.</summary>
    public static bool Equals(Decimal128 x, Decimal128 y) => Compare(x, y) == 0;

    public int CompareTo(Decimal128 other) => Compare(this, other);

    public int CompareTo(object obj) => obj switch
    {
        null => 1,
        Decimal128 other => Compare(this, other),
        _ => throw new ArgumentException("The other value is not a Decimal128.", nameof(obj)),
    };

    public bool Equals(Decimal128 other) => Compare(this, other) == 0;
    public override bool Equals(object obj) => obj is Decimal128 other && Equals(other);

    public override int GetHashCode()
    {
        if (IsNaN(this)) return int.MinValue;
        if (IsInfinity(this)) return Sign(this);
        var (coefficient, exponent) = WithoutTrailingZeros();
        return coefficient == 0 ? 0 : HashCode.Combine(Sign(this), coefficient, exponent);
    }

    public static bool operator ==(Decimal128 lhs, Decimal128 rhs) => !IsNaN(lhs) && !IsNaN(rhs) && Compare(lhs, rhs) == 0;
    public static bool operator !=(Decimal128 lhs, Decimal128 rhs) => !(lhs == rhs);
    public static bool operator <(Decimal128 lhs, Decimal128 rhs) => !IsNaN(lhs) && !IsNaN(rhs) && Compare(lhs, rhs) < 0;
    public static bool operator <=(Decimal128 lhs, Decimal128 rhs) => !IsNaN(lhs) && !IsNaN(rhs) && Compare(lhs, rhs) <= 0;
    public static bool operator >(Decimal128 lhs, Decimal128 rhs) => rhs < lhs;
    public static bool operator >=(Decimal128 lhs, Decimal128 rhs) => rhs <= lhs;
    public static Decimal128 operator -(Decimal128 value) => Negate(value);

    private static int Sign(Decimal128 d) => IsZero(d) ? 0 : IsNegative(d) ? -1 : 1;

    private static int CompareMagnitude(Decimal128 x, Decimal128 y)
    {
        if (IsInfinity(x) || IsInfinity(y)) return IsInfinity(x).CompareTo(IsInfinity(y));
        var (cx, ex) = x.WithoutTrailingZeros();
        var (cy, ey) = y.WithoutTrailingZeros();
        var (dx, dy) = (DigitCount(cx), DigitCount(cy));
        if (dx + ex != dy + ey) return (dx + ex).CompareTo(dy + ey);
        // As many digits before the point: padded to equal length, the digits decide; 34 digits always fit.
        return (cx * PowerOfTen(Math.Max(0, dy - dx))).CompareTo(cy * PowerOfTen(Math.Max(0, dx - dy)));
    }

    private (UInt128 Coefficient, int Exponent) WithoutTrailingZeros()
    {
        var (coefficient, exponent) = (Coefficient, Exponent);
        for (; coefficient != 0 && coefficient % 10 == 0; exponent++) coefficient /= 10;
        return (coefficient, exponent);
    }

    private static int DigitCount(UInt128 value)
    {
        var count = 0;
        for (; value != 0; value /= 10) count++;
        return count;
    }
}
