using Pim.Domain.Events;
using Pim.Domain.Insights;

namespace Pim.Application.Insights;

/// <summary>Which content a report is about: all that is set must hold.</summary>
/// <param name="Part">A part of content; none for any view.</param>
/// <param name="Attribute">Code of an attribute seen in particular; empty for any.</param>
/// <param name="MinCompleteness">Least completeness of the product, in percent.</param>
/// <param name="MaxCompleteness">Greatest completeness of the product, in percent.</param>
public sealed record ContentSubject(ContentParts Part, string Attribute, int MinCompleteness, int MaxCompleteness)
{
    /// <summary>Any view.</summary>
    public static readonly ContentSubject Any = new(ContentParts.None, "", 0, 100);

    private bool HasBand => MinCompleteness > 0 || MaxCompleteness < 100;

    /// <summary>Whether a view is of that content.</summary>
    internal ImpactTally.ContentTest Test(HistoryNames names, ProductFacts facts, InsightScope scope)
    {
        var attribute = Attribute.Length == 0 ? 0 : names.NumberOf(Attribute);
        var inBand = new Dictionary<int, bool>();
        return (in SeenContent view, ReadOnlySpan<int> attributes) =>
            view.Parts.HasFlag(Part) && (attribute == 0 || attributes.Contains(attribute)) && (!HasBand || IsInBand(view.Product));

        bool IsInBand(int product)
        {
            if (inBand.TryGetValue(product, out var known)) return known;
            return inBand[product] = facts.CompletenessOf(product, scope.Channel, scope.Locale)
                .Any(c => c.Percent >= MinCompleteness && c.Percent <= MaxCompleteness);
        }
    }
}
