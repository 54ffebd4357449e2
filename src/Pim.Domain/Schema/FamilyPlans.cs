using System.Collections.Concurrent;
using Pim.Domain.Families;

namespace Pim.Domain.Schema;

/// <summary>The plans of a schema's families, each made when it is first asked for.</summary>
internal sealed class FamilyPlans(CatalogSchema schema)
{
    private readonly ConcurrentDictionary<string, FamilyPlan> _plans = new(StringComparer.Ordinal);

    /// <summary>The plan of this family, or null when the schema has no such family.</summary>
    public FamilyPlan? Find(string family)
    {
        if (family.Length == 0) return null;
        if (_plans.TryGetValue(family, out var plan)) return plan;
        return schema.Families.TryGetValue(family, out var found)
            ? _plans.GetOrAdd(family, static (_, state) => new FamilyPlan(state.found, state.schema), (found, schema))
            : null;
    }
}
