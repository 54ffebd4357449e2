using Pim.Domain.Insights;

namespace Pim.Application.Insights;

/// <summary>What part of the events a report is about. Reports refuse names that nobody knows: see <see cref="ScopeNames"/>.</summary>
/// <param name="Period">The period.</param>
public sealed record InsightScope(Period Period)
{
    /// <summary>Code of a channel; empty for all.</summary>
    public string Channel { get; init; } = "";

    /// <summary>BCP 47 locale; empty for all.</summary>
    public string Locale { get; init; } = "";

    /// <summary>What met customers where orders and views were made; empty for all.</summary>
    public string Touchpoint { get; init; } = "";

    /// <summary>What won the customers: the first touchpoint that their events name; empty for all.</summary>
    public string AcquisitionSource { get; init; } = "";

    /// <summary>Code of a segment of customers; empty for all.</summary>
    public string Segment { get; init; } = "";

    /// <summary>SKU of a product; empty for all.</summary>
    public string Product { get; init; } = "";

    /// <summary>Code of a category, with all below it; empty for all.</summary>
    public string Category { get; init; } = "";

    /// <summary>Code of a family; empty for all.</summary>
    public string Family { get; init; } = "";
}
