namespace Pim.Domain.Insights;

/// <summary>How long the periods of cohorts are.</summary>
public enum CohortStep
{
    /// <summary>Weeks of ISO 8601, from Monday.</summary>
    Week,

    /// <summary>Months.</summary>
    Month,

    /// <summary>Quarters, from January, April, July and October.</summary>
    Quarter,
}

/// <summary>Numbers weeks, months and quarters of UTC through, so that the next one has the next number.</summary>
public static class CohortCalendar
{
    private const long Week = 7 * Period.Day;

    // 1970 began on a Thursday: its first Monday-week began three days before.
    private const long FirstMonday = -3 * Period.Day;

    /// <summary>The number of the period that holds a moment.</summary>
    public static int NumberOf(long time, CohortStep step)
    {
        if (step == CohortStep.Week) return (int)Math.Floor((double)(time - FirstMonday) / Week);
        var date = DateTimeOffset.FromUnixTimeMilliseconds(time);
        var month = date.Year * 12 + date.Month - 1;
        return step == CohortStep.Month ? month : month / 3;
    }

    /// <summary>The first moment of the period of this number.</summary>
    public static long StartOf(int number, CohortStep step)
    {
        if (step == CohortStep.Week) return FirstMonday + number * Week;
        var month = step == CohortStep.Month ? number : number * 3;
        return new DateTimeOffset(month / 12, month % 12 + 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    }
}
