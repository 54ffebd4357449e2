using Pim.Application.Insights;
using Pim.Domain.Insights;
using Pim.Domain.Insights.Statistics;
using Pim.Domain.Products;
using Proportion = Pim.Domain.Insights.Statistics.Proportion;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>Writes comparisons into messages.</summary>
internal static class ImpactWriter
{
    // What the number of customers that is needed is told for: three percentage points more.
    private const double Detectable = 0.03;

    /// <summary>A comparison. Only what was drawn at random is called an effect.</summary>
    public static V1.ImpactReport Write(ContentImpact impact, bool isRandomised)
    {
        var message = new V1.ImpactReport
        {
            Finding = impact.IsInsufficient ? V1.Finding.InsufficientData : isRandomised ? V1.Finding.Effect : V1.Finding.Association,
            Exposed = Write(impact.Exposed),
            Unexposed = Write(impact.Unexposed),
            NeededPerGroup = impact.Unexposed.Rate is { } rate and > 0 and < 1 - Detectable ? Proportions.SampleSize(rate, rate + Detectable) : 0,
            ExactTest = impact.IsExact,
        };
        if (impact.Difference is { } difference) (message.Difference, message.Interval) = (difference, Write(impact.Interval!.Value));
        if (impact.PValue is { } p) message.PValue = p;
        if (impact.Stratified is not { } stratified) return message;
        (message.StratifiedDifference, message.StratifiedInterval, message.StratifiedPValue) = (stratified.Difference, Write(stratified.Interval),
            stratified.PValue);
        (message.Strata, message.StratifiedCustomers) = (stratified.Strata, stratified.Compared);
        return message;
    }

    public static V1.RankProductsResponse Write(ProductRanking ranking, int limit)
    {
        var message = new V1.RankProductsResponse { Compared = ranking.Products.Count, LeftOut = ranking.LeftOut };
        foreach (var ranked in ranking.Products.Take(limit))
        {
            var product = new V1.ProductImpact { Product = Product.NameOf(ranking.Names[ranked.Subject]), Impact = Write(ranked.Impact, isRandomised: false) };
            if (ranked.QValue is { } q) product.QValue = q;
            message.Products.Add(product);
        }
        return message;
    }

    public static V1.WritingSuggestion Write(WritingSuggestion suggestion)
    {
        var missing = suggestion.Missing;
        var message = new V1.WritingSuggestion
        {
            Product = Product.NameOf(missing.Sku),
            Attribute = missing.Attribute,
            Channel = missing.Channel,
            Locale = missing.Locale,
            FirstBuyers = missing.FirstBuyers,
            Part = InsightWriter.Part(suggestion.Part),
            Weight = suggestion.Weight,
            Impact = suggestion.Impact is { } found ? Write(found.Impact, isRandomised: false) : new V1.ImpactReport { Finding = V1.Finding.InsufficientData },
        };
        if (suggestion.Impact?.QValue is { } q) message.QValue = q;
        return message;
    }

    private static V1.Proportion Write(Proportion proportion)
    {
        var message = new V1.Proportion { Successes = proportion.Successes, Count = proportion.Count, Interval = Write(Proportions.Wilson(proportion)) };
        if (proportion.Rate is { } rate) message.Rate = rate;
        return message;
    }

    private static V1.ConfidenceInterval Write(Interval interval) => new() { Low = interval.Low, High = interval.High };
}
