using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Text;

namespace Pim.Application.Filtering;

/// <summary>Turns terms of a filter into conditions that the store answers from its indexes.</summary>
internal static class FilterPushdown
{
    /// <summary>Adds a term to the query; false when the store cannot answer it, or already answers another for the same field.</summary>
    public static bool TryAdd(ref ProductQuery query, FilterExpression term, CatalogSchema schema)
    {
        if (term is not FilterExpression.Comparison comparison) return false;
        var added = comparison.Path[0] == "completeness" ? AddCompleteness(query, comparison) : Add(query, comparison, schema);
        if (added is null) return false;
        query = added;
        return true;
    }

    private static ProductQuery? Add(ProductQuery query, FilterExpression.Comparison term, CatalogSchema schema) => (term.Field, term.Operator) switch
    {
        ("sku", "=") when query.Sku is null => query with { Sku = term.Literal },
        ("type", "=") when query.Type is null => query with { Type = Enum.Parse<ProductType>(term.Literal, ignoreCase: true) },
        ("family", "=") when query.Family is null => query with { Family = term.Literal },
        ("family_variant", "=") when query.FamilyVariant is null => query with { FamilyVariant = term.Literal },
        ("parent", "=") when query.Parent is null => query with { Parent = term.Literal },
        ("enabled", "=") when query.Enabled is null => query with { Enabled = term.Literal == "true" },
        ("categories", ":") when query.AnyCategory is null && term.Literal != "*" => query with { AnyCategory = schema.Subtree(term.Literal) },
        ("issues", ":") when query.HasIssues is null => query with { HasIssues = true },
        ("update_time", ">=") when query.UpdatedFrom is null => query with { UpdatedFrom = FilterFields.Time(term) },
        ("update_time", "<") when query.UpdatedBefore is null => query with { UpdatedBefore = FilterFields.Time(term) },
        _ => null,
    };

    private static ProductQuery? AddCompleteness(ProductQuery query, FilterExpression.Comparison term)
    {
        if (query.Completeness is not null || !Locales.TryNormalize(term.Path[2], out var locale)) return null;
        var percent = FilterFields.Percent(term);
        (int Min, int Max)? bounds = term.Operator switch
        {
            "=" => (percent, percent),
            "<" => (0, percent - 1),
            "<=" => (0, percent),
            ">" => (percent + 1, 100),
            ">=" => (percent, 100),
            _ => null,
        };
        return bounds is var (min, max) ? query with { Completeness = new CompletenessCondition(term.Path[1], locale, min, max) } : null;
    }
}
