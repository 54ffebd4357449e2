using System.Runtime.InteropServices;
using Pim.Domain.Insights.Statistics;

namespace Pim.Domain.Insights;

/// <summary>
/// Counts what customers bought beside what. The counts of pairs are bounded: when there are too many, the rarest are forgotten, and more than so
/// many must then be seen to be counted again (lossy counting; Manku and Motwani 2002, VLDB, 346-357), so that a count may be a little too low, never
/// too high.
/// </summary>
public sealed class BoughtTogether
{
    /// <summary>Most pairs that are counted at a time.</summary>
    public const int MaxPairs = 2_000_000;

    /// <summary>Products of one customer that are paired, the latest; a customer with more is no measure of taste.</summary>
    public const int MaxProducts = 50;

    /// <summary>Fewest customers who bought both for the pair to say anything.</summary>
    public const int MinSupport = 5;

    private readonly Dictionary<(int Low, int High), int> _pairs = [];
    private readonly Dictionary<int, int> _buyers = [];
    private readonly List<int> _own = [];
    private Dictionary<int, List<int>>? _partners;
    private int _forgotten;

    /// <summary>Customers with an order.</summary>
    public long Customers { get; private set; }

    /// <summary>Counts a customer.</summary>
    public void Add(CustomerHistory history)
    {
        if (history.Orders.IsEmpty) return;
        Customers++;
        _partners = null;
        _own.Clear();
        var lines = history.Lines;
        for (var i = lines.Length - 1; i >= 0 && _own.Count < MaxProducts; i--)
        {
            if (!_own.Contains(lines[i].Product)) _own.Add(lines[i].Product);
        }
        for (var i = 0; i < _own.Count; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_buyers, _own[i], out _)++;
            for (var j = 0; j < i; j++) CollectionsMarshal.GetValueRefOrAddDefault(_pairs, Key(_own[i], _own[j]), out _)++;
        }
        if (_pairs.Count > MaxPairs) Forget();
    }

    /// <summary>
    /// How much the purchase of one product speaks for another: the share of its buyers who bought the other, as low as the Wilson interval lets it
    /// be, less the share of all customers who bought that. It is above 0 only where many buyers show it, and it favours neither what few bought nor
    /// what everybody buys anyway.
    /// </summary>
    public double Score(int product, int other)
    {
        var both = _pairs.GetValueOrDefault(Key(product, other));
        var buyers = _buyers.GetValueOrDefault(product);
        if (both < MinSupport || buyers == 0) return 0;
        return Math.Max(0, Proportions.Wilson(new Proportion(both, buyers)).Low - (double)_buyers.GetValueOrDefault(other) / Customers);
    }

    /// <summary>Products that were bought beside this one with a score above 0, the highest first.</summary>
    public IReadOnlyList<(int Product, double Score)> Beside(int product)
    {
        _partners ??= Partners();
        if (!_partners.TryGetValue(product, out var partners)) return [];
        return partners.Select(other => (Product: other, Score: Score(product, other))).Where(p => p.Score > 0)
            .OrderByDescending(p => p.Score).ThenBy(p => p.Product).ToList();
    }

    private Dictionary<int, List<int>> Partners()
    {
        var partners = new Dictionary<int, List<int>>();
        foreach (var ((low, high), both) in _pairs)
        {
            if (both < MinSupport) continue;
            (CollectionsMarshal.GetValueRefOrAddDefault(partners, low, out _) ??= []).Add(high);
            (CollectionsMarshal.GetValueRefOrAddDefault(partners, high, out _) ??= []).Add(low);
        }
        return partners;
    }

    private void Forget()
    {
        _forgotten++;
        foreach (var (pair, _) in _pairs.Where(p => p.Value <= _forgotten).ToList()) _pairs.Remove(pair);
    }

    private static (int, int) Key(int one, int other) => one < other ? (one, other) : (other, one);
}
