using System.Runtime.InteropServices;
using Pim.Domain.Events;
using Pim.Domain.Insights.Statistics;

namespace Pim.Domain.Insights;

/// <summary>One comparison among many.</summary>
/// <param name="Subject">Number of what was compared, such as a product or an attribute.</param>
/// <param name="Impact">What the counts say.</param>
/// <param name="QValue">Share of false findings when this one and all stronger ones are called findings; null when there are too few customers.</param>
public sealed record RankedImpact(int Subject, ContentImpact Impact, double? QValue)
{
    /// <summary>
    /// The comparisons with their q-values, those that say most first: by the lower bound of the stratified difference, and what says nothing last.
    /// </summary>
    public static IReadOnlyList<RankedImpact> Rank(IReadOnlyList<(int Subject, ContentImpact Impact)> impacts)
    {
        var told = impacts.Where(i => i.Impact.Stratified is not null).ToList();
        var values = FalseDiscovery.QValues(told.Select(i => i.Impact.Stratified!.PValue).ToArray());
        var ranked = told.Select((i, place) => new RankedImpact(i.Subject, i.Impact, values[place]))
            .OrderByDescending(i => i.Impact.Stratified!.Interval.Low);
        var others = impacts.Where(i => i.Impact.Stratified is null).Select(i => new RankedImpact(i.Subject, i.Impact, null))
            .OrderByDescending(i => i.Impact.Exposed.Count + i.Impact.Unexposed.Count);
        return [.. ranked, .. others];
    }
}

/// <summary>
/// Sets seeing content against coming back for many subjects at once: for each product, customers whose first order has it, exposed when they saw the
/// content of it; or for each attribute, all customers, exposed when they saw that attribute of what they bought.
/// </summary>
/// <param name="design">The windows.</param>
/// <param name="categoryOf">Number of a product's category, for the strata.</param>
public sealed class ProductImpacts(ImpactDesign design, Func<int, int> categoryOf)
{
    /// <summary>Most subjects that are followed; those that come later are left out, and counted.</summary>
    public const int MaxSubjects = 20_000;

    private readonly Dictionary<int, ImpactTable> _tables = [];
    private readonly HashSet<int> _subjects = [];
    private readonly HashSet<int> _seen = [];

    /// <summary>Times that a subject was left out because there were too many.</summary>
    public long LeftOut { get; private set; }

    /// <summary>What the counts say, ranked.</summary>
    public IReadOnlyList<RankedImpact> Result => RankedImpact.Rank(_tables.Select(t => (t.Key, t.Value.Compare())).ToList());

    /// <summary>Counts a customer once for each product of the first order.</summary>
    public void AddProducts(CustomerHistory history, Func<int, bool> isSubject, ImpactTally.ContentTest isContent)
    {
        if (history.IsVisitor || design.UnitOf(history.Orders) is not { } unit) return;
        var lines = history.LinesOf(history.Orders[0]);
        _subjects.Clear();
        _seen.Clear();
        foreach (var line in lines)
        {
            if (isSubject(line.Product)) _subjects.Add(line.Product);
        }
        foreach (ref readonly var view in history.Views)
        {
            if (unit.Seen.Has(view.Time) && _subjects.Contains(view.Product) && isContent(view, history.AttributesOf(view))) _seen.Add(view.Product);
        }
        Count(history, lines, unit.CameBack);
    }

    /// <summary>
    /// Counts a customer once for each of these attributes. A view that says which attributes it saw is one of these; one that does not is of all
    /// attributes of the parts it saw.
    /// </summary>
    /// <param name="history">The customer's history.</param>
    /// <param name="attributes">The attributes, by number, with the part that each belongs to.</param>
    public void AddAttributes(CustomerHistory history, IReadOnlyDictionary<int, ContentParts> attributes)
    {
        if (history.IsVisitor || design.UnitOf(history.Orders) is not { } unit) return;
        var lines = history.LinesOf(history.Orders[0]);
        _subjects.Clear();
        _seen.Clear();
        _subjects.UnionWith(attributes.Keys);
        var parts = ContentParts.None;
        foreach (ref readonly var view in history.Views)
        {
            if (!unit.Seen.Has(view.Time) || !lines.Has(view.Product)) continue;
            if (view.AttributeCount == 0) parts |= view.Parts;
            foreach (var attribute in history.AttributesOf(view)) _seen.Add(attribute);
        }
        foreach (var (attribute, part) in attributes)
        {
            if ((parts & part) != 0) _seen.Add(attribute);
        }
        Count(history, lines, unit.CameBack);
    }

    private void Count(CustomerHistory history, ReadOnlySpan<BoughtLine> lines, bool cameBack)
    {
        if (_subjects.Count == 0) return;
        var key = StratumKey.Of(history.Orders[0], lines, categoryOf);
        foreach (var subject in _subjects)
        {
            if (_tables.Count >= MaxSubjects && !_tables.ContainsKey(subject)) { LeftOut++; continue; }
            ref var table = ref CollectionsMarshal.GetValueRefOrAddDefault(_tables, subject, out _);
            (table ??= new ImpactTable()).Add(key, _seen.Contains(subject), cameBack);
        }
    }
}
