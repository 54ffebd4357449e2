namespace MongoDB.Bson;

// Values brought to another type, where there is a sensible one.
public abstract partial class BsonValue
{
    /// <summary>Whether the value counts as true: not false, zero, empty text, null or undefined.</summary>
    public virtual bool ToBoolean() => true;

    /// <summary>The number as a double.</summary>
    /// <exception cref="NotSupportedException">The value is no number.</exception>
    public virtual double ToDouble() => throw NoConversion(nameof(ToDouble));

    /// <summary>The number as 32 bits.</summary>
    /// <exception cref="NotSupportedException">The value is no number.</exception>
    /// <exception cref="OverflowException">The number is too large.</exception>
    public virtual int ToInt32() => throw NoConversion(nameof(ToInt32));

    /// <summary>The number as 64 bits.</summary>
    /// <exception cref="NotSupportedException">The value is no number.</exception>
    /// <exception cref="OverflowException">The number is too large.</exception>
    public virtual long ToInt64() => throw NoConversion(nameof(ToInt64));

    /// <summary>The number as a decimal.</summary>
    /// <exception cref="NotSupportedException">The value is no number.</exception>
    /// <exception cref="OverflowException">No decimal has its value.</exception>
    public virtual decimal ToDecimal() => throw NoConversion(nameof(ToDecimal));

    /// <summary>The number as a Decimal128.</summary>
    /// <exception cref="NotSupportedException">The value is no number.</exception>
    public virtual Decimal128 ToDecimal128() => throw NoConversion(nameof(ToDecimal128));

    /// <summary>The date in UTC.</summary>
    /// <exception cref="NotSupportedException">The value is no date.</exception>
    public virtual DateTime ToUniversalTime() => throw NoConversion(nameof(ToUniversalTime));

    /// <summary>The date in local time.</summary>
    /// <exception cref="NotSupportedException">The value is no date.</exception>
    public virtual DateTime ToLocalTime() => throw NoConversion(nameof(ToLocalTime));

    /// <summary>The date in UTC, or null for a null.</summary>
    public DateTime? ToNullableUniversalTime() => IsBsonNull ? null : ToUniversalTime();

    private NotSupportedException NoConversion(string method) => new($"{method} is not supported for {GetType().Name}.");
}
