using Pim.Domain.Insights;

namespace Pim.Application.Insights;

/// <summary>What part of the events a report is about.</summary>
/// <param name="Period">The period.</param>
public sealed record InsightScope(Period Period)
{
    /// <summary>Code of a channel; empty for all.</summary>
    public string Channel { get; init; } = "";

    /// <summary>BCP 47 locale; empty for all.</summary>
    public string Locale { get; init; } = "";

    /// <summary>Code of a segment of customers; empty for all. NotFound when there is none of that code.</summary>
    public string Segment { get; init; } = "";

    /// <summary>SKU of a product; empty for all.</summary>
    public string Product { get; init; } = "";

    /// <summary>Code of a category, with all below it; empty for all. NotFound when there is none of that code.</summary>
    public string Category { get; init; } = "";

    /// <summary>Code of a family; empty for all. NotFound when there is none of that code.</summary>
    public string Family { get; init; } = "";
}
