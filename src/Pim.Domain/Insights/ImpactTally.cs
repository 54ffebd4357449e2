namespace Pim.Domain.Insights;

/// <summary>
/// Sets one kind of content against coming back, over histories. It compares customers whose first order has a product of the subject; they are
/// exposed when they saw that content of such a product that they bought.
/// </summary>
/// <param name="design">The windows.</param>
/// <param name="isSubject">Whether a product, by number, belongs to the subject.</param>
/// <param name="isContent">Whether a view was of the content in question.</param>
/// <param name="categoryOf">Number of a product's category, for the strata.</param>
public sealed class ImpactTally(ImpactDesign design, Func<int, bool> isSubject, ImpactTally.ContentTest isContent, Func<int, int> categoryOf)
{
    private readonly ImpactTable _table = new();

    /// <summary>Whether a view, with the attributes it saw in particular, was of the content in question.</summary>
    public delegate bool ContentTest(in SeenContent view, ReadOnlySpan<int> attributes);

    /// <summary>What the counts say.</summary>
    public ContentImpact Result => _table.Compare();

    /// <summary>Counts a customer.</summary>
    public void Add(CustomerHistory history)
    {
        if (history.IsVisitor || design.UnitOf(history.Orders) is not { } unit) return;
        ref readonly var first = ref history.Orders[0];
        var lines = history.LinesOf(first);
        if (!HasSubject(lines)) return;
        _table.Add(StratumKey.Of(first, lines, categoryOf), IsExposed(history, unit.Seen, lines), unit.CameBack);
    }

    private bool HasSubject(ReadOnlySpan<BoughtLine> lines)
    {
        foreach (var line in lines)
        {
            if (isSubject(line.Product)) return true;
        }
        return false;
    }

    private bool IsExposed(CustomerHistory history, Period seen, ReadOnlySpan<BoughtLine> lines)
    {
        foreach (ref readonly var view in history.Views)
        {
            if (view.Time >= seen.To) return false;
            if (view.Time < seen.From || !isSubject(view.Product) || !lines.Has(view.Product)) continue;
            if (isContent(view, history.AttributesOf(view))) return true;
        }
        return false;
    }
}
