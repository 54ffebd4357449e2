using Pim.Application.Products;
using Pim.Domain.Schema;

namespace Pim.Application.Filtering;

/// <summary>A filter made ready: the part that the store answers from its indexes, and what must be looked at product by product.</summary>
/// <param name="Query">The part for the store.</param>
/// <param name="Residual">The rest; null when the store answers all of it.</param>
internal sealed record ProductFilter(ProductQuery Query, Func<FilterSubject, bool>? Residual)
{
    /// <summary>Reads a filter. InvalidArgument, with the position, when it cannot be read or names what does not exist.</summary>
    public static ProductFilter Parse(string filter, CatalogSchema schema)
    {
        var expression = FilterParser.Parse(filter);
        var query = ProductQuery.All;
        var residual = new List<Func<FilterSubject, bool>>();
        IReadOnlyList<FilterExpression> terms = expression switch
        {
            null => [],
            FilterExpression.And and => and.Parts,
            _ => [expression],
        };
        foreach (var term in terms)
        {
            var test = Compile(term, schema); // compiled even when the store answers it: that checks it
            if (FilterPushdown.TryAdd(ref query, term, schema)) continue;
            residual.Add(test);
        }
        return new ProductFilter(query, residual.Count == 0 ? null : All(residual));
    }

    /// <summary>Reads a filter as a test of one product, for those that no index is asked about. Errors as for <see cref="Parse"/>.</summary>
    public static Func<FilterSubject, bool> Compile(string filter, CatalogSchema schema) =>
        FilterParser.Parse(filter) is { } expression ? Compile(expression, schema) : _ => true;

    private static Func<FilterSubject, bool> Compile(FilterExpression expression, CatalogSchema schema)
    {
        switch (expression)
        {
            case FilterExpression.And and:
                return All(and.Parts.Select(p => Compile(p, schema)).ToList());
            case FilterExpression.Or or:
                var parts = or.Parts.Select(p => Compile(p, schema)).ToArray();
                return subject => Array.Exists(parts, p => p(subject));
            case FilterExpression.Not not:
                var inner = Compile(not.Part, schema);
                return subject => !inner(subject);
            default:
                return FilterFields.Compile((FilterExpression.Comparison)expression, schema);
        }
    }

    private static Func<FilterSubject, bool> All(List<Func<FilterSubject, bool>> parts) =>
        parts.Count == 1 ? parts[0] : subject => parts.TrueForAll(p => p(subject));
}
