using System.Globalization;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Text;

namespace Pim.Application.Filtering;

/// <summary>The fields that a filter can name, and how each compares.</summary>
internal static class FilterFields
{
    private const string Known =
        "sku, type, family, family_variant, parent, enabled, categories, create_time, update_time, completeness.CHANNEL.\"LOCALE\", issues, values.ATTRIBUTE";

    /// <summary>The test that a comparison stands for. InvalidArgument when the field or the text to compare with cannot be.</summary>
    public static Func<FilterSubject, bool> Compile(FilterExpression.Comparison term, CatalogSchema schema)
    {
        switch (term.Path[0])
        {
            case "values" when term.Path.Count is >= 2 and <= 4: return FilterValues.Compile(term, schema);
            case "completeness" when term.Path.Count == 3: return Completeness(term, schema);
            case var _ when term.Path.Count > 1: break;
            case "sku": return Text(term, s => s.Product.Sku);
            case "family": return Text(term, s => s.Product.Family);
            case "family_variant": return Text(term, s => s.Product.FamilyVariant);
            case "parent": return Text(term, s => s.Product.Parent);
            case "type": return Type(term);
            case "enabled": return Boolean(term, s => s.Product.Enabled);
            case "categories": return Categories(term, schema);
            case "create_time": return Compare(term, Time(term), s => s.Product.CreateTime);
            case "update_time": return Compare(term, Time(term), s => s.Product.UpdateTime);
            case "issues": return Presence(term, s => s.State.Issues.Count > 0);
        }
        throw Error(term, $"there is no field '{term.Field}'; known are {Known}");
    }

    /// <summary>The time that a term compares with.</summary>
    public static DateTimeOffset Time(FilterExpression.Comparison term) =>
        DateTimeOffset.TryParse(term.Literal, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw Error(term, $"'{term.Field}' compares with a time such as \"2026-11-22T08:00:00Z\", not with '{term.Literal}'");

    /// <summary>The percentage that a term compares with.</summary>
    public static int Percent(FilterExpression.Comparison term) =>
        int.TryParse(term.Literal, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? percent
            : throw Error(term, $"'{term.Field}' compares with a percentage from 0 to 100, not with '{term.Literal}'");

    /// <summary>Compares by the term's operator.</summary>
    public static Func<FilterSubject, bool> Compare<T>(FilterExpression.Comparison term, T literal, Func<FilterSubject, T> field)
        where T : IComparable<T>
    {
        var test = Test<T>(term);
        return s => test(field(s).CompareTo(literal));
    }

    /// <summary>What the term's operator says of the outcome of a comparison.</summary>
    public static Func<int, bool> Test<T>(FilterExpression.Comparison term) => term.Operator switch
    {
        "=" => order => order == 0,
        "!=" => order => order != 0,
        "<" => order => order < 0,
        "<=" => order => order <= 0,
        ">" => order => order > 0,
        ">=" => order => order >= 0,
        _ => throw Error(term, $"'{term.Operator}' does not apply to '{term.Field}'"),
    };

    /// <summary>The refusal of a term.</summary>
    public static PimException Error(FilterExpression.Comparison term, string description) =>
        FilterParser.Error("filter", $"At position {term.Position}: {description}.");

    private static Func<FilterSubject, bool> Text(FilterExpression.Comparison term, Func<FilterSubject, string> field)
    {
        if (term.Operator == ":")
        {
            return term.Literal == "*"
                ? s => field(s).Length > 0
                : s => field(s).Contains(term.Literal, StringComparison.OrdinalIgnoreCase);
        }
        var test = Test<string>(term);
        return s => test(string.CompareOrdinal(field(s), term.Literal));
    }

    private static Func<FilterSubject, bool> Type(FilterExpression.Comparison term)
    {
        if (term.Literal.ToUpperInvariant() is not ("PRODUCT" or "MODEL"))
            throw Error(term, $"'{term.Field}' compares with PRODUCT or MODEL, not with '{term.Literal}'");
        var type = Enum.Parse<ProductType>(term.Literal, ignoreCase: true);
        return Equality(term, s => s.Product.Type == type);
    }

    private static Func<FilterSubject, bool> Boolean(FilterExpression.Comparison term, Func<FilterSubject, bool> field)
    {
        if (term.Literal is not ("true" or "false")) throw Error(term, $"'{term.Field}' compares with true or false, not with '{term.Literal}'");
        var literal = term.Literal == "true";
        return Equality(term, s => field(s) == literal);
    }

    private static Func<FilterSubject, bool> Equality(FilterExpression.Comparison term, Func<FilterSubject, bool> equal) => term.Operator switch
    {
        "=" => equal,
        "!=" => s => !equal(s),
        _ => throw Error(term, $"'{term.Field}' compares with = and !="),
    };

    private static Func<FilterSubject, bool> Presence(FilterExpression.Comparison term, Func<FilterSubject, bool> present) =>
        term is { Operator: ":", Literal: "*" } ? present : throw Error(term, $"write '{term.Field}:*'");

    private static Func<FilterSubject, bool> Categories(FilterExpression.Comparison term, CatalogSchema schema)
    {
        if (term.Operator != ":") throw Error(term, "write 'categories:CODE' for a category with all below it");
        if (term.Literal == "*") return s => s.Categories.Any();
        if (!schema.Categories.ContainsKey(term.Literal)) throw Error(term, $"the category '{term.Literal}' does not exist");
        var codes = schema.Subtree(term.Literal).ToHashSet(StringComparer.Ordinal);
        return s => s.Categories.Any(codes.Contains);
    }

    private static Func<FilterSubject, bool> Completeness(FilterExpression.Comparison term, CatalogSchema schema)
    {
        var (channel, percent) = (term.Path[1], Percent(term));
        if (!Locales.TryNormalize(term.Path[2], out var locale) || !schema.Channels.TryGetValue(channel, out var known) || known.FindLocale(locale) is null)
            throw Error(term, $"the channel '{channel}' with the locale '{term.Path[2]}' does not exist");
        var test = Test<int>(term);
        return s => s.State.Completeness.Any(c => c.Channel == channel && c.Locale == locale && test(c.Percent.CompareTo(percent)));
    }
}
