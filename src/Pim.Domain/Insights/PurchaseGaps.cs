using Pim.Domain.Insights.Statistics;

namespace Pim.Domain.Insights;

/// <summary>Time between purchases, in days.</summary>
/// <param name="Closed">Gaps that ended in another order.</param>
/// <param name="Open">Gaps that had not ended at the end of the period: those customers may yet come back, or not.</param>
/// <param name="NaiveMean">Mean of the closed gaps alone; null without any. The shorter the period, the more it is too low.</param>
/// <param name="NaiveMedian">Median of the closed gaps alone, to the hour.</param>
/// <param name="Median">Time by which half of all gaps have ended, open ones counted as lasting at least so long (Kaplan-Meier); null when fewer than
/// half ever ended.</param>
public sealed record PurchaseGaps(long Closed, long Open, double? NaiveMean, double? NaiveMedian, double? Median);

/// <summary>Counts gaps by the hour over histories: an order of the period opens one, the next order closes it.</summary>
/// <param name="period">Which orders count. A gap that is open at its end is censored there.</param>
public sealed class GapTally(Period period)
{
    private const long Step = 3_600_000;
    private const int MaxSteps = 20 * 366 * 24;

    private readonly long[] _closed = new long[(int)Math.Clamp(period.Length / Step + 1, 1, MaxSteps)];
    private readonly long[] _open = new long[(int)Math.Clamp(period.Length / Step + 1, 1, MaxSteps)];
    private double _sum;

    /// <summary>What was counted.</summary>
    public PurchaseGaps Result
    {
        get
        {
            var (closed, open) = (_closed.Sum(), _open.Sum());
            var mean = closed == 0 ? (double?)null : _sum / closed / Period.Day;
            var naive = KaplanMeier.Quantile(_closed, open: new long[_closed.Length]);
            return new PurchaseGaps(closed, open, mean, Days(naive), Days(KaplanMeier.Quantile(_closed, _open)));
        }
    }

    /// <summary>Counts a customer.</summary>
    public void Add(ReadOnlySpan<BoughtOrder> orders)
    {
        for (var i = 0; i < orders.Length; i++)
        {
            if (!period.Has(orders[i].Time)) continue;
            if (i + 1 < orders.Length && orders[i + 1].Time < period.To)
            {
                var gap = orders[i + 1].Time - orders[i].Time;
                _sum += gap;
                _closed[Math.Min(gap / Step, _closed.Length - 1)]++;
            }
            else
            {
                _open[Math.Min((period.To - orders[i].Time) / Step, _open.Length - 1)]++;
            }
        }
    }

    private static double? Days(int? step) => step is { } s ? s * (double)Step / Period.Day : null;
}
