namespace Pim.Domain.Insights;

/// <summary>
/// Compares two branches of an experiment over histories, as drawn, whatever the customers then saw (intention to treat). The index is the first time
/// a branch was shown; what was drawn at random has no other cause, so the difference may be called an effect. It is not stratified for that reason,
/// but strata are shown beside it all the same.
/// </summary>
/// <param name="design">The outcome window and when the index may be; its exposure window is not looked at.</param>
/// <param name="experiment">Number of the experiment.</param>
/// <param name="treatment">Number of the branch that is tried.</param>
/// <param name="control">Number of the branch it is compared with.</param>
public sealed class ExperimentTally(ImpactDesign design, int experiment, int treatment, int control)
{
    private readonly ImpactTable _table = new();

    /// <summary>What the counts say.</summary>
    public ContentImpact Result => _table.Compare();

    /// <summary>Customers who were shown more than one branch: left out, since it is not known what to count them as.</summary>
    public long Contaminated { get; private set; }

    /// <summary>Counts a customer.</summary>
    public void Add(CustomerHistory history)
    {
        var (arm, index) = (-1, 0L);
        foreach (ref readonly var shown in history.Exposures)
        {
            if (shown.Experiment != experiment) continue;
            if (arm < 0) (arm, index) = (shown.Arm, shown.Time);
            if (shown.Arm == arm) continue;
            Contaminated++;
            return;
        }
        if (arm < 0 || arm != treatment && arm != control || !design.Index.Has(index) || index + design.Outcome >= design.ObservedTo) return;
        var month = CohortCalendar.NumberOf(index, CohortStep.Month);
        _table.Add(new StratumKey(0, month, (0, EarlierOrders(history, index)), 0), arm == treatment, CameBack(history, index));
    }

    // Customers who had bought before come back more often in both branches: a stratum of their own.
    private static int EarlierOrders(CustomerHistory history, long index) => history.Orders is [var first, ..] && first.Time < index ? 1 : 0;

    private bool CameBack(CustomerHistory history, long index)
    {
        foreach (ref readonly var order in history.Orders)
        {
            if (order.Time > index) return order.Time <= index + design.Outcome;
        }
        return false;
    }
}
