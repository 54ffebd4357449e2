namespace Pim.Domain.Insights;

/// <summary>A half-open time from a moment, which belongs to it, to another, which does not; in milliseconds since 1970 UTC.</summary>
/// <param name="From">The first moment.</param>
/// <param name="To">The first moment after it.</param>
public readonly record struct Period(long From, long To)
{
    /// <summary>Milliseconds of a day.</summary>
    public const long Day = 86_400_000;

    /// <summary>How long it is.</summary>
    public long Length => To - From;

    /// <summary>Whether a moment is in it.</summary>
    public bool Has(long time) => From <= time && time < To;

    /// <summary>The period between two times.</summary>
    public static Period Between(DateTimeOffset from, DateTimeOffset to) => new(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
}
