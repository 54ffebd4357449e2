using Pim.Domain.Products;

namespace Pim.Application.Products;

/// <summary>Conditions on products that a store answers from its indexes; all that are set must hold.</summary>
public sealed record ProductQuery
{
    /// <summary>Every product.</summary>
    public static readonly ProductQuery All = new();

    /// <summary>Product or model.</summary>
    public ProductType? Type { get; init; }

    /// <summary>Exactly this SKU.</summary>
    public string? Sku { get; init; }

    /// <summary>Code of the family; empty for those without.</summary>
    public string? Family { get; init; }

    /// <summary>Code of the family variant; empty for those without.</summary>
    public string? FamilyVariant { get; init; }

    /// <summary>SKU of the model right above; empty for those without.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether it is enabled itself.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Stands in at least one of these categories, itself or, as its state says, by a model above it (the caller expands subtrees); an empty
    /// list matches nothing.</summary>
    public IReadOnlyList<string>? AnyCategory { get; init; }

    /// <summary>Last changed at this time or later.</summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>Last changed before this time.</summary>
    public DateTimeOffset? UpdatedBefore { get; init; }

    /// <summary>How complete it is for one channel and locale.</summary>
    public CompletenessCondition? Completeness { get; init; }

    /// <summary>Whether it holds values that the schema no longer allows.</summary>
    public bool? HasIssues { get; init; }
}

/// <summary>Completeness, in percent, lies between two bounds, both included.</summary>
public sealed record CompletenessCondition(string Channel, string Locale, int MinPercent, int MaxPercent);
