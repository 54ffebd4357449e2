namespace Pim.Domain.Insights;

/// <summary>Customers who bought first in the same week, month or quarter.</summary>
/// <param name="Start">First moment of that period, in milliseconds since 1970 UTC.</param>
/// <param name="Size">How many they are.</param>
/// <param name="Classic">How many bought in the n-th period after it (in it, for the first entry); ends where periods are not over yet.</param>
/// <param name="Rolling">How many bought in the n-th period after it or in any later one that was observed; ends likewise. The last entries are low,
/// since less of what is later was observed.</param>
public sealed record Cohort(long Start, long Size, IReadOnlyList<long> Classic, IReadOnlyList<long> Rolling);

/// <summary>Counts cohorts over histories.</summary>
public sealed class CohortTally
{
    /// <summary>Most periods from the first cohort to the end of what is observed.</summary>
    public const int MaxPeriods = 520;

    private readonly Period _period;
    private readonly CohortStep _step;
    private readonly int _first;
    private readonly int _last;
    private readonly int _end;
    private readonly long[][] _classic;
    private readonly long[][] _rolling;
    private readonly bool[] _seen;

    /// <summary>A tally of the cohorts that begin in a period.</summary>
    /// <param name="period">When the first order was; a cohort that it cuts holds only those within.</param>
    /// <param name="observedTo">End of what was observed. A period that is not over by then is missing, not zero.</param>
    /// <param name="step">How long the periods are.</param>
    public CohortTally(Period period, long observedTo, CohortStep step)
    {
        (_period, _step) = (period, step);
        _first = CohortCalendar.NumberOf(period.From, step);
        _last = CohortCalendar.NumberOf(period.To - 1, step);
        _end = CohortCalendar.NumberOf(observedTo, step);
        if (Math.Max(_end, _last) - _first >= MaxPeriods || _last < _first)
            throw new PimException(ErrorKind.InvalidArgument, "PERIOD_TOO_LONG",
                $"Cohorts go over 1 to {MaxPeriods} periods, from the first to the last moment observed.");
        _classic = Rows();
        _rolling = Rows();
        _seen = new bool[Math.Max(1, _end - _first)];
    }

    /// <summary>What was counted, by time; cohorts of which nothing is over yet have a size of 0 and no entries.</summary>
    public IReadOnlyList<Cohort> Result => Enumerable.Range(0, _classic.Length).Select(RowOf).ToList();

    /// <summary>Counts a customer.</summary>
    public void Add(ReadOnlySpan<BoughtOrder> orders)
    {
        if (orders.IsEmpty || !_period.Has(orders[0].Time)) return;
        var cohort = CohortCalendar.NumberOf(orders[0].Time, _step);
        var classic = _classic[cohort - _first];
        if (classic.Length == 0) return;
        var seen = _seen.AsSpan(0, classic.Length);
        seen.Clear();
        var last = 0;
        foreach (ref readonly var order in orders)
        {
            var offset = CohortCalendar.NumberOf(order.Time, _step) - cohort;
            if (offset >= seen.Length) break;
            seen[offset] = true;
            last = offset;
        }
        for (var offset = 0; offset <= last; offset++)
        {
            if (seen[offset]) classic[offset]++;
        }
        _rolling[cohort - _first][last]++;
    }

    // One column for each period from the cohort's own that is over at the end of what was observed.
    private long[][] Rows() => Enumerable.Range(_first, _last - _first + 1).Select(cohort => new long[Math.Max(0, _end - cohort)]).ToArray();

    private Cohort RowOf(int row)
    {
        var rolling = (long[])_rolling[row].Clone();
        for (var i = rolling.Length - 2; i >= 0; i--) rolling[i] += rolling[i + 1];
        return new Cohort(CohortCalendar.StartOf(_first + row, _step), rolling.Length == 0 ? 0 : rolling[0], (long[])_classic[row].Clone(), rolling);
    }
}
