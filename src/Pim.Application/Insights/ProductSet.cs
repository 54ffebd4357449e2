using Pim.Domain.Insights;

namespace Pim.Application.Insights;

/// <summary>Some products, asked for by the numbers of their names, which come up while histories are read.</summary>
internal sealed class ProductSet(HistoryNames names, IReadOnlySet<string> skus)
{
    private readonly List<bool?> _known = [];

    /// <summary>Whether the product of this number is one of them.</summary>
    public bool Has(int product)
    {
        while (_known.Count <= product) _known.Add(null);
        return _known[product] ??= skus.Contains(names[product]);
    }
}
