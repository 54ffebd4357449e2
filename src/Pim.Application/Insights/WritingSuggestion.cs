using Pim.Domain.Events;
using Pim.Domain.Insights;

namespace Pim.Application.Insights;

/// <summary>Products by what their content goes with.</summary>
/// <param name="Products">Ranked.</param>
/// <param name="Names">Names of the products.</param>
/// <param name="LeftOut">Times that one was left out because there were too many.</param>
public sealed record ProductRanking(IReadOnlyList<RankedImpact> Products, HistoryNames Names, long LeftOut);

/// <summary>A required attribute that a product lacks, for a channel and locale.</summary>
public sealed record MissingContent(string Sku, string Attribute, string Channel, string Locale, long FirstBuyers);

/// <summary>One entry of what to write next.</summary>
/// <param name="Missing">What is missing.</param>
/// <param name="Part">The part of content that the attribute belongs to; none when it belongs to none.</param>
/// <param name="Impact">Over all products: whether who saw this attribute of what they bought came back; null when nobody was counted.</param>
/// <param name="Weight">First buyers times the lower bound of the stratified difference, not below 0.</param>
public sealed record WritingSuggestion(MissingContent Missing, ContentParts Part, RankedImpact? Impact, double Weight)
{
    private const int MaxMissing = 100_000;

    /// <summary>What the products that were bought first lack, those of the most buyers first.</summary>
    internal static IReadOnlyList<MissingContent> MissingOf(
        IReadOnlyDictionary<int, long> buyers, ProductFacts facts, HistoryNames names, InsightScope scope) =>
        buyers.OrderByDescending(b => b.Value).ThenBy(b => names[b.Key], StringComparer.Ordinal)
            .SelectMany(b => facts.CompletenessOf(b.Key, scope.Channel, scope.Locale)
                .SelectMany(c => c.Missing.Select(attribute => new MissingContent(names[b.Key], attribute, c.Channel, c.Locale, b.Value))))
            .Take(MaxMissing).ToList();

    /// <summary>The weightiest first; those of one weight by buyers, as they come.</summary>
    internal static IReadOnlyList<WritingSuggestion> Rank(
        IReadOnlyList<MissingContent> missing, IReadOnlyDictionary<string, ContentParts> parts, IReadOnlyDictionary<string, RankedImpact> impacts) =>
        missing.Select(m => Of(m, parts[m.Attribute], impacts.GetValueOrDefault(m.Attribute))).OrderByDescending(s => s.Weight).ToList();

    private static WritingSuggestion Of(MissingContent missing, ContentParts part, RankedImpact? impact) =>
        new(missing, part, impact, missing.FirstBuyers * Math.Max(0, impact?.Impact.Stratified?.Interval.Low ?? 0));
}
