using Pim.Domain.Channels;
using Pim.Domain.Products;
using Pim.Domain.Schema;

namespace Pim.Domain.Publications;

/// <summary>What must hold for a draft to be published in a channel.</summary>
public static class PublicationRules
{
    private const int MaxNamed = 20;

    /// <summary>Gathers what stands in the way of publishing a draft; nothing: it may be published.</summary>
    /// <param name="draft">The draft with the models above it.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="review">What was last said of the product's drafts; null when nothing was.</param>
    public static List<Violation> Check(Lineage draft, CatalogSchema schema, Channel channel, Review? review)
    {
        var violations = new List<Violation>();
        CheckCompleteness(draft, schema, channel, violations);
        if (ProductRules.FindIssues(draft, schema) is [var issue, ..])
            violations.Add(new(issue.Field, $"Breaks the schema: {issue.Description}", "HAS_ISSUES", ViolationKind.Precondition));
        if (channel.ReviewRequired && !IsReady(draft.Product, review))
            violations.Add(
                new("review", $"The channel '{channel.Code}' takes only drafts that were submitted for review.", "NOT_REVIEWED", ViolationKind.Precondition));
        return violations;
    }

    /// <summary>Whether this very draft was said to be ready.</summary>
    public static bool IsReady(Product draft, Review? review) => review is { Ready: true } && review.Revision == draft.Revision;

    private static void CheckCompleteness(Lineage draft, CatalogSchema schema, Channel channel, List<Violation> violations)
    {
        if (channel.MinCompleteness == 0) return;
        foreach (var completeness in Completeness.Of(draft, schema))
        {
            if (completeness.Channel != channel.Code || completeness.Percent >= channel.MinCompleteness) continue;
            var more = completeness.Missing.Count > MaxNamed ? $" and {completeness.Missing.Count - MaxNamed} more" : "";
            violations.Add(new($"completeness.{channel.Code}.\"{completeness.Locale}\"",
                $"Is {completeness.Percent} % complete, and the channel asks for {channel.MinCompleteness} %. Missing: {string.Join(", ", completeness.Missing.Take(MaxNamed))}{more}.",
                "INCOMPLETE", ViolationKind.Precondition));
        }
    }
}
