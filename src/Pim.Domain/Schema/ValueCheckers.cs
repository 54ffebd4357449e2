using System.Collections.Concurrent;
using Pim.Domain.Attributes;

namespace Pim.Domain.Schema;

/// <summary>The checkers of a schema's attributes, each made when it is first asked for.</summary>
public sealed class ValueCheckers(CatalogSchema schema)
{
    private readonly ConcurrentDictionary<string, ValueChecker> _checkers = new(StringComparer.Ordinal);

    /// <summary>The checker of this attribute, or null when the schema has no such attribute.</summary>
    public ValueChecker? Find(string attribute)
    {
        if (_checkers.TryGetValue(attribute, out var checker)) return checker;
        return schema.Attributes.TryGetValue(attribute, out var definition)
            ? _checkers.GetOrAdd(attribute, static (_, state) => new ValueChecker(state.definition, state.schema), (definition, schema))
            : null;
    }
}
