using Pim.Domain.Attributes;
using Pim.Domain.Channels;
using Pim.Domain.Families;
using Pim.Domain.Schema;
using Pim.Domain.Values;

namespace Pim.Domain.Products;

/// <summary>How complete a product is for one channel and locale.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Locale">BCP 47 locale.</param>
/// <param name="Required">Number of attributes that the family requires for this channel and that can have a value in this locale.</param>
/// <param name="Missing">Codes of those without a value, in ordinal order.</param>
public sealed record Completeness(string Channel, string Locale, int Required, ValueList<string> Missing)
{
    /// <summary>Share of required values present, in whole percent, rounded down; 100 when nothing is required.</summary>
    public int Percent => Required == 0 ? 100 : (Required - Missing.Count) * 100 / Required;

    /// <summary>
    /// The completeness of a product for every channel and locale, by channel, then in the channel's order of locales. Empty for models
    /// and for products without family. Inherited values count as present, values of fallback locales do not; a price collection counts
    /// when it has a price in each of the channel's currencies.
    /// </summary>
    public static ValueList<Completeness> Of(Lineage lineage, CatalogSchema schema)
    {
        if (lineage.Product.Type == ProductType.Model || schema.FamilyPlans.Find(lineage.Product.Family) is not { } plan) return [];
        var result = new List<Completeness>();
        foreach (var channel in plan.Channels) AddChannel(lineage, channel, result);
        return result.ToValueList();
    }

    private static void AddChannel(Lineage lineage, ChannelPlan plan, List<Completeness> result)
    {
        // What is the same in all locales is looked for once, not for each of them.
        var (channel, required) = plan;
        var present = new bool[required.Length];
        for (var i = 0; i < required.Length; i++) present[i] = !required[i].Localizable && IsPresent(lineage, required[i], channel, "");

        var missing = new List<string>();
        foreach (var (locale, _) in channel.Locales)
        {
            missing.Clear();
            var count = 0;
            for (var i = 0; i < required.Length; i++)
            {
                var allowed = required[i].Rules.AllowedLocales;
                if (allowed.Count > 0 && !allowed.Contains(locale)) continue;
                count++;
                if (!present[i] && !(required[i].Localizable && IsPresent(lineage, required[i], channel, locale))) missing.Add(required[i].Code);
            }
            result.Add(new Completeness(channel.Code, locale, count, missing.Count == 0 ? [] : missing.ToValueList()));
        }
    }

    private static bool IsPresent(Lineage lineage, AttributeDefinition attribute, Channel channel, string locale)
    {
        if (attribute.Type == AttributeType.Identifier) return true;
        var value = lineage.Find(attribute.Code, attribute.Scopable ? channel.Code : "", locale);
        return value is PricesValue prices ? HasPrices(prices, channel) : value is not null;
    }

    private static bool HasPrices(PricesValue prices, Channel channel)
    {
        foreach (var currency in channel.Currencies)
        {
            if (!prices.Has(currency)) return false;
        }
        return true;
    }
}

/// <summary>What is computed about a product and kept apart from it.</summary>
/// <param name="Completeness">How complete it is, for each channel and locale.</param>
/// <param name="Issues">Stored values that the schema no longer allows.</param>
public sealed record ProductState(ValueList<Completeness> Completeness, ValueList<ProductIssue> Issues)
{
    /// <summary>Most issues that are kept of one product.</summary>
    public const int MaxIssues = 100;

    /// <summary>Nothing known.</summary>
    public static readonly ProductState None = new([], []);

    /// <summary>Codes of the categories that it stands in by the models above it and not by itself, a set in ordinal order.</summary>
    public ValueList<string> InheritedCategories { get; init; }

    /// <summary>The state of a product under a schema.</summary>
    /// <param name="lineage">The product.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="mayHaveIssues">False for a product that was just checked as a whole: it has none.</param>
    public static ProductState Of(Lineage lineage, CatalogSchema schema, bool mayHaveIssues)
    {
        var state = new ProductState(Products.Completeness.Of(lineage, schema), []) { InheritedCategories = InheritedBy(lineage) };
        if (!mayHaveIssues) return state;
        var issues = ProductRules.FindIssues(lineage, schema);
        return state with { Issues = issues.Take(MaxIssues).Select(v => ProductIssue.Of(v, lineage.Product)).ToValueList() };
    }

    private static ValueList<string> InheritedBy(Lineage lineage) =>
        lineage.Models.Count == 0 ? [] : lineage.Categories.Except(lineage.Product.Categories).ToValueList();
}

/// <summary>A stored value that the schema does not allow: where, what and which rule.</summary>
public sealed record ProductIssue(string Field, string Description, string Reason)
{
    internal static ProductIssue Of(Violation violation, Product product)
    {
        var index = violation.Value is { } key ? product.Values.IndexInAttribute(key) : -1;
        var field = index < 0 ? violation.Field : $"{violation.Field}.values[{index}]{violation.ValuePart}";
        return new ProductIssue(field, violation.Description, violation.Reason);
    }
}
