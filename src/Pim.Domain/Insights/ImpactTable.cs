using System.Runtime.InteropServices;
using Pim.Domain.Insights.Statistics;

namespace Pim.Domain.Insights;

/// <summary>Counts customers by stratum, exposure and outcome.</summary>
public sealed class ImpactTable
{
    /// <summary>Most strata kept apart; customers of further ones are put together in one.</summary>
    public const int MaxStrata = 20_000;

    private static readonly StratumKey Rest = new(-1, -1, (-1, -1), -1);

    private readonly Dictionary<StratumKey, Stratum> _strata = [];

    /// <summary>Counts a customer.</summary>
    public void Add(StratumKey key, bool exposed, bool cameBack)
    {
        if (_strata.Count >= MaxStrata && !_strata.ContainsKey(key)) key = Rest;
        ref var stratum = ref CollectionsMarshal.GetValueRefOrAddDefault(_strata, key, out _);
        var one = new Proportion(cameBack ? 1 : 0, 1);
        stratum = exposed ? stratum with { Exposed = stratum.Exposed + one } : stratum with { Unexposed = stratum.Unexposed + one };
    }

    /// <summary>What the counts say.</summary>
    public ContentImpact Compare() => ContentImpact.Of(_strata.Values.ToArray());
}
